import type { Doc } from '#core/model/doc.ts';
import { componentsOf } from '#core/model/graph.ts';
import type { Dataset, Metric, NodeId } from '#core/model/schema.ts';
import type { Filter } from '#core/table/filter.ts';
import { filterColumns } from '#core/table/filter-columns.ts';

/** The columns that the outcome rules and a metric's own conditions speak of: a number split by them explains itself. */
export function definingColumns({ outcomeRules }: Dataset, metric: Metric | null): ReadonlySet<string> {
  const conditions = [...(outcomeRules?.rules ?? []).map(({ when }) => when), ...ownConditions(metric)];
  return new Set(conditions.flatMap(filterColumns));
}

/** The same of a node and all that its formula is made of. */
export function definingColumnsBelow(doc: Doc, dataset: Dataset, nodeId: NodeId): ReadonlySet<string> {
  const columns = new Set<string>();
  const queue = [nodeId];
  for (const id of queue) {
    const metric = doc.metrics[doc.nodes[id]?.metricId ?? ''] ?? null;
    for (const column of definingColumns(dataset, metric)) columns.add(column);
    if (metric?.basis.kind === 'formula') queue.push(...componentsOf(doc, id).map((child) => child.id));
  }
  return columns;
}

function ownConditions(metric: Metric | null): readonly Filter[] {
  if (metric?.basis.kind !== 'measure') return [];
  const { measure } = metric.basis;
  if (measure.kind === 'share') return [measure.part, measure.whole];
  if (measure.kind === 'ratio') return [measure.numerator.filter, measure.denominator.filter];
  return [measure.of.filter];
}
