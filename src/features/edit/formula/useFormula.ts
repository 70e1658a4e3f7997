import { useMemo } from 'react';
import { type Compiled, compileFormula } from '#core/formula/text/compileFormula.ts';
import { printBasis } from '#core/formula/text/printBasis.ts';
import type { FormulaProblem } from '#core/formula/text/problem.ts';
import { readFormula } from '#core/formula/text/readFormula.ts';
import { shownUnits } from '#core/formula/text/units.ts';
import type { WriteFormula } from '#core/model/commands/writeFormula.ts';
import type { Doc } from '#core/model/doc.ts';
import { type Basis, type Dataset, type Metric, MetricId, type MetricUnit, type Tree } from '#core/model/schema.ts';
import type { ColumnSchema } from '#core/table/table.ts';
import { useDocument } from '#state/react.tsx';
import { useValuesOfColumns } from '#state/views/useColumnValues.ts';
import type { DefinitionDraft } from '../definitionDraft.ts';
import type { FormulaKnowledge } from './formulaHelp.ts';
import { treeScope } from './treeScope.ts';

export interface FormulaDraft {
  readonly known: FormulaKnowledge;
  readonly problems: readonly FormulaProblem[];
  /** Null while the text does not hold together. */
  readonly compiled: Compiled | null;
  /** Units in which the number may be shown; the first is used where the draft's is not among them. */
  readonly units: readonly MetricUnit[];
  /** What saving would do; null while there is nothing to save. */
  readonly command: WriteFormula | null;
}

/** What the text of a definition's draft comes to. */
export function useFormula(tree: Tree, dataset: Dataset, metric: Metric, draft: DefinitionDraft): FormulaDraft {
  const doc = useDocument((state) => state.doc);
  const { text } = draft;
  const mentioned = useMemo(() => mentionedColumns(text, dataset.columns), [text, dataset.columns]);
  const values = useValuesOfColumns(dataset, mentioned);
  const known = useMemo<FormulaKnowledge>(() => {
    const valuesOf = (id: string): readonly string[] | null => {
      const found = values.get(id);
      return found === undefined ? null : found.flatMap(({ value }) => (value === null ? [] : [value]));
    };
    const scope = treeScope(doc, tree, dataset, metric.id, valuesOf);
    return {
      scope,
      describe: (name) => describeMetric(doc, dataset, scope.metrics.find((one) => one.name === name)?.id),
    };
  }, [doc, tree, dataset, metric.id, values]);
  return useMemo(() => {
    const { part, problems } = readFormula(text, known.scope);
    if (part === null) return { known, problems, compiled: null, units: [], command: null };
    const compiled = compileFormula(part.of, dataset.columns, (index) => MetricId.parse(`part-${index}`));
    const units = shownUnits(part.unit);
    const unit = units.find((each) => each === draft.unit) ?? units[0] ?? draft.unit;
    const command = commandOf(metric.id, draft, compiled, unit);
    return { known, problems, compiled, units, command };
  }, [text, known, dataset.columns, metric.id, draft]);
}

function commandOf(metricId: MetricId, draft: DefinitionDraft, compiled: Compiled, unit: MetricUnit): WriteFormula {
  const { description, direction, unnamed } = draft;
  const basis: Basis =
    compiled.kind === 'measure'
      ? { kind: 'measure', measure: compiled.measure }
      : { kind: 'formula', expression: compiled.expression };
  return {
    kind: 'write-formula',
    metricId,
    definition: { basis, unit, direction, description: description.trim() },
    parts: compiled.kind === 'measure' ? [] : compiled.parts,
    unnamed,
  };
}

/** Columns of texts that the formula may compare with a value. */
function mentionedColumns(text: string, columns: readonly ColumnSchema[]): readonly string[] {
  const lower = text.toLowerCase();
  return columns
    .filter(
      ({ kind, id, name }) =>
        (kind === 'dimension' || kind === 'tags') && [id, name].some((each) => lower.includes(each.toLowerCase())),
    )
    .map(({ id }) => id);
}

function describeMetric(doc: Doc, dataset: Dataset, id: MetricId | undefined): string {
  const metric = id === undefined ? undefined : doc.metrics[id];
  if (metric === undefined) return '';
  const written = printBasis(metric.basis, dataset.columns, (each) => doc.metrics[each]?.name ?? each);
  return [metric.description, written === null ? '' : `= ${written}`].filter((line) => line !== '').join('\n');
}
