import { useMemo } from 'react';
import type { TreeRequest } from '#core/plan/planTree.ts';
import type { FoundCause } from '#core/rootcause/causeReport.ts';
import { sinceWhen } from '#core/stats/changePoints.ts';
import type { Comparison, DayIndex, DayRange } from '#core/time/period.ts';
import { intersect } from '#core/time/range.ts';
import { useDocument, useSession } from '#state/react.tsx';
import { daysOfCause } from '#state/views/daysOfCause.ts';
import { narrowDoc } from '#state/views/narrowDoc.ts';
import { rootAt } from '#state/views/rootAt.ts';
import { useCubes } from '#state/views/useTreeView.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';

/**
 * The day since which a cause's own series is on its new level, from one baseline's length before the baseline on;
 * null while it is read, and where no day stands out. `slot`: one per place on the screen, so that what is no longer
 * shown is not kept.
 */
export function useSince(view: TreeView, shown: NodeView, cause: FoundCause, slot: string): DayIndex | null {
  const doc = useDocument((state) => state.doc);
  const { path } = useSession((state) => state.drill);
  const { ignored } = useSession((state) => state.causes);
  const { treeId, comparison, extent } = view.frame;
  const nodeId = cause.nodeId ?? shown.node.id;
  const [inside, whole] = useMemo(() => {
    const rooted = (steps: typeof path) => rootAt(narrowDoc(doc, treeId, steps, ignored), treeId, nodeId);
    return [rooted([...path, ...cause.segment]), rooted(path)] as const;
  }, [doc, treeId, path, cause.segment, ignored, nodeId]);
  const isVolume = cause.kind === 'volume';
  const cubes = useCubes(inside, treeId, request, slot);
  const all = useCubes(whole, treeId, isVolume ? request : null, `${slot}:all`);
  return useMemo(() => {
    const range = comparison === null || extent === null ? null : intersect(spanOf(comparison), extent);
    if (range === null || cubes.kind !== 'ready' || all.kind !== 'ready') return null;
    const source = { doc: inside, treeId, nodeId, cubes: cubes.value };
    const rest = isVolume ? { doc: whole, treeId, nodeId, cubes: all.value } : null;
    const since = sinceWhen(daysOfCause(cause.kind, range, source, rest), leastDays);
    return since?.isClear ? range.fromDay + since.day : null;
  }, [comparison, extent, cubes, all, inside, whole, treeId, nodeId, isVolume, cause.kind]);
}

const request: TreeRequest = { days: null, comparison: null, series: [], by: [], nodeIds: null };
/** Shorter than a stretch between two changes may be: the comparison says already that there is one. */
const leastDays = 4;

function spanOf({ baseline, current }: Comparison): DayRange {
  const fromDay = Math.min(baseline.fromDay, current.fromDay);
  const length = baseline.toDay - baseline.fromDay;
  return { fromDay: fromDay - length, toDay: Math.max(baseline.toDay, current.toDay) };
}
