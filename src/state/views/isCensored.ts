import { metricsOf } from '#core/formula/metricsOf.ts';
import type { Doc } from '#core/model/doc.ts';
import { componentsOf } from '#core/model/graph.ts';
import type { Aggregate, Dataset, Measure, NodeId } from '#core/model/schema.ts';
import { filterColumns } from '#core/table/filter-columns.ts';
import type { ColumnRole } from '#core/table/table.ts';

/**
 * Whether a node's number can still change as conversations get older, because it is read from how or when they ended:
 * only then does an immature period mislead.
 */
export function isCensored(doc: Doc, dataset: Dataset, nodeId: NodeId): boolean {
  const late = new Set(dataset.columns.flatMap(({ id, role }) => (role !== null && endings.has(role) ? [id] : [])));
  return readsLate(doc, nodeId, late);
}

const endings: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'outcome',
  'unresolved_reason',
  'status',
  'resolved_at',
  'closed_at',
  'resolution_seconds',
  'reopened_count',
  'sla_met',
]);

function readsLate(doc: Doc, nodeId: NodeId, late: ReadonlySet<string>): boolean {
  const basis = doc.metrics[doc.nodes[nodeId]?.metricId ?? '']?.basis;
  if (basis?.kind === 'measure') return columnsOf(basis.measure).some((column) => late.has(column));
  if (basis?.kind !== 'formula') return false;
  const named = new Set<string>(metricsOf(basis.expression));
  return componentsOf(doc, nodeId).some((child) => named.has(child.metricId) && readsLate(doc, child.id, late));
}

function columnsOf(measure: Measure): readonly string[] {
  switch (measure.kind) {
    case 'aggregate':
      return aggregateColumns(measure.of);
    case 'share':
      return [...filterColumns(measure.part), ...filterColumns(measure.whole)];
    case 'ratio':
      return [...aggregateColumns(measure.numerator), ...aggregateColumns(measure.denominator)];
  }
}

const aggregateColumns = ({ column, filter }: Aggregate): readonly string[] => [
  ...(column === null ? [] : [column]),
  ...filterColumns(filter),
];
