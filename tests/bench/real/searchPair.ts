import { definingColumnsBelow } from '#core/plan/definingColumns.ts';
import { askCauses } from '#core/rootcause/askCauses.ts';
import type { CauseReport } from '#core/rootcause/causeReport.ts';
import { chooseDimensions } from '#core/rootcause/chooseDimensions.ts';
import { findCauses } from '#core/rootcause/findCauses.ts';
import { planCauses } from '#core/rootcause/planCauses.ts';
import type { Comparison } from '#core/time/period.ts';
import { noWishes } from '#state/session/session.ts';
import { rootAt } from '#state/views/rootAt.ts';
import type { RealSet } from './importSet.ts';

export interface Searched {
  readonly report: CauseReport;
  /** Those that were searched together. */
  readonly dimensions: readonly string[];
  readonly overlap: boolean;
}

/** The root's change between two periods, searched as the app does when nobody has touched an option; or why not. */
export async function searchPair(set: RealSet, comparison: Comparison): Promise<Searched | string> {
  const { tree, dataset, engine, isImmature } = set;
  const doc = rootAt(set.doc, tree.id, tree.rootId);
  const defining = definingColumnsBelow(doc, dataset, tree.rootId);
  const choices = chooseDimensions(dataset, { defining, fixed: new Set(), chosen: noWishes.dimensions });
  const dimensions = choices.filter(({ leftOut }) => leftOut === null).map(({ column }) => column.id);
  const context = { doc, treeId: tree.id, nodeId: tree.rootId, depth: noWishes.depth };
  const plan = planCauses({ ...context, comparison, dimensions, isImmature });
  if (!plan.ok) return plan.error.code;
  const leaves = await engine.leaves(plan.value.plan, {});
  if (!leaves.ok) return leaves.error.code;
  const question = askCauses(plan.value, leaves.value, context);
  if (!question.ok) return question.error.code;
  const rounds = findCauses(question.value);
  let round = rounds.next();
  while (!round.done) round = rounds.next();
  return {
    report: round.value,
    dimensions: question.value.dimensions.map(({ column }) => column),
    overlap: plan.value.past.overlap,
  };
}
