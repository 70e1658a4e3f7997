import type { MetricUnit, Target } from '#core/model/schema.ts';
import { fromInput, toInput } from './inputUnit.ts';

/** A target as it is typed, in the unit that it is typed in; null: nothing entered. */
export interface TargetDraft {
  readonly unit: MetricUnit;
  readonly goal: number | null;
  readonly near: number | null;
}

export type TargetGap = 'no-goal' | 'share-range' | 'negative-tolerance';

export function draftTarget(target: Target | null, unit: MetricUnit): TargetDraft {
  if (target === null) return { unit, goal: null, near: null };
  return { unit, goal: toInput(target.value, unit), near: toInput(target.tolerance, unit) };
}

/** Why a draft is no target, by its fields; null: it is fine. */
export function targetGaps({ unit, goal, near }: TargetDraft): {
  readonly goal: TargetGap | null;
  readonly near: TargetGap | null;
} {
  const isOutside = unit === 'share' && goal !== null && (goal < 0 || goal > 100);
  return {
    goal: goal === null ? 'no-goal' : isOutside ? 'share-range' : null,
    near: near !== null && near < 0 ? 'negative-tolerance' : null,
  };
}

/** Null while it is none. */
export function targetOf(draft: TargetDraft): Target | null {
  const { unit, goal, near } = draft;
  const gaps = targetGaps(draft);
  if (goal === null || gaps.goal !== null || gaps.near !== null) return null;
  return { value: fromInput(goal, unit), tolerance: fromInput(near ?? 0, unit) };
}
