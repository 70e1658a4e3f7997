import { directions, FilterSchema, MeasureSchema, metricUnits } from '#core/model/schema.ts';
import { compareOps } from '#core/table/filter.ts';
import type { Condition } from '#features/shared/conditions/condition.ts';
import { readOneOf, readRecord } from '#state/session/readValues.ts';
import { type DefinitionDraft, definitionSources } from './definitionDraft.ts';
import { type MeasureDraft, measureKinds } from './measureDraft.ts';
import type { TargetDraft } from './targetDraft.ts';

/** Readers of drafts as a session kept them; null for anything that is not one, such as a draft of an older Taproot. */

export const readName = (kept: unknown): string | null => (typeof kept === 'string' ? kept : null);

export function readTargetDraft(kept: unknown): TargetDraft | null {
  const { goal, near, unit: name } = readRecord(kept);
  const unit = readOneOf(metricUnits, name);
  return unit !== undefined && isNumberOrNull(goal) && isNumberOrNull(near) ? { unit, goal, near } : null;
}

export function readDefinition(kept: unknown): DefinitionDraft | null {
  const saved = readRecord(kept);
  const { description, text } = saved;
  const measure = readMeasure(saved['measure']);
  const unit = readOneOf(metricUnits, saved['unit']);
  const direction = readOneOf(directions, saved['direction']);
  const source = readOneOf(definitionSources, saved['source']);
  const unnamed = readOneOf(['influence', 'remove'] as const, saved['unnamed']);
  if (typeof description !== 'string' || typeof text !== 'string' || measure === null) return null;
  if (unnamed === undefined || unit === undefined || direction === undefined || source === undefined) return null;
  return { description, unit, direction, measure, source, text, unnamed };
}

function readMeasure(kept: unknown): MeasureDraft | null {
  const { kind: name, column, counted: hits, where: of, ratio: line } = readRecord(kept);
  const kind = readOneOf(measureKinds, name);
  const [counted, where] = [readConditions(hits), readConditions(of)];
  const ratio = line === null ? null : MeasureSchema.safeParse(line).data;
  if (kind === undefined || counted === null || where === null || !isTextOrNull(column)) return null;
  return ratio === null || ratio?.kind === 'ratio' ? { kind, column, counted, where, ratio } : null;
}

function readConditions(kept: unknown): readonly Condition[] | null {
  if (!Array.isArray(kept)) return null;
  const conditions = kept.map(readCondition).filter((condition) => condition !== null);
  return conditions.length === kept.length ? conditions : null;
}

function readCondition(kept: unknown): Condition | null {
  const { kind, column, negated, values, text, value, op: operator, from, seconds, filter } = readRecord(kept);
  if (kind === 'fixed') {
    const read = FilterSchema.safeParse(filter);
    return read.success ? { kind, filter: read.data } : null;
  }
  if (typeof column !== 'string') return null;
  const op = readOneOf(compareOps, operator);
  if (op !== undefined) {
    if (kind === 'number' && isNumberOrNull(value)) return { kind, column, op, value };
    const isElapsed = kind === 'elapsed' && typeof from === 'string' && isNumberOrNull(seconds);
    return isElapsed ? { kind, column, from, op, seconds } : null;
  }
  if (typeof negated !== 'boolean') return null;
  if (kind === 'empty') return { kind, column, negated };
  if (kind === 'text') return typeof text === 'string' ? { kind, column, negated, text } : null;
  return kind === 'values' && Array.isArray(values) && values.every(isTextOrNull)
    ? { kind, column, negated, values }
    : null;
}

const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string';

const isNumberOrNull = (value: unknown): value is number | null => value === null || Number.isFinite(value);
