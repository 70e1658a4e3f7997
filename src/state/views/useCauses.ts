import { useCallback, useEffect, useMemo } from 'react';
import type { Result } from '#core/base/result.ts';
import type { LeafTable } from '#core/cube/leafTable.ts';
import { subtreeOf } from '#core/model/graph.ts';
import { definingColumnsBelow } from '#core/plan/definingColumns.ts';
import { askCauses, axesOf, type CauseContext } from '#core/rootcause/askCauses.ts';
import type { CauseQuestion } from '#core/rootcause/causeQuestion.ts';
import type { CauseReport } from '#core/rootcause/causeReport.ts';
import type { CauseObstacle } from '#core/rootcause/causeSubject.ts';
import { chooseDimensions, type DimensionChoice } from '#core/rootcause/chooseDimensions.ts';
import { type CausePlan, planCauses } from '#core/rootcause/planCauses.ts';
import { type CauseAnswer, type ColumnAsRead, leavesKey } from '#state/causes/createCauseStore.ts';
import { useDocument, useResource, useServices, useSession } from '#state/react.tsx';
import type { Resource } from '#state/resources/createResourceStore.ts';
import type { DataError } from '#state/resources/createResources.ts';
import { narrowDoc } from '#state/views/narrowDoc.ts';
import { rootAt } from '#state/views/rootAt.ts';
import type { Maturity } from '#state/views/useMaturity.ts';
import type { NodeView, TreeView } from '#state/views/viewTree.ts';

/** How far a search for causes has come. */
export type CauseProgress =
  | { readonly kind: 'impossible'; readonly why: CauseObstacle }
  /** Null: nothing known yet. */
  | { readonly kind: 'searching'; readonly report: CauseReport | null; readonly stop: () => void }
  | { readonly kind: 'stopped'; readonly report: CauseReport | null; readonly again: () => void }
  | { readonly kind: 'failed'; readonly error: DataError; readonly again: () => void }
  | { readonly kind: 'ready'; readonly report: CauseReport };

export interface Causes {
  readonly progress: CauseProgress;
  /** Every dimension that there is, and why some are not searched. */
  readonly dimensions: readonly DimensionChoice[];
  /** What was asked; null where the node cannot be searched. */
  readonly plan: CausePlan | null;
  /** The question that was answered, put together anew from the leaves; null where they are gone. */
  readonly readQuestion: () => CauseQuestion | null;
}

/**
 * The segments that the change of a node is localised to, inside the drill's path. Asked anew when the node, the
 * periods, the definitions, the path or the options change; the search before is given up then.
 */
export function useCauses(view: TreeView, shown: NodeView, { isImmature }: Maturity): Causes {
  const whole = useDocument((state) => state.doc);
  const { path } = useSession((state) => state.drill);
  const { dimensions: chosen, depth, ignored } = useSession((state) => state.causes);
  const { treeId, dataset, comparison } = view.frame;
  const nodeId = shown.node.id;
  const doc = useMemo(
    () => rootAt(narrowDoc(whole, treeId, path, ignored), treeId, nodeId),
    [whole, treeId, path, ignored, nodeId],
  );
  const dimensions = useMemo(() => {
    const fixed = new Set(path.map(({ column }) => column));
    return chooseDimensions(dataset, { defining: definingColumnsBelow(doc, dataset, nodeId), fixed, chosen });
  }, [doc, dataset, nodeId, path, chosen]);
  const planned = useMemo(() => {
    const searched = dimensions.filter(({ leftOut }) => leftOut === null).map(({ column }) => column.id);
    return planCauses({ doc, treeId, nodeId, comparison, dimensions: searched, isImmature });
  }, [doc, treeId, nodeId, comparison, dimensions, isImmature]);
  const context = useMemo(() => ({ doc, treeId, nodeId, depth }), [doc, treeId, nodeId, depth]);
  const { progress, asRead } = useProgress(planned, context);
  const { resources } = useServices();
  const readQuestion = useCallback(() => {
    if (!planned.ok) return null;
    const leaves = resources.leaves.get(leavesKey(planned.value.plan));
    const question = leaves.status === 'ready' ? askCauses(planned.value, leaves.value, context) : null;
    return question?.ok ? question.value : null;
  }, [planned, resources, context]);
  return useMemo(
    () => ({
      progress,
      dimensions: asRead === null ? dimensions : dimensions.map((choice) => withRead(choice, asRead)),
      plan: planned.ok ? planned.value : null,
      readQuestion,
    }),
    [progress, asRead, dimensions, planned, readQuestion],
  );
}

interface Followed {
  readonly progress: CauseProgress;
  /** Null until it is known. */
  readonly asRead: ReadonlyMap<string, ColumnAsRead> | null;
}

function useProgress(planned: Result<CausePlan, CauseObstacle>, context: CauseContext): Followed {
  const { causes } = useServices();
  const key = useMemo(() => (planned.ok ? keyOf(planned.value, context) : null), [planned, context]);
  useEffect(() => {
    if (key === null || !planned.ok) return;
    const { value } = planned;
    const ask = (leaves: LeafTable) => askCauses(value, leaves, context);
    const asRead = (leaves: LeafTable) => readColumns(value, leaves);
    void causes.ensure(key, { plan: value.plan, ask, asRead }, 'causes');
  }, [key, planned, context, causes]);
  const resource = useResource(causes.answers, key);
  return useMemo(() => {
    if (!planned.ok) return { progress: { kind: 'impossible', why: planned.error }, asRead: null };
    const answer = resource.stale ? null : resource.value;
    const asRead = answer?.kind === 'report' ? answer.asRead : null;
    const progress = progressOf(
      resource,
      () => causes.answers.cancel(key ?? ''),
      () => causes.answers.reload(key ?? ''),
    );
    return { progress, asRead };
  }, [planned, resource, causes, key]);
}

/** What the rows say of a dimension, once they are read. */
function withRead(choice: DimensionChoice, asRead: ReadonlyMap<string, ColumnAsRead>): DimensionChoice {
  const read = asRead.get(choice.column.id);
  return choice.leftOut !== null || read === undefined ? choice : { ...choice, ...read };
}

/** By column. */
function readColumns(plan: CausePlan, leaves: LeafTable): ReadonlyMap<string, ColumnAsRead> {
  const { leftOut, tags } = axesOf(plan, leaves);
  const reasons = [...leftOut].map(([axis, why]) => [axis, { leftOut: why }] as const);
  const told = [...tags].map(([axis, of]) => [axis, { leftOut: null, tags: { told: of.told, of: of.of } }] as const);
  return new Map([...reasons, ...told].map(([axis, read]) => [leaves.plan.by[axis] ?? '', read]));
}

/** Plan, depth and the formulas that put the node, and what it is a part of, together; names, owners and targets change no answer. */
function keyOf({ plan, subject, family, history }: CausePlan, { doc, nodeId, depth }: CauseContext): string {
  const formulas = subtreeOf(doc, family?.nodeId ?? nodeId).map(({ id, metricId }) => {
    const basis = doc.metrics[metricId]?.basis;
    return basis?.kind === 'formula' ? [id, basis.expression] : null;
  });
  return JSON.stringify([nodeId, depth, plan, subject, family, history, formulas]);
}

function progressOf(resource: Resource<CauseAnswer, DataError>, stop: () => void, again: () => void): CauseProgress {
  const answer = resource.stale ? null : resource.value;
  if (answer?.kind === 'obstacle') return { kind: 'impossible', why: answer.obstacle };
  const report = answer?.report ?? null;
  switch (resource.status) {
    case 'idle':
    case 'loading':
      return { kind: 'searching', report, stop };
    case 'failed':
      return resource.error.code === 'cancelled'
        ? { kind: 'stopped', report, again }
        : { kind: 'failed', error: resource.error, again };
    case 'ready':
      return report === null ? { kind: 'searching', report, stop } : { kind: 'ready', report };
  }
}
