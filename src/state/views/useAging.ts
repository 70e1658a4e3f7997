import { useMemo } from 'react';
import type { Assessment } from '#core/stats/assessChange.ts';
import { useDocument } from '#state/react.tsx';
import { agePlan, readAges } from '#state/views/agePlan.ts';
import { conversationFilter } from '#state/views/conversationFilter.ts';
import type { Maturity } from '#state/views/useMaturity.ts';
import { type Loading, useCube } from '#state/views/useTreeView.ts';
import { type Aging, viewAging } from '#state/views/viewAging.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';

/** A resolution rate at equal age, and where it is heading; null where the node is no such rate. */
export function useAging(
  view: TreeView,
  shown: NodeView,
  assessment: Assessment | null,
  maturity: Maturity,
): Loading<Aging | null> {
  const doc = useDocument((state) => state.doc);
  const { frame } = view;
  const { comparison, dataset, extent, tree, treeId } = frame;
  const nodeId = shown.node.id;
  const plan = useMemo(() => {
    // Where only closed conversations count, those that are young are left out instead.
    const rows = tree.denominator === 'all' ? conversationFilter(doc, treeId, nodeId, 'all') : null;
    return rows === null ? null : agePlan(dataset, rows);
  }, [doc, dataset, tree, treeId, nodeId]);
  const cube = useCube(plan, 'aging');
  return useMemo(() => {
    if (cube.kind !== 'ready') return cube;
    const ages = cube.value === null ? null : readAges(cube.value);
    if (ages === null || comparison === null || extent === null) return { kind: 'ready', value: null };
    const isYoung = maturity.isImmature(comparison.current);
    const { ageDays } = maturity;
    return { kind: 'ready', value: viewAging({ ages, shown, comparison, extent, assessment, ageDays, isYoung }) };
  }, [cube, comparison, extent, shown, assessment, maturity]);
}
