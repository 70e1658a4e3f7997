import type { Dataset, Direction, MetricUnit } from '#core/model/schema.ts';
import { outcomeColumn } from '#core/table/table.ts';
import { type Condition, isComplete } from '#features/shared/conditions/condition.ts';
import { fittingColumns } from './fittingColumns.ts';
import { type MeasureDraft, type MeasureKind, readsColumn } from './measureDraft.ts';

/** A measure as it is edited, with how its number is shown and read. */
export interface ReadDraft {
  readonly measure: MeasureDraft;
  readonly unit: MetricUnit;
  readonly direction: Direction;
}

/** The measure changed; unit and direction go along as long as they are what one would take anyway. */
export function withMeasure(draft: ReadDraft, measure: MeasureDraft, dataset: Dataset): ReadDraft {
  const unit = draft.unit === usualUnit(draft.measure, dataset) ? usualUnit(measure, dataset) : draft.unit;
  const followed = unitsOf(measure.kind).includes(unit) ? unit : usualUnit(measure, dataset);
  const direction =
    draft.direction === usualDirection(draft.measure, draft.unit) ? usualDirection(measure, followed) : draft.direction;
  return { measure, unit: followed, direction };
}

/**
 * Another kind of number; a column that can't be read that way is let go, and an only one taken. The number of what a
 * share counts is of those conversations, and going back it is a share of the others too.
 */
export function withKind(measure: MeasureDraft, kind: MeasureKind, dataset: Dataset): MeasureDraft {
  if (!readsColumn(kind)) return { ...measure, kind, where: whereOf(measure, kind) };
  const fitting = fittingColumns(dataset, kind);
  const kept = fitting.find(({ id }) => id === measure.column) ?? (fitting.length === 1 ? fitting[0] : undefined);
  return { ...measure, kind, column: kept?.id ?? null };
}

function whereOf({ kind, counted, where }: MeasureDraft, next: MeasureKind): MeasureDraft['where'] {
  const isIn = (list: MeasureDraft['where'], condition: Condition): boolean =>
    list.some((other) => JSON.stringify(other) === JSON.stringify(condition));
  if (kind === 'share' && next === 'count')
    return [...where, ...counted.filter((condition) => isComplete(condition) && !isIn(where, condition))];
  return kind === 'count' && next === 'share' ? where.filter((condition) => !isIn(counted, condition)) : where;
}

/** The units that a number of this kind can be shown in. */
export function unitsOf(kind: MeasureKind): readonly MetricUnit[] {
  if (kind === 'share') return ['share'];
  if (kind === 'count' || kind === 'distinct' || kind === 'agent-days') return ['count'];
  return ['number', 'seconds', 'count', 'score', 'share'];
}

export function usualUnit({ kind, column }: MeasureDraft, dataset: Dataset): MetricUnit {
  const [only, ...others] = unitsOf(kind);
  if (only !== undefined && others.length === 0) return only;
  const own = dataset.columns.find(({ id }) => id === column)?.unit ?? 'number';
  if (kind === 'sum') return own === 'seconds' || own === 'count' ? own : 'number';
  return own === 'count' && kind !== 'max' ? 'number' : own;
}

/** Shorter is better, a higher score is better, and of outcomes, as shares or counts, only resolving is good. */
export function usualDirection({ kind, counted, where }: MeasureDraft, unit: MetricUnit): Direction {
  if (unit === 'seconds') return 'lower';
  if (unit === 'score') return 'higher';
  if (kind !== 'share' && kind !== 'count') return 'neither';
  for (const condition of kind === 'share' ? counted : where) {
    if (condition.kind !== 'values' || condition.column !== outcomeColumn || condition.values.length === 0) continue;
    const isResolving = condition.values.every((value) => value === 'resolved');
    return isResolving !== condition.negated ? 'higher' : 'lower';
  }
  return 'neither';
}
