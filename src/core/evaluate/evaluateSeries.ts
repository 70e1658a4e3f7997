import { evaluateTree, type TreeCubes } from '#core/evaluate/evaluateTree.ts';
import type { NodeValue } from '#core/evaluate/value.ts';
import type { Doc } from '#core/model/doc.ts';
import type { NodeId, TreeId } from '#core/model/schema.ts';
import type { DayRange } from '#core/time/period.ts';

/**
 * The number at every node of a tree for each of several periods, in their order.
 *
 * Cost     O(nodes · days); no engine trip.
 */
export function evaluateSeries(
  doc: Doc,
  treeId: TreeId,
  cubes: TreeCubes,
  buckets: readonly DayRange[],
  cell: number | null,
): ReadonlyMap<NodeId, readonly NodeValue[]> {
  const series = new Map<NodeId, NodeValue[]>();
  for (const bucket of buckets) {
    for (const [nodeId, value] of evaluateTree(doc, treeId, cubes, bucket, cell)) {
      const values = series.get(nodeId);
      if (values === undefined) series.set(nodeId, [value]);
      else values.push(value);
    }
  }
  return series;
}
