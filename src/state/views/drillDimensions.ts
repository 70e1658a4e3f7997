import type { Dataset, Metric } from '#core/model/schema.ts';
import { definingColumns } from '#core/plan/definingColumns.ts';
import type { ColumnRole, ColumnSchema } from '#core/table/table.ts';
import type { DrillStep } from '#state/session/session.ts';

const telling: readonly ColumnRole[] = ['channel', 'issue_type', 'priority', 'team', 'agent', 'escalated', 'tags'];
const mostValues = 10_000;

/**
 * The columns that a node can be split by, the most telling first. Not the outcome, which is what is being explained,
 * nor what is held fixed already (but for tags, of which a row may have others), nor columns with a single value. Those that the number is defined by come last: a
 * resolution rate split by status explains itself with itself.
 */
export function drillDimensions(
  dataset: Dataset,
  path: readonly DrillStep[],
  metric: Metric | null = null,
): readonly ColumnSchema[] {
  const defining = definingColumns(dataset, metric);
  const fixed = new Set(path.map((step) => step.column));
  return dataset.columns
    .filter(({ id, kind, role }) => kind === 'tags' || (kind === 'dimension' && role !== 'outcome' && !fixed.has(id)))
    .filter((column) => valuesOf(column) >= 2 && column.distinct <= mostValues)
    .toSorted((a, b) => order(a, b, defining));
}

/** A row without tags is one kind of row more. */
const valuesOf = ({ kind, distinct, missing }: ColumnSchema): number =>
  distinct + (missing > 0 ? 1 : 0) + (kind === 'tags' ? 1 : 0);

function order(a: ColumnSchema, b: ColumnSchema, defining: ReadonlySet<string>): number {
  const last = Number(defining.has(a.id)) - Number(defining.has(b.id));
  return last || rank(a) - rank(b) || a.distinct - b.distinct || (a.id < b.id ? -1 : 1);
}

function rank({ role }: ColumnSchema): number {
  const position = role === null ? -1 : telling.indexOf(role);
  return position === -1 ? telling.length : position;
}
