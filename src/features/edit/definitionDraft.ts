import { ok, type Result } from '#core/base/result.ts';
import type { RebindMetric } from '#core/model/commands/rebindMetric.ts';
import type { WriteFormula } from '#core/model/commands/writeFormula.ts';
import type { Basis, Dataset, Metric } from '#core/model/schema.ts';
import { outcomeColumn } from '#core/table/table.ts';
import { newCondition } from '#features/shared/conditions/conditionForm.ts';
import { conditionColumns } from './fittingColumns.ts';
import type { ReadDraft } from './measureDefaults.ts';
import { draftMeasure, emptyMeasure, type MeasureDraft, type MeasureGap, measureOf } from './measureDraft.ts';

export const definitionSources = ['kept', 'measure', 'parts', 'formula'] as const;

/**
 * A metric's definition as it is edited. `kept`: the basis stays what it is; `parts`: it will be made of nodes below;
 * `formula`: it is what `text` says.
 */
export interface DefinitionDraft extends ReadDraft {
  readonly description: string;
  readonly source: (typeof definitionSources)[number];
  readonly text: string;
  /** What becomes of components that the text does not name. */
  readonly unnamed: WriteFormula['unnamed'];
}

export function draftDefinition({ description, unit, direction, basis }: Metric): DefinitionDraft {
  const measure = basis.kind === 'measure' ? draftMeasure(basis.measure) : emptyMeasure;
  const source = basis.kind === 'measure' ? 'measure' : 'kept';
  return { description, unit, direction, measure, source, text: '', unnamed: 'influence' };
}

/** What choices come to; a formula that is written is saved its own way. Errors: why there is nothing to save yet. */
export function bindingOf(draft: DefinitionDraft, basis: Basis): Result<RebindMetric['binding'], MeasureGap> {
  const { description, unit, direction } = draft;
  const rest = { unit, direction, description: description.trim() };
  if (draft.source === 'kept' || draft.source === 'formula') return ok({ ...rest, basis });
  if (draft.source === 'parts') return ok({ ...rest, basis: { kind: 'unbound', needs: [] } });
  const measure = measureOf(draft.measure);
  return measure.ok ? ok({ ...rest, basis: { kind: 'measure', measure: measure.value } }) : measure;
}

/** A share of conversations to start from, its first condition still to be filled in. */
export function firstMeasure(dataset: Dataset): MeasureDraft {
  const columns = conditionColumns(dataset);
  const outcome = dataset.outcomeRules === null ? undefined : columns.find(({ id }) => id === outcomeColumn);
  const column = outcome ?? columns.find(({ kind }) => kind === 'dimension');
  return column === undefined
    ? { ...emptyMeasure, kind: 'count' }
    : { ...emptyMeasure, counted: [newCondition(column)] };
}
