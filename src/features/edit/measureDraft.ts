import { err, ok, type Result } from '#core/base/result.ts';
import { aggregates, type Measure } from '#core/model/schema.ts';
import { type Condition, isComplete } from '#features/shared/conditions/condition.ts';
import { conditionsFilter, draftConditions } from '#features/shared/conditions/conditionsFilter.ts';

export const measureKinds = ['share', ...aggregates, 'ratio'] as const;
export type MeasureKind = (typeof measureKinds)[number];

/** A measure as it is edited. What one kind does not need is kept for going back to another. */
export interface MeasureDraft {
  readonly kind: MeasureKind;
  /** What an aggregate reads; null: not chosen, or nothing to read. */
  readonly column: string | null;
  /** Of a share: the conversations counted among those of `where`. */
  readonly counted: readonly Condition[];
  /** The conversations that it is of. */
  readonly where: readonly Condition[];
  /** A ratio has no form yet and stays as it is. */
  readonly ratio: Extract<Measure, { readonly kind: 'ratio' }> | null;
}

/** Why a draft is no measure yet. */
export type MeasureGap = 'no-column' | 'nothing-counted' | 'open-condition';

export const emptyMeasure: MeasureDraft = { kind: 'share', column: null, counted: [], where: [], ratio: null };

export function draftMeasure(measure: Measure): MeasureDraft {
  switch (measure.kind) {
    case 'share':
      return {
        ...emptyMeasure,
        counted: draftConditions(measure.part),
        where: draftConditions(measure.whole),
      };
    case 'aggregate': {
      const { aggregate, column, filter } = measure.of;
      return { ...emptyMeasure, kind: aggregate, column, where: draftConditions(filter) };
    }
    case 'ratio':
      return { ...emptyMeasure, kind: 'ratio', ratio: measure };
  }
}

/** Errors: what is still missing. */
export function measureOf({ kind, column, counted, where, ratio }: MeasureDraft): Result<Measure, MeasureGap> {
  if (kind === 'ratio') return ratio === null ? err('no-column') : ok(ratio);
  const read = kind === 'share' ? counted : [];
  if (kind === 'share' && counted.length === 0) return err('nothing-counted');
  if (readsColumn(kind) && column === null) return err('no-column');
  if (![...read, ...where].every(isComplete)) return err('open-condition');
  const filter = conditionsFilter(where);
  if (kind === 'share') return ok({ kind, part: conditionsFilter(counted), whole: filter });
  return ok({ kind: 'aggregate', of: { aggregate: kind, column: readsColumn(kind) ? column : null, filter } });
}

export const readsColumn = (kind: MeasureKind): boolean => kind !== 'share' && kind !== 'count' && kind !== 'ratio';
