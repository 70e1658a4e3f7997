import { beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '#core/base/result.ts';
import { sum } from '#core/base/sum.ts';
import type { SegmentSplit, SplitError } from '#core/contribution/ledger.ts';
import type { NodeId } from '#core/model/schema.ts';
import type { DrillStep } from '#state/session/session.ts';
import { narrowDoc } from '#state/views/narrowDoc.ts';
import { rootAt } from '#state/views/rootAt.ts';
import { viewSplit } from '#state/views/viewSplit.ts';
import { tally, valuesOf } from '../../core/sample/readSample.ts';
import { frameOf, nodeNamed, type SampleView, sampleView } from '../../support/sampleView.ts';

let sample: SampleView;

beforeAll(async () => {
  sample = await sampleView();
});

async function split(
  nodeId: NodeId,
  dimension: string,
  path: readonly DrillStep[] = [],
): Promise<Result<SegmentSplit, SplitError>> {
  const { doc, tree, cubesFor } = sample;
  const frame = frameOf(doc, tree);
  if (frame.comparison === null) throw new Error('nothing is compared');
  const seen = rootAt(narrowDoc(doc, tree.id, path), tree.id, nodeId);
  const cubes = await cubesFor(seen, { comparison: frame.comparison, by: [dimension] });
  return viewSplit(seen, frame, frame.comparison, cubes, nodeId);
}

async function splitOk(...asked: Parameters<typeof split>): Promise<SegmentSplit> {
  const result = await split(...asked);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const comparison = () => {
  const frame = frameOf(sample.doc, sample.tree);
  if (frame.comparison === null) throw new Error('nothing is compared');
  return frame.comparison;
};

describe('viewSplit', () => {
  it.each(['channel', 'issue_type', 'agent', 'team', 'priority'])(
    'by %s the parts sum to the change',
    async (column) => {
      const whole = await splitOk(sample.tree.rootId, column);
      expect(sum(whole.rows.map((row) => row.contribution))).toBeCloseTo(whole.change, 12);
      expect(sum(whole.rows.map((row) => row.n.current))).toBe(tally(sample.table, comparison().current).n);
      expect(whole.change * 100).toBeCloseTo(-3.97, 2);
    },
  );

  it('inside a segment it is of the rows of the segment', async () => {
    const { table, tree } = sample;
    const channel = valuesOf(table, 'channel');
    const isMessaging = (row: number): boolean => channel[row] === 'messaging';
    const inside = await splitOk(tree.rootId, 'issue_type', [{ column: 'channel', value: 'messaging' }]);
    const { baseline, current } = comparison();
    expect(inside.baseline).toBeCloseTo(tally(table, baseline, isMessaging).rate, 12);
    expect(inside.current).toBeCloseTo(tally(table, current, isMessaging).rate, 12);
    expect(sum(inside.rows.map((row) => row.contribution))).toBeCloseTo(inside.change, 12);
    expect(inside.rows.toSorted((a, b) => a.contribution - b.contribution)[0]?.value).toBe('billing');
  });

  it('asks for a leaf and for an influence alone', async () => {
    const volume = await splitOk(nodeNamed(sample.doc, 'Inbound volume').id, 'channel');
    expect(volume.kind).toBe('total');
    expect(sum(volume.rows.map((row) => row.contribution))).toBeCloseTo(volume.change, 9);
    const rate = await splitOk(nodeNamed(sample.doc, 'Escalation rate').id, 'channel');
    expect(sum(rate.rows.map((row) => row.contribution))).toBeCloseTo(rate.change, 12);
  });

  it('refuses what does not add up, and what is no dimension', async () => {
    const { doc, tree } = sample;
    expect(await split(nodeNamed(doc, 'First response time (median)').id, 'channel')).toMatchObject({
      ok: false,
      error: { code: 'not-additive' },
    });
    const frame = frameOf(doc, tree);
    const none = viewSplit(doc, frame, comparison(), { daily: null, windows: null }, tree.rootId);
    expect(none).toMatchObject({ ok: false, error: { code: 'unknown-dimension' } });
  });
});

describe('rootAt', () => {
  it('asks the engine for the node and its components only, by the same measures', async () => {
    const { doc, tree, cubesFor } = sample;
    const all = await cubesFor(doc, { comparison: comparison() });
    const own = await cubesFor(rootAt(doc, tree.id, tree.rootId), { comparison: comparison() });
    expect(own.windows).toBeNull();
    const [allKeys, ownKeys] = [all, own].map(({ daily }) => daily?.plan.measures.map(({ key }) => key) ?? []);
    expect(ownKeys?.length).toBeLessThan(allKeys?.length ?? 0);
    expect(allKeys).toEqual(expect.arrayContaining(ownKeys ?? []));
  });

  it('keeps the nodes above, whose segments narrow', () => {
    const { doc, tree, nodeOf } = sample;
    const median = nodeOf('First response time (median)');
    const cut = rootAt(narrowDoc(doc, tree.id, [{ column: 'channel', value: 'bot' }]), tree.id, median.id);
    expect(cut.trees[tree.id]?.rootId).toBe(median.id);
    expect(cut.nodes[tree.rootId]?.segment).not.toBeNull();
    expect(cut.nodes[median.id]).toBe(median);
    expect(cut.nodes[nodeOf('CSAT').id]).toBeUndefined();
  });
});

describe('narrowDoc', () => {
  it('is the same doc when there is nothing to narrow', () => {
    const { doc, tree } = sample;
    expect(narrowDoc(doc, tree.id, [])).toBe(doc);
    const other = { ...doc, trees: {} };
    expect(narrowDoc(other, tree.id, [{ column: 'channel', value: 'bot' }])).toBe(other);
  });

  it('leaves out the rows of a step without', () => {
    const { doc, tree } = sample;
    const narrowed = narrowDoc(doc, tree.id, [{ column: 'tags', value: 'vip', without: true }]);
    expect(narrowed.nodes[tree.rootId]?.segment).toEqual({
      kind: 'and',
      of: [{ kind: 'not', of: { kind: 'in', column: 'tags', values: ['vip'] } }],
    });
  });

  it('adds to the segment that the root has, and leaves the doc as it was', () => {
    const { doc, tree } = sample;
    const root = doc.nodes[tree.rootId];
    if (root === undefined) throw new Error('no root');
    const own = { kind: 'in', column: 'team', values: ['Billing'] } as const;
    const kept = { ...doc, nodes: { ...doc.nodes, [root.id]: { ...root, segment: { ...own, values: ['Billing'] } } } };
    const narrowed = narrowDoc(kept, tree.id, [{ column: 'channel', value: null }]);
    expect(narrowed.nodes[root.id]?.segment).toEqual({
      kind: 'and',
      of: [own, { kind: 'in', column: 'channel', values: [null] }],
    });
    expect(doc.nodes[root.id]?.segment).toBeNull();
  });
});
