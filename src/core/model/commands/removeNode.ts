import { err, ok } from '#core/base/result.ts';
import { dropNode, putMetric } from '#core/model/commands/change.ts';
import type { Decided } from '#core/model/commands/command.ts';
import { removeTerm } from '#core/model/commands/editFormula.ts';
import { lookUpNode } from '#core/model/commands/lookUp.ts';
import { withUnusedDropped } from '#core/model/commands/withUnusedDropped.ts';
import type { Doc } from '#core/model/doc.ts';
import { subtreeOf } from '#core/model/graph.ts';
import type { NodeId } from '#core/model/schema.ts';

export interface RemoveNode {
  readonly kind: 'remove-node';
  readonly nodeId: NodeId;
}

/**
 * Takes a node away with everything below it, its term in the parent's formula, and metrics that nothing uses any more.
 *
 * Errors   'not-found', 'root-stays', 'formula-not-additive', 'formula-shared'.
 */
export function decideRemoveNode(doc: Doc, { nodeId }: RemoveNode): Decided {
  const found = lookUpNode(doc, nodeId);
  if (!found.ok) return found;
  const { node, metric } = found.value;
  if (node.parentId === null) return err({ code: 'root-stays', metricName: metric.name, verb: 'remove' });
  const parent = lookUpNode(doc, node.parentId);
  if (!parent.ok) return parent;
  const above = node.role === 'component' ? removeTerm(doc, parent.value.metric, metric) : ok(parent.value.metric);
  if (!above.ok) return above;
  const gone = subtreeOf(doc, nodeId);
  return ok({
    diff: withUnusedDropped(doc, [...putMetric(doc, above.value), ...gone.map(dropNode)]),
    label: { code: 'remove-node', metricName: metric.name, nodeCount: gone.length },
    select: node.parentId,
  });
}
