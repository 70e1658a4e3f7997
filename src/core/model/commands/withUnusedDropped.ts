import { applyDiff } from '#core/model/applyDiff.ts';
import { dropDataset, dropMetric } from '#core/model/commands/change.ts';
import type { Diff, Doc } from '#core/model/doc.ts';
import type { MetricId } from '#core/model/schema.ts';
import { formulaMetrics } from '#core/model/validateDoc.ts';

/**
 * A diff together with the removal of metrics and datasets that were in use before it and are not after.
 *
 * Shapes   a metric is used by a node, or by the formula of a used metric; a dataset by a tree.
 * Cost     O(records + formula terms).
 */
export function withUnusedDropped(doc: Doc, diff: Diff): Diff {
  const after = applyDiff(doc, diff);
  const [usedBefore, usedAfter] = [usedMetrics(doc), usedMetrics(after)];
  const metrics = [...usedBefore].filter((id) => !usedAfter.has(id)).flatMap((id) => after.metrics[id] ?? []);
  const datasets = Object.values(doc.trees)
    .flatMap((tree) => (tree.datasetId === null ? [] : (after.datasets[tree.datasetId] ?? [])))
    .filter((dataset) => !Object.values(after.trees).some((tree) => tree.datasetId === dataset.id));
  return [...diff, ...metrics.map(dropMetric), ...[...new Set(datasets)].map(dropDataset)];
}

function usedMetrics(doc: Doc): ReadonlySet<MetricId> {
  const used = new Set(Object.values(doc.nodes).map((node) => node.metricId));
  for (const id of used) for (const term of formulaMetrics(doc.metrics[id])) used.add(term);
  return used;
}
