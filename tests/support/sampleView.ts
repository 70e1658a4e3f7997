import type { TreeCubes } from '#core/evaluate/evaluateTree.ts';
import type { Doc } from '#core/model/doc.ts';
import type { Node, NodeId, Tree } from '#core/model/schema.ts';
import type { CubePlan } from '#core/plan/plan.ts';
import { planTree, type TreeRequest } from '#core/plan/planTree.ts';
import { sampleWorkspace } from '#core/sample/sampleWorkspace.ts';
import { sampleStory } from '#core/sample/story.ts';
import type { TypedTable } from '#core/table/table.ts';
import { createColumnarEngine } from '#engine/columnar/columnarEngine.ts';
import type { AnalyticEngine } from '#engine/port.ts';
import { frameTree, isFrame } from '#state/views/frameTree.ts';
import type { PeriodSettings, TreeFrame } from '#state/views/settings.ts';
import { type NodeView, type TreeView, viewTree } from '#state/views/viewTree.ts';
import { sampleWords, templateWords } from '#text/templates.ts';
import { countingEnv } from './deskDoc.ts';

/** The sample with its table in an engine of this thread. */
export interface SampleView {
  readonly doc: Doc;
  readonly tree: Tree;
  readonly table: TypedTable;
  readonly engine: AnalyticEngine;
  readonly nodeOf: (name: string) => Node;
  readonly cubesFor: (doc: Doc, request: Partial<TreeRequest>) => Promise<TreeCubes>;
}

export async function sampleView(): Promise<SampleView> {
  const { doc, table } = sampleWorkspace({ ...countingEnv('s'), words: templateWords, names: sampleWords });
  const [tree] = Object.values(doc.trees);
  if (tree === undefined) throw new Error('the sample has a tree');
  const engine = createColumnarEngine();
  await engine.register(Object.values(doc.datasets)[0]?.contentHash ?? '', structuredClone(table), {});
  const answer = async (plan: CubePlan | null): Promise<TreeCubes['daily']> => {
    const cube = plan === null ? null : await engine.cube(plan, {});
    if (cube?.ok === false) throw new Error(JSON.stringify(cube.error));
    return cube === null ? null : cube.value;
  };
  return {
    doc,
    tree,
    table,
    engine,
    nodeOf: (name) => nodeNamed(doc, name),
    async cubesFor(asked, request) {
      const whole: TreeRequest = { days: null, comparison: null, series: [], by: [], nodeIds: null, ...request };
      const plans = planTree(asked, tree.id, whole);
      return { daily: await answer(plans.daily), windows: await answer(plans.windows) };
    },
  };
}

/** The two weeks before the story against the two after, by week. */
export const storySettings: PeriodSettings = {
  grain: 'week',
  current: sampleStory.comparison.current,
  compareWith: 'previous',
  customBaseline: null,
};

export function frameOf(doc: Doc, tree: Tree, settings: Partial<PeriodSettings> = {}): TreeFrame {
  const frame = frameTree(doc, tree.id, { ...storySettings, ...settings });
  if (!isFrame(frame)) throw new Error(frame.code);
  return frame;
}

/** All numbers of a doc over the sample's table. */
export async function viewOf(
  { tree, cubesFor }: SampleView,
  doc: Doc,
  settings: Partial<PeriodSettings> = {},
): Promise<TreeView> {
  const frame = frameOf(doc, tree, settings);
  const span =
    frame.comparison ?? (frame.current === null ? null : { baseline: frame.current, current: frame.current });
  return viewTree(doc, frame, await cubesFor(doc, { comparison: span, series: frame.buckets }));
}

export function nodeNamed(doc: Doc, name: string): Node {
  const node = Object.values(doc.nodes).find(({ metricId }) => doc.metrics[metricId]?.name === name);
  if (node === undefined) throw new Error(`no node ${name}`);
  return node;
}

export function shownOf(view: TreeView, nodeId: NodeId): NodeView {
  const shown = view.nodes.get(nodeId);
  if (shown === undefined) throw new Error(`no view of ${nodeId}`);
  return shown;
}

/** As if no column of the file held dates. */
export function withoutDates(doc: Doc): Doc {
  const datasets = Object.values(doc.datasets).map((dataset) => ({ ...dataset, dateColumn: null, extent: null }));
  return { ...doc, datasets: Object.fromEntries(datasets.map((dataset) => [dataset.id, dataset])) };
}
