import type { Doc } from '#core/model/doc.ts';
import type { Node, NodeId } from '#core/model/schema.ts';

/**
 * The children of a node in the order in which they are shown (`order`, then id).
 *
 * Cost     O(nodes log nodes) once per doc, then O(1).
 */
export function childrenOf(doc: Doc, nodeId: NodeId): readonly Node[] {
  return childIndex(doc).get(nodeId) ?? [];
}

/** The children that stand in the node's formula; influences are left out. */
export function componentsOf(doc: Doc, nodeId: NodeId): readonly Node[] {
  return childrenOf(doc, nodeId).filter((node) => node.role === 'component');
}

/** The nodes above a node, nearest first. Ends where a parent is unknown or would repeat. */
export function ancestorsOf(doc: Doc, nodeId: NodeId): readonly Node[] {
  const above: Node[] = [];
  const seen = new Set<string>([nodeId]);
  let parentId = doc.nodes[nodeId]?.parentId ?? null;
  while (parentId !== null && !seen.has(parentId)) {
    const parent = doc.nodes[parentId];
    if (parent === undefined) break;
    seen.add(parentId);
    above.push(parent);
    parentId = parent.parentId;
  }
  return above;
}

/** A node and everything below it, parents before children, siblings in order. Empty for an unknown id. */
export function subtreeOf(doc: Doc, nodeId: NodeId): readonly Node[] {
  const top = doc.nodes[nodeId];
  if (top === undefined) return [];
  const found: Node[] = [];
  const seen = new Set<string>();
  const stack = [top];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (seen.has(node.id)) continue;
    seen.add(node.id);
    found.push(node);
    stack.push(...childrenOf(doc, node.id).toReversed());
  }
  return found;
}

type ChildIndex = ReadonlyMap<NodeId, readonly Node[]>;
const indexes = new WeakMap<Doc['nodes'], ChildIndex>();

/** A doc's nodes never change in place, so an index made once stays true for them. */
function childIndex(doc: Doc): ChildIndex {
  const known = indexes.get(doc.nodes);
  if (known !== undefined) return known;
  const index = new Map<NodeId, Node[]>();
  for (const node of Object.values(doc.nodes).toSorted(bySiblingOrder)) {
    if (node.parentId === null) continue;
    const siblings = index.get(node.parentId);
    if (siblings === undefined) index.set(node.parentId, [node]);
    else siblings.push(node);
  }
  indexes.set(doc.nodes, index);
  return index;
}

function bySiblingOrder(a: Node, b: Node): number {
  return a.order - b.order || (a.id < b.id ? -1 : 1);
}
