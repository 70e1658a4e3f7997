import { dropNode, putNode } from '#core/model/commands/change.ts';
import type { CommandEnv } from '#core/model/commands/command.ts';
import type { Diff, Doc, RecordChange } from '#core/model/doc.ts';
import { childrenOf, subtreeOf } from '#core/model/graph.ts';
import { type MetricId, type Node, NodeId } from '#core/model/schema.ts';
import { formulaMetrics } from '#core/model/validateDoc.ts';

/**
 * Makes the components below a node those that its formula names.
 *
 * Shapes   a child that is named and stood beside the formula as an influence stands in it now; one that is not there
 *          comes last, with nodes for what it is made of in turn. `unnamed`: what becomes of components that the
 *          formula does not name any more.
 */
export function fitChildren(doc: Doc, node: Node, unnamed: 'influence' | 'remove', env: CommandEnv): Diff {
  const named = formulaMetrics(doc.metrics[node.metricId]);
  const children = childrenOf(doc, node.id);
  const kept = children.flatMap((child): Diff => {
    const isNamed = named.includes(child.metricId);
    if (isNamed) return putNode(doc, { ...child, role: 'component' });
    if (child.role === 'influence') return [];
    return unnamed === 'influence'
      ? putNode(doc, { ...child, role: 'influence' })
      : subtreeOf(doc, child.id).map(dropNode);
  });
  const lacking = named.filter((id) => !children.some((child) => child.metricId === id));
  const last = Math.max(-1, ...children.map(({ order }) => order));
  return [...kept, ...lacking.flatMap((id, index) => place(doc, node, id, last + 1 + index, env))];
}

/** A node for a metric and, below it, for all that it is made of. Formulas are without circles. */
function place(doc: Doc, parent: Node, metricId: MetricId, order: number, env: CommandEnv): readonly RecordChange[] {
  const node: Node = {
    id: NodeId.parse(env.newId()),
    treeId: parent.treeId,
    parentId: parent.id,
    order,
    metricId,
    role: 'component',
    segment: null,
    ownerId: null,
    target: null,
  };
  const below = formulaMetrics(doc.metrics[metricId]).flatMap((id, index) => place(doc, node, id, index, env));
  return [...putNode(doc, node), ...below];
}
