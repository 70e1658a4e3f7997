import { useMemo } from 'react';
import type { Result } from '#core/base/result.ts';
import type { SegmentSplit, SplitError, SplitMatrix, TagSplit } from '#core/contribution/ledger.ts';
import { splitMatrix } from '#core/contribution/splitMatrix.ts';
import type { TreeCubes } from '#core/evaluate/evaluateTree.ts';
import type { Doc } from '#core/model/doc.ts';
import type { TreeRequest } from '#core/plan/planTree.ts';
import type { Comparison } from '#core/time/period.ts';
import { useDocument } from '#state/react.tsx';
import { noValues, type SegmentValues } from '#state/session/segmentValues.ts';
import { narrowDoc } from '#state/views/narrowDoc.ts';
import { rootAt } from '#state/views/rootAt.ts';
import { type Loading, useCubes } from '#state/views/useTreeView.ts';
import { segmentSource, viewSplit, viewTagSplit } from '#state/views/viewSplit.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';

/**
 * The change of a node by a dimension, or by each of its tags, inside a segment and without others. Null where nothing is
 * compared or no dimension is given.
 *
 * Only the node and what its number is made of is asked for: of shares that is the same question for any two periods.
 */
export function useSplit(
  view: TreeView,
  shown: NodeView,
  dimension: string | null,
  values: SegmentValues,
  slot: string,
): Loading<Result<SegmentSplit | TagSplit, SplitError>> | null {
  const asked = useSplitCubes(view, shown, dimension, values, slot);
  const { frame } = view;
  return useMemo(() => {
    if (asked?.kind !== 'ready') return asked;
    const { doc, comparison, cubes, totals } = asked.value;
    const nodeId = shown.node.id;
    const value =
      totals === null
        ? viewSplit(doc, frame, comparison, cubes, nodeId)
        : viewTagSplit(doc, frame, comparison, { cubes, totals }, nodeId);
    return { kind: 'ready', value };
  }, [asked, frame, shown.node.id]);
}

/**
 * The same over the leaves of the tree and the values of the dimension at once; by the same question. Null also where the
 * dimension holds tags: their columns overlap, and would sum to nothing.
 */
export function useMatrix(
  view: TreeView,
  shown: NodeView,
  dimension: string | null,
  slot: string,
): Loading<Result<SplitMatrix, SplitError>> | null {
  const asked = useSplitCubes(view, shown, dimension, noValues, slot);
  const { frame } = view;
  return useMemo(() => {
    if (asked?.kind !== 'ready') return asked;
    const { doc, comparison, cubes, totals } = asked.value;
    if (totals !== null) return null;
    const source = segmentSource(doc, frame, comparison, cubes);
    return { kind: 'ready', value: source.ok ? splitMatrix(doc, shown.node.id, source.value) : source };
  }, [asked, frame, shown.node.id]);
}

interface SplitCubes {
  /** Narrowed, and rooted at the node. */
  readonly doc: Doc;
  readonly comparison: Comparison;
  readonly cubes: TreeCubes;
  /** The same without the dimension, where that holds tags; else null. */
  readonly totals: TreeCubes | null;
}

function useSplitCubes(
  view: TreeView,
  shown: NodeView,
  dimension: string | null,
  { path, ignored }: SegmentValues,
  slot: string,
): Loading<SplitCubes> | null {
  const doc = useDocument((state) => state.doc);
  const { comparison, dataset, treeId } = view.frame;
  const nodeId = shown.node.id;
  const narrowed = useMemo(
    () => rootAt(narrowDoc(doc, treeId, path, ignored), treeId, nodeId),
    [doc, treeId, path, ignored, nodeId],
  );
  const request = useMemo<TreeRequest | null>(
    () =>
      dimension === null || comparison === null
        ? null
        : { days: null, comparison, series: [], by: [dimension], nodeIds: null },
    [comparison, dimension],
  );
  const isTags = dataset.columns.some(({ id, kind }) => id === dimension && kind === 'tags');
  const whole = useMemo(() => (request === null || !isTags ? null : { ...request, by: [] }), [request, isTags]);
  const cubes = useCubes(narrowed, treeId, request, slot);
  const totals = useCubes(narrowed, treeId, whole, `${slot}:all`);
  return useMemo(() => {
    if (request === null || comparison === null) return null;
    if (cubes.kind !== 'ready') return cubes;
    if (totals.kind !== 'ready') return totals;
    const value = { doc: narrowed, comparison, cubes: cubes.value, totals: isTags ? totals.value : null };
    return { kind: 'ready', value };
  }, [request, comparison, cubes, totals, isTags, narrowed]);
}
