import type { ReadNode, Side } from '#core/contribution/readNode.ts';
import { evaluateTree, type TreeCubes } from '#core/evaluate/evaluateTree.ts';
import type { NodeValue } from '#core/evaluate/value.ts';
import type { Doc } from '#core/model/doc.ts';
import type { NodeId, TreeId } from '#core/model/schema.ts';
import type { DayRange } from '#core/time/period.ts';

/** One end of a comparison. */
export interface SideSource {
  /** As it is, narrowed to a group, or with another definition. */
  readonly doc: Doc;
  /** Asked for this doc, and holding these days. */
  readonly cubes: TreeCubes;
  readonly range: DayRange;
}

const unknown: NodeValue = { kind: 'missing', reason: { code: 'no-rows' } };

/**
 * Reads a comparison from its two ends, whatever they differ in: days (a change over time), the segment that the doc
 * is narrowed to (one team against another), or the denominator (one definition against another).
 *
 * Shapes   cells are those of the dimension that the cubes are split by; both ends must be split alike.
 * Cost     one evaluation of the tree per end and cell, when it is first asked for.
 */
export function readSides(treeId: TreeId, ends: Readonly<Record<Side, SideSource>>): ReadNode {
  const known = new Map<string, ReadonlyMap<NodeId, NodeValue>>();
  return (nodeId, side, cell) => {
    const key = `${side}:${cell}`;
    const { doc, cubes, range } = ends[side];
    const values = known.get(key) ?? evaluateTree(doc, treeId, cubes, range, cell);
    known.set(key, values);
    return values.get(nodeId) ?? unknown;
  };
}
