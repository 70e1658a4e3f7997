import type { SyntaxNode } from '@lezer/common';
import { formulaParser } from '#core/formula/text/formulaParser.ts';
import { aggregateNamed, aggregateNames } from '#core/formula/text/functions.ts';
import { writeColumn } from '#core/formula/text/printFilter.ts';
import { quoteMetric, quoteValue, unquoteColumn } from '#core/formula/text/quoted.ts';
import { type FormulaScope, findColumn } from '#core/formula/text/scope.ts';
import type { AggregateKind, MetricUnit } from '#core/model/schema.ts';
import { aggregateCatalogue } from '#core/plan/additivity.ts';
import type { ColumnKind, ColumnSchema } from '#core/table/table.ts';

/** Something that can stand at a place of a formula. `insert`: what to write, from `from` on. */
export type Completion = { readonly insert: string } & (
  | { readonly kind: 'metric'; readonly name: string; readonly unit: MetricUnit }
  | { readonly kind: 'column'; readonly name: string; readonly of: ColumnKind }
  | { readonly kind: 'value'; readonly column: string }
  | { readonly kind: 'aggregate'; readonly aggregate: AggregateKind }
  | { readonly kind: 'function'; readonly name: 'min' | 'if' }
  | { readonly kind: 'word' }
);

export interface Completions {
  /** Where what is being written begins. */
  readonly from: number;
  readonly options: readonly Completion[];
}

/**
 * What can stand at a place: metrics and functions, columns inside an aggregate or a condition, values after a
 * comparison, the words that go on. In the order in which they are offered; not yet narrowed by what is written.
 *
 * Cost     O(length + names).
 */
export function completeFormula(text: string, at: number, scope: FormulaScope): Completions {
  const before = text.slice(0, at);
  const written = /(?:\[[^\]\n]*|`[^`\n]*|[\p{L}_][\p{L}\p{N}_.]*)$/u.exec(before)?.[0] ?? '';
  const opened = openString(before);
  const from = opened ?? at - written.length;
  const asked = `${before.slice(0, from)} x`;
  const node = formulaParser.parse(asked).resolveInner(asked.length, -1);
  const options = optionsAt(node, asked, scope);
  const first = written[0];
  if (opened !== null) return { from, options: options.filter(({ kind }) => kind === 'value') };
  if (first === '[') return { from, options: metricOptions(scope) };
  if (first === '`') return { from, options: columnOptions(scope.columns) };
  return { from, options };
}

/** Where a value that is not closed yet begins; null outside of one. */
function openString(before: string): number | null {
  let at: number | null = null;
  for (let index = 0; index < before.length; index++) {
    if (at !== null && before[index] === '\\') index++;
    else if (before[index] === '"') at = at === null ? index : null;
  }
  return at;
}

function optionsAt(node: SyntaxNode, text: string, scope: FormulaScope): readonly Completion[] {
  const list = ancestor(node, 'Within', ['Name', 'Quantity']);
  if (list !== null) return valueOptions(list, text, scope);
  const { parent } = node;
  if (parent === null) return startOptions(scope);
  if (parent.type.isError) return goingOn(parent);
  switch (parent.name) {
    case 'RowComparison':
      return parent.getChild('Compare') === null ? conditionStart(scope) : valueOptions(parent, text, scope);
    case 'Within':
    case 'Contains':
    case 'Missing':
      return conditionStart(scope);
    case 'Elapsed':
      return columnOptions(scope.columns.filter(({ kind }) => kind === 'time'));
    case 'Arguments':
      return argumentOptions(parent, text, scope);
    default:
      return startOptions(scope);
  }
}

/** The nearest node of a kind, as long as only these stand between. */
function ancestor(node: SyntaxNode, name: string, between: readonly string[]): SyntaxNode | null {
  let at: SyntaxNode | null = node;
  while (at !== null && between.includes(at.name)) at = at.parent;
  return at?.name === name && node !== at && node.parent !== at ? at : null;
}

/** After something whole: what can go on. */
function goingOn(error: SyntaxNode): readonly Completion[] {
  if (error.parent?.name === 'Missing') return words(['missing', 'not missing', 'empty', 'not empty']);
  if (error.parent?.name === 'RowComparison' || error.parent?.name === 'Elapsed') return words(comparisons);
  return words(['where', '+', '-', '*', '/']);
}

const comparisons = [
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'in (',
  'not in (',
  'contains',
  'is missing',
  'is not missing',
  'is empty',
];

function words(all: readonly string[]): readonly Completion[] {
  return all.map((insert) => ({ kind: 'word', insert }));
}

function startOptions(scope: FormulaScope): readonly Completion[] {
  return [...metricOptions(scope), ...aggregateOptions, ...functionOptions];
}

function metricOptions({ metrics }: FormulaScope): readonly Completion[] {
  return metrics
    .filter(({ circle }) => circle === null)
    .map(({ name, unit }) => ({ kind: 'metric', name, unit, insert: quoteMetric(name) }));
}

const aggregateOptions: readonly Completion[] = (Object.keys(aggregateNames) as AggregateKind[]).map((aggregate) => ({
  kind: 'aggregate',
  aggregate,
  insert: aggregate === 'count' ? 'count' : `${aggregateNames[aggregate]}(`,
}));

/** `max` is among the aggregates already. */
const functionOptions: readonly Completion[] = (['min', 'if'] as const).map((name) => ({
  kind: 'function',
  name,
  insert: `${name}(`,
}));

function columnOptions(columns: readonly ColumnSchema[]): readonly Completion[] {
  return columns.map(({ id, name, kind }) => ({ kind: 'column', name, of: kind, insert: writeColumn(id) }));
}

function conditionStart({ columns }: FormulaScope): readonly Completion[] {
  return [...columnOptions(columns), ...words(['not'])];
}

function argumentOptions(list: SyntaxNode, text: string, scope: FormulaScope): readonly Completion[] {
  const name = list.parent?.getChild('Name') ?? null;
  const word = name === null ? '' : text.slice(name.from, name.to).toLowerCase();
  const aggregate = aggregateNamed(word);
  if (aggregate === null) return startOptions(scope);
  const { numeric } = aggregateCatalogue[aggregate];
  const fitting = columnOptions(scope.columns.filter(({ kind }) => !numeric || kind === 'measure'));
  return word === 'max' ? [...fitting, ...startOptions(scope)] : fitting;
}

function valueOptions(condition: SyntaxNode, text: string, scope: FormulaScope): readonly Completion[] {
  const reference = condition.firstChild;
  if (reference === null) return [];
  const written = text.slice(reference.from, reference.to);
  const column = findColumn(scope, reference.name === 'Column' ? unquoteColumn(written) : written);
  if (column === null || column.kind === 'measure' || column.kind === 'time') return [];
  const values = scope.valuesOf(column.id) ?? [];
  return values.map((value) => ({ kind: 'value', column: column.name, insert: quoteValue(value) }));
}
