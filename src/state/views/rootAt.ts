import type { Doc } from '#core/model/doc.ts';
import { ancestorsOf } from '#core/model/graph.ts';
import type { NodeId, TreeId } from '#core/model/schema.ts';

/**
 * The doc with a tree cut down to a node and the components below it, to ask for and read these numbers alone. The
 * nodes above stay, because their segments narrow those below. The same doc where the tree does not exist.
 *
 * Cost     O(nodes).
 */
export function rootAt(doc: Doc, treeId: TreeId, nodeId: NodeId): Doc {
  const tree = doc.trees[treeId];
  if (tree === undefined) return doc;
  const kept = new Set<string>([nodeId, ...ancestorsOf(doc, nodeId).map(({ id }) => id)]);
  const nodes = Object.entries(doc.nodes).filter(([id, { role }]) => role === 'component' || kept.has(id));
  return { ...doc, nodes: Object.fromEntries(nodes), trees: { ...doc.trees, [treeId]: { ...tree, rootId: nodeId } } };
}
