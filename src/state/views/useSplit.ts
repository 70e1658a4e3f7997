import { useMemo } from 'react';
import type { Result } from '#core/base/result.ts';
import type { SegmentSplit, SplitError } from '#core/contribution/ledger.ts';
import type { TreeRequest } from '#core/plan/planTree.ts';
import { useDocument } from '#state/react.tsx';
import type { DrillStep } from '#state/session/session.ts';
import { narrowDoc } from '#state/views/narrowDoc.ts';
import { rootAt } from '#state/views/rootAt.ts';
import { type Loading, useCubes } from '#state/views/useTreeView.ts';
import { viewSplit } from '#state/views/viewSplit.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';

/**
 * The change of a node by a dimension, inside a segment. Null where nothing is compared or no dimension is given.
 *
 * Only the node and what its number is made of is asked for: of shares that is the same question for any two periods.
 */
export function useSplit(
  view: TreeView,
  shown: NodeView,
  dimension: string | null,
  path: readonly DrillStep[],
  slot: string,
): Loading<Result<SegmentSplit, SplitError>> | null {
  const doc = useDocument((state) => state.doc);
  const { frame } = view;
  const { comparison, treeId } = frame;
  const nodeId = shown.node.id;
  const narrowed = useMemo(() => rootAt(narrowDoc(doc, treeId, path), treeId, nodeId), [doc, treeId, path, nodeId]);
  const request = useMemo<TreeRequest | null>(
    () =>
      dimension === null || comparison === null
        ? null
        : { days: null, comparison, series: [], by: [dimension], nodeIds: null },
    [comparison, dimension],
  );
  const cubes = useCubes(narrowed, treeId, request, slot);
  return useMemo(() => {
    if (request === null || comparison === null) return null;
    if (cubes.kind !== 'ready') return cubes;
    return { kind: 'ready', value: viewSplit(narrowed, frame, comparison, cubes.value, nodeId) };
  }, [request, comparison, cubes, narrowed, frame, nodeId]);
}
