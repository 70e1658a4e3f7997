import { useMemo } from 'react';
import type { NodeValue } from '#core/evaluate/value.ts';
import type { TreeRequest } from '#core/plan/planTree.ts';
import { useDocument } from '#state/react.tsx';
import { dailyValues } from '#state/views/dailyValues.ts';
import { rootAt } from '#state/views/rootAt.ts';
import { useCubes } from '#state/views/useTreeView.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';

/**
 * The number of a node on every day of the data; null until it is here. What does not add up over days, such as a
 * median, is asked for by day.
 */
export function useDailySeries(view: TreeView, { node }: NodeView, slot: string): readonly NodeValue[] | null {
  const doc = useDocument((state) => state.doc);
  const { cubes, frame } = view;
  const { extent, treeId } = frame;
  const held = useMemo(
    () => (extent === null ? null : dailyValues(doc, treeId, node.id, cubes, extent)),
    [doc, treeId, node.id, cubes, extent],
  );
  const isHeld = held === null || held.some((value) => value.kind === 'value' || value.reason.code !== 'not-rollable');
  const request = useMemo<TreeRequest | null>(
    () =>
      isHeld || extent === null
        ? null
        : { days: null, comparison: null, series: daysOf(extent), by: [], nodeIds: null },
    [isHeld, extent],
  );
  const own = useMemo(() => rootAt(doc, treeId, node.id), [doc, treeId, node.id]);
  const asked = useCubes(own, treeId, request, slot);
  return useMemo(() => {
    if (isHeld || extent === null) return held;
    return asked.kind === 'ready' ? dailyValues(doc, treeId, node.id, asked.value, extent) : null;
  }, [isHeld, held, asked, doc, treeId, node.id, extent]);
}

const daysOf = ({ fromDay, toDay }: { readonly fromDay: number; readonly toDay: number }) =>
  Array.from({ length: toDay - fromDay }, (_, at) => ({ fromDay: fromDay + at, toDay: fromDay + at + 1 }));
