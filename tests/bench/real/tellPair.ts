import { explainNode } from '#core/contribution/explainNode.ts';
import type { TreeCubes } from '#core/evaluate/evaluateTree.ts';
import type { Doc } from '#core/model/doc.ts';
import { tellChange } from '#core/narrative/tellChange.ts';
import { planTree, type TreeRequest } from '#core/plan/planTree.ts';
import type { CauseReport, FoundCause } from '#core/rootcause/causeReport.ts';
import { sinceWhen } from '#core/stats/changePoints.ts';
import type { Comparison, DayIndex } from '#core/time/period.ts';
import { intersect } from '#core/time/range.ts';
import { assessNode } from '#state/views/assessNode.ts';
import { daysOfCause } from '#state/views/daysOfCause.ts';
import { drillDimensions } from '#state/views/drillDimensions.ts';
import { frameTree, isFrame } from '#state/views/frameTree.ts';
import { narrowDoc } from '#state/views/narrowDoc.ts';
import { rootAt } from '#state/views/rootAt.ts';
import type { TreeFrame } from '#state/views/settings.ts';
import { viewSplit } from '#state/views/viewSplit.ts';
import { viewTree } from '#state/views/viewTree.ts';
import { narrate } from '#text/narrative.ts';
import { gatherCauseFacts } from '../../../src/features/explain/gatherCauseFacts.ts';
import { gatherComponents } from '../../../src/features/explain/gatherComponents.ts';
import { unwrap } from '../../ingest/importing.ts';
import type { RealSet } from './importSet.ts';

const request: TreeRequest = { days: null, comparison: null, series: [], by: [], nodeIds: null };
/** As `useSince` has it. */
const leastDays = 4;

/** The sentence that stands above the tree for a change of the root, once the search is done. */
export async function tellPair(set: RealSet, comparison: Comparison, report: CauseReport | null): Promise<string> {
  const { doc, tree, dataset, isImmature } = set;
  const frame = frameOf(set, comparison);
  const view = viewTree(doc, frame, await cubesFor(set, doc, { ...request, comparison, series: frame.buckets }));
  const shown = view.nodes.get(tree.rootId);
  if (shown === undefined) throw new Error('the tree has a root');
  const isYoung = set.isCensored && (isImmature(comparison.current) || isImmature(comparison.baseline));
  const since: (DayIndex | null)[] = [];
  for (const cause of report?.causes ?? []) since.push(await sinceOf(set, frame, cause, comparison));
  const [dimension] = drillDimensions(dataset, [], shown.metric);
  const clauses = tellChange({
    metric: shown.metric,
    baseline: shown.baseline ?? shown.current,
    current: shown.current,
    assessment: isYoung ? null : assessNode(doc, frame, view.cubes, shown),
    components: gatherComponents(view, explainNode(doc, tree.rootId, view.read)),
    split: dimension === undefined ? null : await splitBy(set, frame, comparison, dimension),
    causes: report === null ? null : gatherCauseFacts(doc, view, shown, { report, since }),
    isImmature: set.isCensored && isImmature(comparison.current),
  });
  return narrate(clauses, doc)
    .map(({ text }) => text)
    .join('')
    .replaceAll('\u00a0', ' ');
}

function frameOf({ doc, tree }: RealSet, { baseline, current }: Comparison): TreeFrame {
  const frame = frameTree(doc, tree.id, { grain: 'week', current, compareWith: 'custom', customBaseline: baseline });
  if (!isFrame(frame)) throw new Error(frame.code);
  return frame;
}

async function cubesFor({ tree, engine }: RealSet, doc: Doc, asked: TreeRequest): Promise<TreeCubes> {
  const { daily, windows } = planTree(doc, tree.id, asked);
  return {
    daily: daily === null ? null : unwrap(await engine.cube(daily, {})),
    windows: windows === null ? null : unwrap(await engine.cube(windows, {})),
  };
}

async function splitBy(
  set: RealSet,
  frame: TreeFrame,
  comparison: Comparison,
  { id, name }: { readonly id: string; readonly name: string },
) {
  const { tree } = set;
  const doc = rootAt(set.doc, tree.id, tree.rootId);
  const cubes = await cubesFor(set, doc, { ...request, comparison, by: [id] });
  const split = viewSplit(doc, frame, comparison, cubes, tree.rootId);
  return split.ok ? { dimension: name, split: split.value } : null;
}

async function sinceOf(
  set: RealSet,
  { extent }: TreeFrame,
  cause: FoundCause,
  { baseline, current }: Comparison,
): Promise<DayIndex | null> {
  const treeId = set.tree.id;
  const nodeId = cause.nodeId ?? set.tree.rootId;
  const fromDay = baseline.fromDay - (baseline.toDay - baseline.fromDay);
  const range = extent === null ? null : intersect({ fromDay, toDay: current.toDay }, extent);
  if (range === null) return null;
  const sourceOf = async (segment: FoundCause['segment']) => {
    const doc = rootAt(narrowDoc(set.doc, treeId, segment), treeId, nodeId);
    return { doc, treeId, nodeId, cubes: await cubesFor(set, doc, request) };
  };
  const whole = cause.kind === 'volume' ? await sourceOf([]) : null;
  const since = sinceWhen(daysOfCause(cause.kind, range, await sourceOf(cause.segment), whole), leastDays);
  return since?.isClear ? range.fromDay + since.day : null;
}
