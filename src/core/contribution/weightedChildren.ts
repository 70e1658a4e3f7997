import { err, ok, type Result } from '#core/base/result.ts';
import { type ReadNode, sides } from '#core/contribution/readNode.ts';
import type { Ends, Secant } from '#core/contribution/secant.ts';
import { secantMultipliers } from '#core/contribution/secantMultipliers.ts';
import { metricsOf } from '#core/formula/metricsOf.ts';
import type { Doc } from '#core/model/doc.ts';
import { componentsOf } from '#core/model/graph.ts';
import type { MetricId, Node, NodeId } from '#core/model/schema.ts';

/** The component children of a node, each with the multiplier that carries its change into the node's. */
export type WeightedChild = { readonly node: Node; readonly multiplier: number } & Ends;

/**
 * The children that stand in a node's formula, with their multipliers. Empty for a node that is read from data.
 *
 * Errors   'no-change': a number that the formula needs is missing on a side.
 */
export function weightedChildren(
  doc: Doc,
  nodeId: NodeId,
  readNode: ReadNode,
): Result<readonly WeightedChild[], { readonly code: 'no-change' }> {
  const metric = doc.metrics[doc.nodes[nodeId]?.metricId ?? ''];
  if (metric?.basis.kind !== 'formula') return ok([]);
  const ends = new Map<MetricId, Ends>();
  const children = childByMetric(doc, nodeId);
  for (const metricId of metricsOf(metric.basis.expression)) {
    const child = children.get(metricId);
    const found = child === undefined ? null : endsOfNode(child.id, readNode);
    if (found === null) return err({ code: 'no-change' });
    ends.set(metricId, found);
  }
  const secant: Result<Secant, unknown> = secantMultipliers(
    metric.basis.expression,
    (metricId) => ends.get(metricId) ?? { from: Number.NaN, to: Number.NaN },
  );
  if (!secant.ok) return err({ code: 'no-change' });
  return ok(
    [...children.values()].flatMap((node) => {
      const found = ends.get(node.metricId);
      return found === undefined
        ? []
        : [{ node, multiplier: secant.value.multipliers.get(node.metricId) ?? 0, ...found }];
    }),
  );
}

/** Where two children have one metric, the first in order stands in the formula, as in evaluation. */
function childByMetric(doc: Doc, nodeId: NodeId): ReadonlyMap<MetricId, Node> {
  const children = new Map<MetricId, Node>();
  for (const child of componentsOf(doc, nodeId)) {
    if (!children.has(child.metricId)) children.set(child.metricId, child);
  }
  return children;
}

/** Both numbers of a node; null where one is missing. */
export function endsOfNode(nodeId: NodeId, readNode: ReadNode): Ends | null {
  const [from, to] = sides.map((side) => readNode(nodeId, side, null));
  return from?.kind === 'value' && to?.kind === 'value' ? { from: from.value, to: to.value } : null;
}
