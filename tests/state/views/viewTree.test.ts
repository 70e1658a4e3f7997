import { beforeAll, describe, expect, it } from 'vitest';
import { sum } from '#core/base/sum.ts';
import type { Doc } from '#core/model/doc.ts';
import { componentsOf } from '#core/model/graph.ts';
import { sampleStory } from '#core/sample/story.ts';
import { keepView } from '#state/views/keepView.ts';
import { tally } from '../../core/sample/readSample.ts';
import { nodeNamed, type SampleView, sampleView, shownOf, viewOf, withoutDates } from '../../support/sampleView.ts';

const root = 'Conversation resolution rate';
let sample: SampleView;

beforeAll(async () => {
  sample = await sampleView();
});

describe('viewTree', () => {
  it('has the numbers that counting the rows gives, in both periods', async () => {
    const { doc, tree, table } = sample;
    const shown = shownOf(await viewOf(sample, doc), tree.rootId);
    const { baseline, current } = sampleStory.comparison;
    expect(shown.baseline).toMatchObject({ kind: 'value', n: tally(table, baseline).n });
    expect(shown.current).toMatchObject({ kind: 'value', n: tally(table, current).n });
    expect(shown.change).toBeCloseTo(tally(table, current).rate - tally(table, baseline).rate, 12);
    expect((shown.change ?? 0) * 100).toBeCloseTo(-3.97, 2);
  });

  it('contributions of the components sum to the change of the root; influences have none', async () => {
    const { doc, tree } = sample;
    const view = await viewOf(sample, doc);
    const parts = componentsOf(doc, tree.rootId).map(({ id }) => shownOf(view, id).contribution ?? Number.NaN);
    expect(parts).toHaveLength(5);
    expect(sum(parts)).toBeCloseTo(shownOf(view, tree.rootId).change ?? Number.NaN, 12);
    expect(shownOf(view, nodeNamed(doc, 'Escalation rate').id).contribution).toBeNull();
    expect(shownOf(view, tree.rootId).contribution).toBeNull();
  });

  it('has one value per bucket, those of the data that it holds', async () => {
    const { doc, tree, table } = sample;
    const view = await viewOf(sample, doc);
    expect(view.frame.buckets).toHaveLength(26);
    for (const { series } of view.nodes.values()) expect(series).toHaveLength(26);
    const { series } = shownOf(view, tree.rootId);
    view.frame.buckets.forEach((bucket, index) => {
      const value = series[index];
      expect(value?.kind === 'value' ? value.value : null).toBeCloseTo(tally(table, bucket).rate, 12);
    });
  });

  it('reads a target where there is a number, in the direction of the metric', async () => {
    const { tree } = sample;
    const targets = { [root]: 0.8, 'Customer abandonment': 0.9 };
    const doc = Object.entries(targets).reduce((all, [name, value]) => withTarget(all, name, value), sample.doc);
    const view = await viewOf(sample, doc);
    expect(shownOf(view, tree.rootId).target?.status).toBe('missed');
    expect(shownOf(view, nodeNamed(doc, 'Customer abandonment').id).target?.status).toBe('met');
    expect(shownOf(view, nodeNamed(doc, 'Escalation rate').id).target).toBeNull();
  });

  it('compares nothing when nothing is wanted, and still has the values of the period', async () => {
    const { doc, tree, table } = sample;
    const view = await viewOf(sample, doc, { compareWith: 'none' });
    for (const { baseline, change, contribution, current } of view.nodes.values()) {
      expect([baseline, change, contribution]).toEqual([null, null, null]);
      expect(current.kind).toBe('value');
    }
    const { current } = shownOf(view, tree.rootId);
    const { rate } = tally(table, sampleStory.comparison.current);
    expect(current.kind === 'value' ? current.value : null).toBeCloseTo(rate, 12);
  });

  it('says why there is no baseline, and has no change then', async () => {
    const { doc, tree } = sample;
    const view = await viewOf(sample, doc, { compareWith: 'last-year' });
    const shown = shownOf(view, tree.rootId);
    expect(shown.baseline).toEqual({ kind: 'missing', reason: { code: 'outside-data' } });
    expect(shown.current.kind).toBe('value');
    expect([shown.change, shown.contribution]).toEqual([null, null]);
  });

  it('a number that differs by rounding only has not moved', async () => {
    const { doc, tree } = sample;
    const same = sampleStory.comparison.current;
    const view = await viewOf(sample, doc, { compareWith: 'custom', customBaseline: same });
    for (const { change } of view.nodes.values()) expect(change).toBe(0);
    expect(shownOf(view, tree.rootId).change).toBe(0);
  });

  it('without a date column it has one number per node over all rows, and no series', async () => {
    const doc = withoutDates(sample.doc);
    const view = await viewOf(sample, doc);
    expect([view.frame.extent, view.frame.comparison, view.frame.current]).toEqual([null, null, null]);
    const all = tally(sample.table, { fromDay: -1e6, toDay: 1e6 });
    const { current, series, change } = shownOf(view, sample.tree.rootId);
    expect(current).toMatchObject({ kind: 'value', n: all.n });
    expect(current.kind === 'value' ? current.value : null).toBeCloseTo(all.rate, 12);
    expect([series, change]).toEqual([[], null]);
    const perAgent = shownOf(view, nodeNamed(doc, 'Conversations per agent and day').id).current;
    expect(perAgent).toMatchObject({ kind: 'missing', reason: { code: 'unbound', needs: ['created_at'] } });
    expect(shownOf(view, nodeNamed(doc, 'Longest wait time').id).current.kind).toBe('value');
  });
});

describe('keepView', () => {
  it('keeps numbers and periods, and has the records of now', async () => {
    const { doc, tree } = sample;
    const last = await viewOf(sample, doc);
    const gone = nodeNamed(doc, 'CSAT').id;
    const now = withTarget(
      { ...doc, nodes: Object.fromEntries(Object.entries(doc.nodes).filter(([id]) => id !== gone)) },
      root,
      0.5,
    );
    const kept = keepView(last, now, { ...tree, denominator: 'closed' });
    expect(kept.frame.comparison).toBe(last.frame.comparison);
    expect(kept.frame.tree.denominator).toBe('closed');
    expect(kept.nodes.has(gone)).toBe(false);
    const [before, after] = [shownOf(last, tree.rootId), shownOf(kept, tree.rootId)];
    expect(after.current).toBe(before.current);
    expect([before.node.target?.value, after.node.target?.value]).toEqual([0.8, 0.5]);
  });

  it('has no number for a node that was not there', async () => {
    const { doc, tree } = sample;
    const added = nodeNamed(doc, 'CSAT').id;
    const { [added]: _, ...without } = doc.nodes;
    const last = await viewOf(sample, { ...doc, nodes: without });
    const shown = shownOf(keepView(last, doc, tree), added);
    expect(shown.current.kind).toBe('missing');
    expect(shown.baseline?.kind).toBe('missing');
    expect(shown.series).toHaveLength(26);
    expect([shown.change, shown.target, shown.contribution]).toEqual([null, null, null]);
  });
});

function withTarget(doc: Doc, name: string, value: number): Doc {
  const node = nodeNamed(doc, name);
  return { ...doc, nodes: { ...doc.nodes, [node.id]: { ...node, target: { value, tolerance: 0.02 } } } };
}
