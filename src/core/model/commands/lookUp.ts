import { err, ok, type Result } from '#core/base/result.ts';
import type { CommandError } from '#core/model/commands/command.ts';
import type { Doc } from '#core/model/doc.ts';
import type { Metric, MetricId, Node, NodeId, Tree, TreeId } from '#core/model/schema.ts';

/** A node with the metric and the tree that it stands for. */
export interface FoundNode {
  readonly node: Node;
  readonly metric: Metric;
  readonly tree: Tree;
}

/** Errors: 'not-found' for the node, its metric or its tree. */
export function lookUpNode(doc: Doc, id: NodeId): Result<FoundNode, CommandError> {
  const node = doc.nodes[id];
  if (node === undefined) return err({ code: 'not-found', table: 'nodes', id });
  const metric = lookUpMetric(doc, node.metricId);
  if (!metric.ok) return metric;
  const tree = lookUpTree(doc, node.treeId);
  return tree.ok ? ok({ node, metric: metric.value, tree: tree.value }) : tree;
}

export function lookUpMetric(doc: Doc, id: MetricId): Result<Metric, CommandError> {
  const metric = doc.metrics[id];
  return metric === undefined ? err({ code: 'not-found', table: 'metrics', id }) : ok(metric);
}

export function lookUpTree(doc: Doc, id: TreeId): Result<Tree, CommandError> {
  const tree = doc.trees[id];
  return tree === undefined ? err({ code: 'not-found', table: 'trees', id }) : ok(tree);
}
