import { putNode } from '#core/model/commands/change.ts';
import type { Doc, RecordChange } from '#core/model/doc.ts';
import type { MetricId } from '#core/model/schema.ts';

/** A target in another unit means nothing any more: the targets of all nodes of a metric go. */
export function dropTargets(doc: Doc, metricId: MetricId): readonly RecordChange[] {
  const nodes = Object.values(doc.nodes).filter((node) => node.metricId === metricId && node.target !== null);
  return nodes.flatMap((node) => putNode(doc, { ...node, target: null }));
}
