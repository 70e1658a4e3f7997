import { useMemo, useState } from 'react';
import { ok, type Result } from '#core/base/result.ts';
import { evaluateTree } from '#core/evaluate/evaluateTree.ts';
import type { NodeValue } from '#core/evaluate/value.ts';
import { applyDiff } from '#core/model/applyDiff.ts';
import type { Command, CommandError } from '#core/model/commands/command.ts';
import { decide } from '#core/model/commands/decide.ts';
import type { Doc } from '#core/model/doc.ts';
import { componentsOf } from '#core/model/graph.ts';
import type { NodeId } from '#core/model/schema.ts';
import type { TreeRequest } from '#core/plan/planTree.ts';
import type { DayRange } from '#core/time/period.ts';
import { useDocument } from '#state/react.tsx';
import { type Loading, useCubes } from '#state/views/useTreeView.ts';
import type { TreeView } from '#state/views/viewTree.ts';

/** The doc as it would be; nothing is saved. */
export interface Imagined {
  readonly doc: Doc;
  /** The node that would be selected: of an added one, itself. */
  readonly selected: NodeId | null;
}

/** What a command would make of the workspace, or why it would be refused. Null without a command. */
export function useImagined(command: Command | null): Result<Imagined, CommandError> | null {
  const doc = useDocument((state) => state.doc);
  return useMemo(() => (command === null ? null : imagine(doc, command)), [doc, command]);
}

function imagine(doc: Doc, command: Command): Result<Imagined, CommandError> {
  let count = 0;
  const decided = decide(doc, command, { newId: () => `imagined-${++count}`, now: () => 0 });
  if (!decided.ok) return decided;
  return ok({ doc: applyDiff(doc, decided.value.diff), selected: decided.value.select ?? null });
}

export interface PeriodNumbers {
  readonly current: NodeValue;
  /** Null where nothing is compared. */
  readonly baseline: NodeValue | null;
}

export type Numbers = ReadonlyMap<NodeId, PeriodNumbers>;

/** The numbers of some nodes of an imagined doc, for the two periods on screen; what was there last while they load. */
export function useNumbers(
  view: TreeView,
  doc: Doc | null,
  nodeIds: readonly NodeId[],
  slot: string,
): { readonly state: Loading<Numbers>; readonly last: Numbers | null } {
  const saved = useDocument((state) => state.doc);
  const { comparison, current, treeId } = view.frame;
  const key = nodeIds.join(' ');
  const request = useMemo<TreeRequest | null>(() => {
    if (doc === null || key === '') return null;
    const span = comparison ?? (current === null ? null : { baseline: current, current });
    const ids = key.split(' ').flatMap((id) => doc.nodes[id]?.id ?? []);
    return { days: null, comparison: span, series: [], by: [], nodeIds: readFor(doc, ids) };
  }, [doc, key, comparison, current]);
  const cubes = useCubes(doc ?? saved, treeId, request, slot);
  const state = useMemo<Loading<Numbers>>(() => {
    if (cubes.kind !== 'ready') return cubes;
    if (doc === null) return { kind: 'ready', value: new Map() };
    const at = (range: DayRange): ReadonlyMap<NodeId, NodeValue> => evaluateTree(doc, treeId, cubes.value, range, null);
    const now = at(current ?? allRows);
    const before = comparison === null ? null : at(comparison.baseline);
    const entries = key.split(' ').flatMap((id): [NodeId, PeriodNumbers][] => {
      const node = doc.nodes[id];
      const value = node === undefined ? undefined : now.get(node.id);
      if (node === undefined || value === undefined) return [];
      return [[node.id, { current: value, baseline: before?.get(node.id) ?? null }]];
    });
    return { kind: 'ready', value: new Map(entries) };
  }, [doc, treeId, cubes, key, comparison, current]);
  const [last, setLast] = useState<Numbers | null>(null);
  if (state.kind === 'ready' && state.value !== last) setLast(state.value);
  return { state, last };
}

const allRows: DayRange = { fromDay: Number.NEGATIVE_INFINITY, toDay: Number.POSITIVE_INFINITY };

/** The nodes and all that their formulas are made of. */
function readFor(doc: Doc, nodeIds: readonly NodeId[]): readonly NodeId[] {
  const found = new Set(nodeIds);
  for (const id of found) for (const part of componentsOf(doc, id)) found.add(part.id);
  return [...found];
}
