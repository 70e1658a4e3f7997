import type { Doc } from '#core/model/doc.ts';
import type { NodeId, TreeId } from '#core/model/schema.ts';
import { bindTree } from '#core/plan/bindTree.ts';
import { measuresOf } from '#core/plan/planTree.ts';
import { everything, type Filter } from '#core/table/filter.ts';

/** `counted`: those in the numerator (for a share) or in the number; `all`: those in its denominator. */
export type ConversationSet = 'counted' | 'all';

/**
 * The rows behind a node's number, as a filter: what the engine counts for it, narrowed as the doc is. A formula's
 * rows are those of its first leaf's denominator, because its leaves share it or have no rows in common to list.
 */
export function conversationFilter(doc: Doc, treeId: TreeId, nodeId: NodeId, set: ConversationSet): Filter {
  const bound = bindTree(doc, treeId);
  const leaf = bound?.nodes.find(({ node }) => node.id === nodeId)?.leaf;
  if (leaf?.ok === true && leaf.value !== null) {
    const measures = measuresOf(leaf.value);
    return (set === 'counted' ? measures[0] : measures.at(-1))?.filter ?? everything;
  }
  const below = bound?.nodes.find(
    ({ node, leaf: found }) => node.parentId === nodeId && found.ok && found.value !== null,
  );
  return below === undefined ? everything : conversationFilter(doc, treeId, below.node.id, 'all');
}
