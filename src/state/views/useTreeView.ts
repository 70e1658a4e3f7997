import { useEffect, useMemo, useState } from 'react';
import type { TreeCubes } from '#core/evaluate/evaluateTree.ts';
import type { Doc } from '#core/model/doc.ts';
import type { Tree, TreeId } from '#core/model/schema.ts';
import type { CubePlan } from '#core/plan/plan.ts';
import { planTree, type TreePlans, type TreeRequest } from '#core/plan/planTree.ts';
import { useDocument, useServices, useSession, useSettled } from '#state/react.tsx';
import type { DataError } from '#state/resources/createResources.ts';
import { type FrameError, frameTree, isFrame } from '#state/views/frameTree.ts';
import { keepView } from '#state/views/keepView.ts';
import type { TreeFrame } from '#state/views/settings.ts';
import { type TreeView, viewTree } from '#state/views/viewTree.ts';

export type Loading<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: DataError; readonly retry: () => void }
  | { readonly kind: 'ready'; readonly value: T };

export type TreeViewState =
  | { readonly kind: 'nothing'; readonly why: FrameError }
  | Exclude<Loading<TreeView>, { kind: 'ready' }>
  /** `isUpdating`: what is shown is of the last question, with its own periods, until the next answer is here. */
  | { readonly kind: 'ready'; readonly value: TreeView; readonly isUpdating: boolean };

/** The tree that is looked at and the periods that it is looked at in; no numbers yet. */
export function useTreeFrame(): TreeFrame | FrameError {
  const doc = useDocument((state) => state.doc);
  const treeId = useSession((state) => state.treeId);
  const period = useSession((state) => state.period);
  return useMemo(() => frameTree(doc, treeId, period), [doc, treeId, period]);
}

/**
 * All numbers of the tree that is looked at. One engine trip per plan that has not been answered yet; meanwhile the
 * last numbers of the same tree stay, so that nothing on screen loses its place.
 */
export function useTreeView(): TreeViewState {
  const doc = useDocument((state) => state.doc);
  const frame = useTreeFrame();
  const request = useMemo<TreeRequest | null>(
    () =>
      isFrame(frame) ? { days: null, comparison: spanOf(frame), series: frame.buckets, by: [], nodeIds: null } : null,
    [frame],
  );
  const cubes = useCubes(doc, isFrame(frame) ? frame.treeId : null, request, 'tree');
  const state = useMemo<TreeViewState>(() => {
    if (!isFrame(frame)) return { kind: 'nothing', why: frame };
    if (cubes.kind !== 'ready') return cubes;
    return { kind: 'ready', value: viewTree(doc, frame, cubes.value), isUpdating: false };
  }, [doc, frame, cubes]);
  return useKept(state, doc, isFrame(frame) ? frame.tree : null);
}

/** The last view of a tree while the next one loads, as long as it is still rooted in the same node and data. */
function useKept(state: TreeViewState, doc: Doc, tree: Tree | null): TreeViewState {
  const [last, setLast] = useState<TreeView | null>(null);
  if (state.kind === 'ready' && state.value !== last) setLast(state.value);
  const isLoading = state.kind === 'loading';
  const kept = useMemo(() => {
    if (!isLoading || last === null || tree === null) return null;
    const before = last.frame.tree;
    const isSame = tree.id === before.id && tree.rootId === before.rootId && tree.datasetId === before.datasetId;
    return isSame ? keepView(last, doc, tree) : null;
  }, [isLoading, last, doc, tree]);
  return useMemo(() => (kept === null ? state : { kind: 'ready', value: kept, isUpdating: true }), [state, kept]);
}

/** Values without a comparison still need their own period from the engine. */
function spanOf({ comparison, current }: TreeFrame): TreeRequest['comparison'] {
  return comparison ?? (current === null ? null : { baseline: current, current });
}

/** The cubes that answer a request; what is in memory is not asked for again. */
export function useCubes(
  doc: Doc,
  treeId: TreeId | null,
  request: TreeRequest | null,
  slot: string,
): Loading<TreeCubes> {
  const plans = useMemo<TreePlans>(
    () => (treeId === null || request === null ? { daily: null, windows: null } : planTree(doc, treeId, request)),
    [doc, treeId, request],
  );
  const daily = useCube(plans.daily, `${slot}:daily`);
  const windows = useCube(plans.windows, `${slot}:windows`);
  return useMemo(() => {
    if (daily.kind !== 'ready') return daily;
    if (windows.kind !== 'ready') return windows;
    return { kind: 'ready', value: { daily: daily.value, windows: windows.value } };
  }, [daily, windows]);
}

/** The answer to one plan, null for none. */
export function useCube(plan: CubePlan | null, slot: string): Loading<CubeOrNone> {
  const { resources } = useServices();
  const key = useMemo(() => (plan === null ? null : JSON.stringify(plan)), [plan]);
  const { value, error } = useSettled(resources.cubes, key);
  useEffect(() => {
    if (key !== null && plan !== null) void resources.ensureCube(key, plan, slot);
  }, [key, plan, slot, resources]);
  return useMemo(() => {
    if (key === null) return { kind: 'ready', value: null };
    if (value !== null) return { kind: 'ready', value };
    if (error === null) return { kind: 'loading' };
    return { kind: 'failed', error, retry: () => resources.cubes.reload(key) };
  }, [key, value, error, resources]);
}

type CubeOrNone = TreeCubes['daily'];
