import { beforeAll, describe, expect, it } from 'vitest';
import type { LeafTable } from '#core/cube/leafTable.ts';
import type { Doc } from '#core/model/doc.ts';
import type { NodeId } from '#core/model/schema.ts';
import { definingColumnsBelow } from '#core/plan/definingColumns.ts';
import { askCauses } from '#core/rootcause/askCauses.ts';
import type { ByWindow, CauseMeasure, CauseQuestion } from '#core/rootcause/causeQuestion.ts';
import { chooseDimensions } from '#core/rootcause/chooseDimensions.ts';
import { type CausePlan, type CauseRequest, planCauses } from '#core/rootcause/planCauses.ts';
import { sampleStory } from '#core/sample/story.ts';
import { type SampleView, sampleView, shownOf, viewOf, withoutDates } from '../../support/sampleView.ts';

let desk: SampleView;
beforeAll(async () => {
  desk = await sampleView();
});

function request(nodeId: NodeId, more: Partial<CauseRequest> = {}): CauseRequest {
  const { doc, tree } = desk;
  const { comparison } = sampleStory;
  return {
    doc,
    treeId: tree.id,
    nodeId,
    comparison,
    dimensions: ['channel', 'issue_type'],
    isImmature: () => false,
    ...more,
  };
}

function obstacleOf(nodeId: NodeId, more: Partial<CauseRequest> = {}): unknown {
  const plan = planCauses(request(nodeId, more));
  return plan.ok ? null : plan.error;
}

async function leavesOf({ plan }: CausePlan): Promise<LeafTable> {
  const leaves = await desk.engine.leaves(plan, {});
  if (!leaves.ok) throw new Error(JSON.stringify(leaves.error));
  return leaves.value;
}

async function ask(nodeId: NodeId, doc: Doc = desk.doc): Promise<CauseQuestion> {
  const plan = planCauses(request(nodeId, { doc }));
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const question = askCauses(plan.value, await leavesOf(plan.value), { doc, treeId: desk.tree.id, nodeId, depth: 3 });
  if (!question.ok) throw new Error(JSON.stringify(question.error));
  return question.value;
}

const total = (of: ByWindow, window: number): number => [...(of[window] ?? [])].reduce((sum, value) => sum + value, 0);

function numberOf(measure: CauseMeasure, window: number): number {
  if (measure.kind === 'total') return total(measure.amount, window);
  const top = measure.kind === 'ratio' ? measure.x : measure.sum;
  return total(top, window) / total(measure.n, window);
}

describe('the question that leaves come to', () => {
  it('CAUSE-51 of a rate the columns that define it are not searched', () => {
    const dataset = Object.values(desk.doc.datasets)[0];
    if (dataset === undefined) throw new Error('the sample has a dataset');
    const defining = definingColumnsBelow(desk.doc, dataset, desk.tree.rootId);
    const found = chooseDimensions(dataset, { defining, fixed: new Set(), chosen: new Map() });
    const searched = found.filter(({ leftOut }) => leftOut === null).map(({ column }) => column.id);
    expect(searched).toEqual(expect.arrayContaining(['channel', 'issue_type', 'priority', 'team', 'agent']));
    expect(searched).not.toEqual(expect.arrayContaining(['status']));
    expect(found.find(({ column }) => column.id === 'escalated')?.leftOut).toBe('aftermath');
  });

  it('CAUSE-53, CAUSE-55 has the totals of the tree, whatever the node is made of', async () => {
    const view = await viewOf(desk, desk.doc);
    const names = Object.values(desk.doc.metrics).map(({ name }) => name);
    let asked = 0;
    for (const name of names) {
      const node = desk.nodeOf(name);
      if (obstacleOf(node.id) !== null) continue;
      const question = await ask(node.id);
      const { baseline, current } = shownOf(view, node.id);
      if (baseline?.kind !== 'value' || current.kind !== 'value') throw new Error(`${name} has no number`);
      expect(numberOf(question.whole, 0), name).toBeCloseTo(baseline.value, 9);
      expect(numberOf(question.whole, 1), name).toBeCloseTo(current.value, 9);
      asked += 1;
    }
    expect(asked).toBeGreaterThan(10);
  });

  it('CAUSE-55 a formula’s parts times their multipliers sum to its change', async () => {
    const question = await ask(desk.tree.rootId);
    if (question.whole.kind !== 'ratio') throw new Error('a share');
    const { n } = question.whole;
    const rate = (of: ByWindow, window: number): number => total(of, window) / total(n, window);
    const parts = question.parts.map(({ x, multiplier }) => multiplier * (rate(x, 1) - rate(x, 0)));
    expect(question.parts).toHaveLength(5);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(
      rate(question.whole.x, 1) - rate(question.whole.x, 0),
      12,
    );
    question.whole.x.forEach((of, window) => {
      of.forEach((count, leaf) => {
        expect(count).toBeGreaterThanOrEqual(0);
        expect(count).toBeLessThanOrEqual(n[window]?.[leaf] ?? 0);
        expect(Number.isInteger(count)).toBe(true);
      });
    });
  });

  it('CAUSE-52 of the sample’s story learns what is ordinary from nine pairs before it', async () => {
    const question = await ask(desk.tree.rootId);
    expect(question.history).toHaveLength(9);
    expect(question.history[0]).toEqual([2, 0]);
    if (question.whole.kind !== 'ratio') throw new Error('a share');
    expect(question.whole.n).toHaveLength(11);
  });

  it('CAUSE-54 says what keeps a node from being searched', async () => {
    const root = desk.tree.rootId;
    expect(obstacleOf(root, { comparison: null })).toEqual({ code: 'no-comparison' });
    expect(obstacleOf(root, { doc: withoutDates(desk.doc) })).toEqual({ code: 'no-date' });
    expect(obstacleOf(root, { dimensions: [] })).toEqual({ code: 'no-dimensions' });
    const median = desk.nodeOf('Resolution time (median)');
    expect(obstacleOf(median.id)).toEqual({ code: 'not-additive', metricName: 'Resolution time (median)' });
    expect(obstacleOf(desk.nodeOf('Conversations per agent and day').id)).toMatchObject({ code: 'not-additive' });
    const plan = planCauses(request(root));
    if (!plan.ok) throw new Error('the root can be asked about');
    const far = { fromDay: 0, toDay: 14 };
    const empty = planCauses(request(root, { comparison: { baseline: far, current: sampleStory.comparison.current } }));
    if (!empty.ok) throw new Error('known only with numbers');
    const context = { doc: desk.doc, treeId: desk.tree.id, nodeId: root, depth: 3 };
    expect(askCauses(empty.value, await leavesOf(empty.value), context)).toEqual({
      ok: false,
      error: { code: 'no-rows' },
    });
  });

  it('CAUSE-54 a quotient of parts is no sum over one whole', () => {
    const { doc, tree } = desk;
    const rootMetric = doc.nodes[tree.rootId]?.metricId;
    const [one, other] = Object.values(doc.nodes).filter((node) => node.parentId === tree.rootId);
    const metric = doc.metrics[rootMetric ?? ''];
    if (metric === undefined || one === undefined || other === undefined) throw new Error('a root with children');
    const left = { kind: 'metric', metricId: one.metricId } as const;
    const expression = { kind: 'binary', op: '/', left, right: { kind: 'metric', metricId: other.metricId } } as const;
    const changed: Doc = {
      ...doc,
      metrics: { ...doc.metrics, [metric.id]: { ...metric, basis: { kind: 'formula', expression } } },
    };
    return expect(ask(tree.rootId, changed)).rejects.toThrow('mixed-formula');
  });

  it('CAUSE-56 a dimension has the values that occur', async () => {
    const question = await ask(desk.tree.rootId);
    question.dimensions.forEach(({ values }, axis) => {
      const found = new Set(question.codes[axis]);
      expect(found.size).toBe(values.length);
      expect(Math.max(...found)).toBe(values.length - 1);
    });
    expect(question.dimensions[0]?.values).toContain('messaging');
  });
});
