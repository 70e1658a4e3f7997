import { err, ok, type Result } from '#core/base/result.ts';
import type { SegmentSplit, SplitError, TagSplit } from '#core/contribution/ledger.ts';
import type { SegmentSource } from '#core/contribution/readLeaves.ts';
import type { ReadNode, Side } from '#core/contribution/readNode.ts';
import { readSides, type SideSource } from '#core/contribution/readSides.ts';
import { splitBySegment } from '#core/contribution/splitBySegment.ts';
import { splitByTag } from '#core/contribution/splitByTag.ts';
import type { Cube } from '#core/cube/cube.ts';
import { restOfCells } from '#core/cube/restOfCells.ts';
import { evaluateTree, type TreeCubes } from '#core/evaluate/evaluateTree.ts';
import type { NodeValue } from '#core/evaluate/value.ts';
import type { Doc } from '#core/model/doc.ts';
import type { NodeId } from '#core/model/schema.ts';
import type { Comparison } from '#core/time/period.ts';
import type { TreeFrame } from '#state/views/settings.ts';

/**
 * The change of a node split by the dimension that the cubes are split by.
 *
 * Shapes   `doc` may be narrowed, and is rooted at the node; the cubes must have been asked for the same doc.
 * Errors   those of `splitBySegment`.
 */
export function viewSplit(
  doc: Doc,
  frame: TreeFrame,
  comparison: Comparison,
  cubes: TreeCubes,
  nodeId: NodeId,
): Result<SegmentSplit, SplitError> {
  const source = segmentSource(doc, frame, comparison, cubes);
  if (!source.ok) return source;
  const split = splitBySegment(doc, nodeId, source.value);
  if (split.ok || split.error.code !== 'missing-side') return split;
  const totals = evaluateTree(doc, frame.treeId, cubes, comparison[split.error.side], null);
  const metricName = notAdditive(doc, totals);
  return metricName === null ? split : err({ code: 'not-additive', metricName });
}

/** Where the numbers by the cubes' dimension come from. Errors: 'unknown-dimension'. */
export function segmentSource(
  doc: Doc,
  frame: TreeFrame,
  comparison: Comparison,
  cubes: TreeCubes,
): Result<SegmentSource, SplitError> {
  const axis = (cubes.daily ?? cubes.windows)?.axes[0];
  if (axis === undefined) return err({ code: 'unknown-dimension', dimension: '' });
  const end = (side: Side): SideSource => ({ doc, cubes, range: comparison[side] });
  const readNode = readSides(frame.treeId, { baseline: end('baseline'), current: end('current') });
  return ok({ dimension: axis.column, values: axis.values, readNode });
}

/**
 * The change of a node by each tag of the dimension that the cubes are split by.
 *
 * Shapes   `totals`: the same plans without the dimension. Of more than 300 tags the commonest.
 * Errors   those of `splitByTag`.
 */
export function viewTagSplit(
  doc: Doc,
  frame: TreeFrame,
  comparison: Comparison,
  { cubes, totals }: { readonly cubes: TreeCubes; readonly totals: TreeCubes },
  nodeId: NodeId,
): Result<TagSplit, SplitError> {
  const axis = (cubes.daily ?? cubes.windows)?.axes[0];
  if (axis === undefined) return err({ code: 'unknown-dimension', dimension: '' });
  const reader = (of: TreeCubes): ReadNode => {
    const end = (side: Side): SideSource => ({ doc, cubes: of, range: comparison[side] });
    return readSides(frame.treeId, { baseline: end('baseline'), current: end('current') });
  };
  const [all, inside] = [reader(totals), reader(cubes)];
  const readWithout = reader({
    daily: restOf(cubes.daily, totals.daily),
    windows: restOf(cubes.windows, totals.windows),
  });
  const readWith: ReadNode = (id, side, cell) => (cell === null ? all : inside)(id, side, cell);
  const cells = commonestCells(cubes.daily ?? cubes.windows, axis.values.length);
  return splitByTag(doc, nodeId, { dimension: axis.column, values: axis.values, cells, readWith, readWithout });
}

const mostTags = 300;

/** By the rows of the first number that was asked for. */
function commonestCells(cube: Cube | null, cellCount: number): readonly number[] {
  const [n = new Float64Array(0)] = Object.values(cube?.stats ?? {}).map((arrays) => arrays.n);
  const rows = new Float64Array(cellCount);
  for (let at = 0; at < n.length; at++) rows[at % cellCount] = (rows[at % cellCount] ?? 0) + (n[at] ?? 0);
  const ranked = Array.from(rows.keys()).sort((a, b) => (rows[b] ?? 0) - (rows[a] ?? 0));
  return ranked.slice(0, mostTags);
}

const restOf = (cube: Cube | null, total: Cube | null): Cube | null =>
  cube === null || total === null ? null : restOfCells(cube, total);

/** The metric of which the whole can't be put together from segments: it lacks a total here, but not a number. */
function notAdditive(doc: Doc, totals: ReadonlyMap<NodeId, NodeValue>): string | null {
  for (const [id, value] of totals) {
    if (value.kind === 'missing' && value.reason.code === 'not-rollable')
      return doc.metrics[doc.nodes[id]?.metricId ?? '']?.name ?? null;
  }
  return null;
}
