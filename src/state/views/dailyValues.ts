import { evaluateTree, type TreeCubes } from '#core/evaluate/evaluateTree.ts';
import type { NodeValue } from '#core/evaluate/value.ts';
import type { Doc } from '#core/model/doc.ts';
import type { NodeId, TreeId } from '#core/model/schema.ts';
import type { DayRange } from '#core/time/period.ts';
import { rootAt } from '#state/views/rootAt.ts';

/**
 * The number of a node on every day of a range, from cubes that are already here.
 *
 * Shapes   missing for a number that the cubes do not hold by day, such as a median that was asked for by week.
 * Cost     O(days · components).
 */
export function dailyValues(
  doc: Doc,
  treeId: TreeId,
  nodeId: NodeId,
  cubes: TreeCubes,
  { fromDay, toDay }: DayRange,
): readonly NodeValue[] {
  const own = rootAt(doc, treeId, nodeId);
  return Array.from({ length: Math.max(0, toDay - fromDay) }, (_, at): NodeValue => {
    const day = { fromDay: fromDay + at, toDay: fromDay + at + 1 };
    return evaluateTree(own, treeId, cubes, day, null).get(nodeId) ?? none;
  });
}

const none: NodeValue = { kind: 'missing', reason: { code: 'no-rows' } };
