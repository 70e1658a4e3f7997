import type { NodeValue } from '#core/evaluate/value.ts';
import type { Doc } from '#core/model/doc.ts';
import { subtreeOf } from '#core/model/graph.ts';
import type { Tree } from '#core/model/schema.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';

/**
 * The last view of a tree under the doc of now, until the numbers of now are here: names, owners, targets and who is
 * below whom are those of now, numbers and periods the last ones. A node that was not there has no number yet.
 */
export function keepView(last: TreeView, doc: Doc, tree: Tree): TreeView {
  const nodes = new Map<NodeView['node']['id'], NodeView>();
  for (const node of subtreeOf(doc, tree.rootId)) {
    const metric = doc.metrics[node.metricId];
    if (metric === undefined) continue;
    nodes.set(node.id, { ...(last.nodes.get(node.id) ?? unread(last)), node, metric });
  }
  return { ...last, frame: { ...last.frame, tree }, nodes };
}

const notYet: NodeValue = { kind: 'missing', reason: { code: 'not-yet' } };

function unread({ frame }: TreeView): Omit<NodeView, 'node' | 'metric'> {
  return {
    current: notYet,
    baseline: frame.comparison === null ? null : notYet,
    change: null,
    series: frame.buckets.map(() => notYet),
    target: null,
    contribution: null,
  };
}
