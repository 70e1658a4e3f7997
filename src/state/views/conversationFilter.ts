import type { Doc } from '#core/model/doc.ts';
import { componentsOf } from '#core/model/graph.ts';
import type { NodeId, TreeId } from '#core/model/schema.ts';
import type { BoundLeaf } from '#core/plan/bindNode.ts';
import { bindTree, findBound } from '#core/plan/bindTree.ts';
import type { PlanMeasure } from '#core/plan/plan.ts';
import { measuresOf } from '#core/plan/planTree.ts';
import type { Filter } from '#core/table/filter.ts';

/** `counted`: those in the numerator (for a share) or in the number; `all`: those in its denominator. */
export type ConversationSet = 'counted' | 'all';

/**
 * The rows behind a node's number, as a filter: what the engine counts for it, narrowed as the doc is. A formula's
 * rows are those of its first leaf's denominator, because its leaves share it or have no rows in common to list.
 * Null where the number is not read from rows: an unbound node.
 */
export function conversationFilter(doc: Doc, treeId: TreeId, nodeId: NodeId, set: ConversationSet): Filter | null {
  const leaf = leafOf(doc, treeId, nodeId);
  if (leaf === 'formula') {
    for (const child of componentsOf(doc, nodeId)) {
      const below = conversationFilter(doc, treeId, child.id, 'all');
      if (below !== null) return below;
    }
    return null;
  }
  const measures = leaf === null ? [] : measuresOf(leaf);
  const measure = set === 'counted' ? measures[0] : measures.at(-1);
  return measure === undefined ? null : rowsOf(measure);
}

/** Whether a node's number is a part of a whole, so that `counted` and `all` are different rows. */
export function hasWhole(doc: Doc, treeId: TreeId, nodeId: NodeId): boolean {
  const leaf = leafOf(doc, treeId, nodeId);
  return leaf !== null && leaf !== 'formula' && leaf.kind !== 'aggregate';
}

function leafOf(doc: Doc, treeId: TreeId, nodeId: NodeId): BoundLeaf | 'formula' | null {
  const bound = bindTree(doc, treeId);
  const found = bound === null ? null : findBound(bound, nodeId);
  return found?.leaf.ok === true ? (found.leaf.value ?? 'formula') : null;
}

/** A mean, a median or a maximum is not of the rows that lack its column. */
function rowsOf({ column, filter }: PlanMeasure): Filter {
  if (column === null) return filter;
  return { kind: 'and', of: [filter, { kind: 'not', of: { kind: 'missing', column } }] };
}
