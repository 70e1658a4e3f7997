import { err, ok, type Result } from '#core/base/result.ts';
import type { SegmentSplit, SplitError } from '#core/contribution/ledger.ts';
import type { SegmentSource } from '#core/contribution/readLeaves.ts';
import type { Side } from '#core/contribution/readNode.ts';
import { readSides, type SideSource } from '#core/contribution/readSides.ts';
import { splitBySegment } from '#core/contribution/splitBySegment.ts';
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

/** The metric of which the whole can't be put together from segments: it lacks a total here, but not a number. */
function notAdditive(doc: Doc, totals: ReadonlyMap<NodeId, NodeValue>): string | null {
  for (const [id, value] of totals) {
    if (value.kind === 'missing' && value.reason.code === 'not-rollable')
      return doc.metrics[doc.nodes[id]?.metricId ?? '']?.name ?? null;
  }
  return null;
}
