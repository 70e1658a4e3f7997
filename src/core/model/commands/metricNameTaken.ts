import { sameName } from '#core/model/commands/checkName.ts';
import type { Doc } from '#core/model/doc.ts';
import type { MetricId, TreeId } from '#core/model/schema.ts';

/**
 * Whether another metric of one of these trees has the name already. Formulas are typed by name, so within a tree
 * a name means one metric.
 *
 * Cost     O(nodes).
 */
export function metricNameTaken(doc: Doc, treeIds: readonly TreeId[], name: string, except: MetricId | null): boolean {
  return Object.values(doc.nodes).some((node) => {
    if (!treeIds.includes(node.treeId) || node.metricId === except) return false;
    const metric = doc.metrics[node.metricId];
    return metric !== undefined && sameName(metric.name, name);
  });
}
