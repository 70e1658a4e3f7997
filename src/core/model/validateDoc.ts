import { metricsOf } from '#core/formula/metricsOf.ts';
import type { Doc, TableName } from '#core/model/doc.ts';
import { findCycles } from '#core/model/findCycles.ts';
import type { Metric, MetricId, Node, NodeId, Tree } from '#core/model/schema.ts';

/** What is broken between records. The records themselves have passed their schema. */
export type DocProblem =
  | { readonly code: 'wrong-key'; readonly table: TableName; readonly id: string }
  | {
      readonly code: 'dangling';
      readonly table: TableName;
      readonly id: string;
      readonly field: 'rootId' | 'datasetId' | 'treeId' | 'parentId' | 'metricId' | 'ownerId' | 'expression';
      readonly target: string;
    }
  | { readonly code: 'root-has-parent'; readonly table: 'trees'; readonly id: string; readonly nodeId: NodeId }
  | { readonly code: 'extra-root'; readonly table: 'nodes'; readonly id: string }
  | { readonly code: 'crosses-trees'; readonly table: 'nodes'; readonly id: string }
  | { readonly code: 'cycle'; readonly table: 'nodes'; readonly id: string; readonly path: readonly NodeId[] }
  | {
      readonly code: 'formula-cycle';
      readonly table: 'metrics';
      readonly id: string;
      readonly path: readonly MetricId[];
    };

/**
 * Every broken link of a doc: keys, dangling ids, roots, trees that share a branch, cycles with their path.
 *
 * Shapes   empty for a sound doc. Each problem names the record that has to change.
 * Cost     O(records + formula terms).
 */
export function validateDoc(doc: Doc): readonly DocProblem[] {
  const nodes = Object.values(doc.nodes);
  const metrics = Object.values(doc.metrics);
  return [
    ...wrongKeys(doc),
    ...Object.values(doc.trees).flatMap((tree) => treeProblems(doc, tree)),
    ...nodes.flatMap((node) => nodeProblems(doc, node)),
    ...metrics.flatMap((metric) => metricProblems(doc, metric)),
    ...nodeCycles(doc, nodes),
    ...metricCycles(doc, metrics),
  ];
}

/** The metrics that a metric's formula names; empty for one that is measured or unbound. */
export function formulaMetrics(metric: Metric | undefined): readonly MetricId[] {
  return metric?.basis.kind === 'formula' ? [...metricsOf(metric.basis.expression)] : [];
}

function wrongKeys(doc: Doc): readonly DocProblem[] {
  const tables = ['datasets', 'trees', 'metrics', 'nodes', 'people'] as const;
  return tables.flatMap((table) =>
    Object.entries(doc[table])
      .filter(([key, record]) => key !== record.id)
      .map(([id]) => ({ code: 'wrong-key' as const, table, id })),
  );
}

function treeProblems(doc: Doc, tree: Tree): readonly DocProblem[] {
  const problems: DocProblem[] = [];
  const at = { table: 'trees', id: tree.id } as const;
  const root = doc.nodes[tree.rootId];
  if (root === undefined) problems.push({ code: 'dangling', ...at, field: 'rootId', target: tree.rootId });
  else if (root.parentId !== null) problems.push({ code: 'root-has-parent', ...at, nodeId: root.id });
  if (tree.datasetId !== null && doc.datasets[tree.datasetId] === undefined)
    problems.push({ code: 'dangling', ...at, field: 'datasetId', target: tree.datasetId });
  return problems;
}

function nodeProblems(doc: Doc, node: Node): readonly DocProblem[] {
  const problems: DocProblem[] = [];
  const at = { table: 'nodes', id: node.id } as const;
  const tree = doc.trees[node.treeId];
  const parent = node.parentId === null ? null : doc.nodes[node.parentId];
  if (tree === undefined) problems.push({ code: 'dangling', ...at, field: 'treeId', target: node.treeId });
  if (parent === undefined && node.parentId !== null)
    problems.push({ code: 'dangling', ...at, field: 'parentId', target: node.parentId });
  if (doc.metrics[node.metricId] === undefined)
    problems.push({ code: 'dangling', ...at, field: 'metricId', target: node.metricId });
  if (node.ownerId !== null && doc.people[node.ownerId] === undefined)
    problems.push({ code: 'dangling', ...at, field: 'ownerId', target: node.ownerId });
  if (parent === null && tree !== undefined && tree.rootId !== node.id) problems.push({ code: 'extra-root', ...at });
  if (parent && parent.treeId !== node.treeId) problems.push({ code: 'crosses-trees', ...at });
  return problems;
}

function metricProblems(doc: Doc, metric: Metric): readonly DocProblem[] {
  return formulaMetrics(metric)
    .filter((id) => doc.metrics[id] === undefined)
    .map((target) => ({ code: 'dangling', table: 'metrics', id: metric.id, field: 'expression', target }));
}

function nodeCycles(doc: Doc, nodes: readonly Node[]): readonly DocProblem[] {
  const parentsOf = (id: NodeId) => {
    const parentId = doc.nodes[id]?.parentId ?? null;
    return parentId === null ? [] : [parentId];
  };
  return findCycles(
    nodes.map((node) => node.id),
    parentsOf,
  ).map((path) => ({ code: 'cycle', table: 'nodes', id: path[0] ?? '', path }));
}

function metricCycles(doc: Doc, metrics: readonly Metric[]): readonly DocProblem[] {
  return findCycles(
    metrics.map((metric) => metric.id),
    (id) => formulaMetrics(doc.metrics[id]),
  ).map((path) => ({ code: 'formula-cycle', table: 'metrics', id: path[0] ?? '', path }));
}
