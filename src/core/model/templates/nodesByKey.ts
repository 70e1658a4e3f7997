import { metricsOf } from '#core/formula/metricsOf.ts';
import type { Doc } from '#core/model/doc.ts';
import { componentsOf, subtreeOf } from '#core/model/graph.ts';
import { sameRecord } from '#core/model/sameRecord.ts';
import type { Dataset, Metric, Node, NodeId, TreeId } from '#core/model/schema.ts';
import { libraryMetric } from '#core/model/templates/library.ts';
import { type MetricKey, metricKeys } from '#core/model/templates/metricKey.ts';

/**
 * Where a tree holds the metrics of the library, by what they measure and not by what they are called.
 *
 * Shapes   the first node of each; none that is narrowed to a segment of its own, nor one whose definition was changed.
 *          The resolution rate may be a formula: 1 − its five failures.
 * Cost     O(nodes · metrics of the library).
 */
export function nodesByKey(doc: Doc, treeId: TreeId): ReadonlyMap<MetricKey, NodeId> {
  const tree = doc.trees[treeId];
  const dataset = doc.datasets[tree?.datasetId ?? ''];
  const found = new Map<MetricKey, NodeId>();
  if (tree === undefined || dataset === undefined) return found;
  const keyOf = ({ basis }: Metric): MetricKey | null => {
    if (basis.kind !== 'measure') return null;
    return metricKeys.find((key) => sameRecord(libraryMetric(key).bind(dataset), basis)) ?? null;
  };
  for (const node of subtreeOf(doc, tree.rootId)) {
    const metric = doc.metrics[node.metricId];
    if (metric === undefined || (node.segment !== null && node.id !== tree.rootId)) continue;
    const key = keyOf(metric) ?? (isComplement(doc, node, dataset) ? 'resolution_rate' : null);
    if (key !== null && !found.has(key)) found.set(key, node.id);
  }
  return found;
}

const failures = [
  'abandonment_rate',
  'follow_up_failure_rate',
  'product_fix_rate',
  'escalation_stuck_rate',
  'other_unresolved_rate',
] as const satisfies readonly MetricKey[];

/** Whether a node is 1 minus exactly the five failures. */
function isComplement(doc: Doc, node: Node, dataset: Dataset): boolean {
  const basis = doc.metrics[node.metricId]?.basis;
  if (basis?.kind !== 'formula' || basis.expression.kind !== 'binary' || basis.expression.op !== '-') return false;
  const { left, right } = basis.expression;
  if (left.kind !== 'number' || left.value !== 1 || !isPlainSum(right)) return false;
  const named = new Set<string>(metricsOf(right));
  const children = componentsOf(doc, node.id).filter(
    ({ metricId, segment }) => named.has(metricId) && segment === null,
  );
  const bases = children.map((child) => doc.metrics[child.metricId]?.basis);
  const wanted = failures.map((key) => libraryMetric(key).bind(dataset));
  return named.size === wanted.length && wanted.every((each) => bases.some((basis) => sameRecord(each, basis)));
}

type Expression = Extract<Metric['basis'], { kind: 'formula' }>['expression'];

function isPlainSum(expression: Expression): boolean {
  if (expression.kind === 'metric') return true;
  return (
    expression.kind === 'binary' && expression.op === '+' && isPlainSum(expression.left) && isPlainSum(expression.right)
  );
}
