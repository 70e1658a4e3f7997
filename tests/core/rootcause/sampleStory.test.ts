import { describe, expect, it } from 'vitest';
import { definingColumnsBelow } from '#core/plan/definingColumns.ts';
import { askCauses } from '#core/rootcause/askCauses.ts';
import type { CauseReport } from '#core/rootcause/causeReport.ts';
import { chooseDimensions } from '#core/rootcause/chooseDimensions.ts';
import { findCauses } from '#core/rootcause/findCauses.ts';
import { planCauses } from '#core/rootcause/planCauses.ts';
import { sampleStory } from '#core/sample/story.ts';
import type { Comparison } from '#core/time/period.ts';
import { shiftDays } from '#core/time/range.ts';
import { rootAt } from '#state/views/rootAt.ts';
import { sampleView } from '../../support/sampleView.ts';

interface Answer {
  readonly report: CauseReport;
  readonly names: unknown;
}

/** Of a node as the app asks, or of the root. */
async function causesOf(comparison: Comparison, name: string | null = null): Promise<Answer> {
  const { doc: whole, tree, engine, nodeOf } = await sampleView();
  const nodeId = name === null ? tree.rootId : nodeOf(name).id;
  const doc = rootAt(whole, tree.id, nodeId);
  const dataset = doc.datasets[tree.datasetId ?? ''];
  if (dataset === undefined) throw new Error('the sample has a dataset');
  const defining = definingColumnsBelow(doc, dataset, nodeId);
  const choices = chooseDimensions(dataset, { defining, fixed: new Set(), chosen: new Map() });
  const dimensions = choices.filter(({ leftOut }) => leftOut === null).map(({ column }) => column.id);
  const context = { doc, treeId: tree.id, nodeId, depth: 3 };
  const plan = planCauses({ ...context, comparison, dimensions, isImmature: () => false });
  if (!plan.ok) throw new Error(plan.error.code);
  const leaves = await engine.leaves(plan.value.plan, {});
  if (!leaves.ok) throw new Error(leaves.error.code);
  const question = askCauses(plan.value, leaves.value, context);
  if (!question.ok) throw new Error(question.error.code);
  const rounds = findCauses(question.value);
  let round = rounds.next();
  while (!round.done) round = rounds.next();
  const names = [...round.value.causes, ...round.value.minor].map(({ nodeId, segment }) => [
    whole.metrics[whole.nodes[nodeId ?? '']?.metricId ?? '']?.name,
    ...segment.map(({ value }) => value),
  ]);
  return { report: round.value, names };
}

describe('what is searched of the sample', () => {
  it('CAUSE-59 its story is found, alone, with nearly all of what it contributes', async () => {
    const { report, names } = await causesOf(sampleStory.comparison);
    expect(names).toEqual([['Escalation bottleneck', 'messaging', 'billing']]);
    const [cause] = report.causes;
    expect(cause?.status).toBe('confirmed');
    expect(cause?.contribution).toBeCloseTo(sampleStory.bottleneck.change, 2);
    expect(cause?.level.baseline).toBeCloseTo(sampleStory.bottleneck.stuckBefore, 1);
    expect(cause?.level.current).toBeCloseTo(sampleStory.bottleneck.stuckAfter, 1);
  }, 30_000);

  it('CAUSE-61 the leaf of its story, asked by itself, names the same segment', async () => {
    const { report, names } = await causesOf(sampleStory.comparison, 'Escalation bottleneck');
    expect(names).toEqual([[undefined, 'messaging', 'billing']]);
    const [cause] = report.causes;
    expect(cause?.status).toBe('confirmed');
    expect(cause?.contribution).toBeCloseTo(-sampleStory.bottleneck.change, 2);
    expect(cause?.level.baseline).toBeCloseTo(sampleStory.bottleneck.stuckBefore, 1);
    expect(cause?.level.current).toBeCloseTo(sampleStory.bottleneck.stuckAfter, 1);
  }, 30_000);

  it('CAUSE-59 before it nothing is', async () => {
    const { baseline, current } = sampleStory.comparison;
    const back = { baseline: shiftDays(baseline, -28), current: shiftDays(current, -28) };
    expect((await causesOf(back)).names).toEqual([]);
  }, 30_000);
});
