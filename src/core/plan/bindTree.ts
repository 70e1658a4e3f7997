import { err, type Result } from '#core/base/result.ts';
import type { MissingReason } from '#core/evaluate/value.ts';
import type { Doc } from '#core/model/doc.ts';
import { subtreeOf } from '#core/model/graph.ts';
import type { Dataset, Node, NodeId, Tree, TreeId } from '#core/model/schema.ts';
import { type BoundLeaf, bindNode } from '#core/plan/bindNode.ts';

export interface BoundTree {
  readonly tree: Tree;
  readonly dataset: Dataset | null;
  /** Parents before children. */
  readonly nodes: readonly BoundNode[];
}

export interface BoundNode {
  readonly node: Node;
  /** Null in a result: a formula over the children. */
  readonly leaf: Result<BoundLeaf | null, MissingReason>;
}

/**
 * Every node of a tree bound to the tree's dataset; null for an unknown tree.
 *
 * Cost     O(nodes · filters) once per doc, then O(1).
 */
export function bindTree(doc: Doc, treeId: TreeId): BoundTree | null {
  const known = bound.get(doc) ?? new Map<TreeId, BoundTree>();
  bound.set(doc, known);
  const before = known.get(treeId);
  if (before !== undefined) return before;
  const tree = doc.trees[treeId];
  if (tree === undefined) return null;
  const dataset = tree.datasetId === null ? null : (doc.datasets[tree.datasetId] ?? null);
  const nodes = subtreeOf(doc, tree.rootId).map((node) => ({ node, leaf: leafOf(doc, tree, dataset, node) }));
  const made = { tree, dataset, nodes };
  known.set(treeId, made);
  return made;
}

/** A doc never changes in place, so what was bound once stays true for it. */
const bound = new WeakMap<Doc, Map<TreeId, BoundTree>>();

function leafOf(doc: Doc, tree: Tree, dataset: Dataset | null, node: Node): BoundNode['leaf'] {
  if (dataset !== null) return bindNode(doc, tree, dataset, node);
  const basis = doc.metrics[node.metricId]?.basis;
  return basis?.kind === 'formula' ? { ok: true, value: null } : err({ code: 'no-dataset' });
}

/** The bound node of an id, or null where the tree has none. */
export function findBound(boundTree: BoundTree, nodeId: NodeId): BoundNode | null {
  return boundTree.nodes.find(({ node }) => node.id === nodeId) ?? null;
}
