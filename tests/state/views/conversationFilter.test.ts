import { beforeAll, describe, expect, it } from 'vitest';
import type { NodeValue } from '#core/evaluate/value.ts';
import type { Doc } from '#core/model/doc.ts';
import { type Basis, type NodeId, NodeId as nodeIds } from '#core/model/schema.ts';
import { sampleStory } from '#core/sample/story.ts';
import type { Filter } from '#core/table/filter.ts';
import { type ConversationSet, conversationFilter, hasWhole } from '#state/views/conversationFilter.ts';
import { narrowDoc } from '#state/views/narrowDoc.ts';
import { tally, valuesOf } from '../../core/sample/readSample.ts';
import { nodeNamed, type SampleView, sampleView, shownOf, viewOf } from '../../support/sampleView.ts';

let sample: SampleView;
const { current } = sampleStory.comparison;

beforeAll(async () => {
  sample = await sampleView();
});

async function countOf(filter: Filter | null): Promise<number> {
  if (filter === null) throw new Error('no rows');
  const { doc, engine } = sample;
  const page = await engine.rows(
    {
      table: Object.values(doc.datasets)[0]?.contentHash ?? '',
      filter,
      time: { column: 'created_at', range: current },
      columns: ['conversation_id'],
      sort: null,
      offset: 0,
      limit: 1,
    },
    {},
  );
  if (!page.ok) throw new Error(page.error.code);
  return page.value.total;
}

const rowsOf = (nodeId: NodeId, set: ConversationSet, doc: Doc = sample.doc): Promise<number> =>
  countOf(conversationFilter(doc, sample.tree.id, nodeId, set));

async function numberOf(nodeId: NodeId): Promise<Extract<NodeValue, { kind: 'value' }>> {
  const { current: value } = shownOf(await viewOf(sample, sample.doc), nodeId);
  if (value.kind === 'missing') throw new Error(value.reason.code);
  return value;
}

describe('conversationFilter', () => {
  it.each(['Customer abandonment', 'Escalation bottleneck', 'Escalation rate', 'Reopen rate', 'CSAT'])(
    'of %s: as many rows as its numerator and denominator',
    async (name) => {
      const { id } = nodeNamed(sample.doc, name);
      const { parts } = await numberOf(id);
      expect(await rowsOf(id, 'counted')).toBe(parts?.numerator);
      expect(await rowsOf(id, 'all')).toBe(parts?.denominator);
      expect(hasWhole(sample.doc, sample.tree.id, id)).toBe(true);
    },
  );

  it.each(['First response time (median)', 'Longest wait time', 'Inbound volume', 'Product-issue volume'])(
    'of %s: as many rows as its number is of, and no whole',
    async (name) => {
      const { id } = nodeNamed(sample.doc, name);
      expect(await rowsOf(id, 'counted')).toBe((await numberOf(id)).n);
      expect(await rowsOf(id, 'all')).toBe(await rowsOf(id, 'counted'));
      expect(hasWhole(sample.doc, sample.tree.id, id)).toBe(false);
    },
  );

  it('of a formula: the rows that its leaves share, whichever set is asked for', async () => {
    const { rootId } = sample.tree;
    const { n } = tally(sample.table, current);
    expect(await rowsOf(rootId, 'all')).toBe(n);
    expect(await rowsOf(rootId, 'counted')).toBe(n);
    expect(hasWhole(sample.doc, sample.tree.id, rootId)).toBe(false);
  });

  it('of a formula over formulas: those of the first leaf below, and not of an influence', async () => {
    const doc = underFormula(sample.doc, sample.tree.rootId);
    const { rootId } = sample.tree;
    expect(await rowsOf(nodeIds.parse('top'), 'all', doc)).toBe(tally(sample.table, current).n);
    expect(await rowsOf(rootId, 'all', doc)).toBe(tally(sample.table, current).n);
  });

  it('is narrowed as the doc is', async () => {
    const { doc, tree, table } = sample;
    const channel = valuesOf(table, 'channel');
    const narrowed = narrowDoc(doc, tree.id, [{ column: 'channel', value: 'messaging' }]);
    const { n, by } = tally(table, current, (row) => channel[row] === 'messaging');
    expect(await rowsOf(tree.rootId, 'all', narrowed)).toBe(n);
    const bottleneck = nodeNamed(doc, 'Escalation bottleneck').id;
    expect(await rowsOf(bottleneck, 'counted', narrowed)).toBe(by.escalation_stuck);
  });

  it('of a node that is not read from rows: none', () => {
    const { doc, tree } = sample;
    const { id, metricId } = nodeNamed(doc, 'Customer abandonment');
    const unbound: Basis = { kind: 'unbound', needs: ['outcome'] };
    const metric = doc.metrics[metricId];
    if (metric === undefined) throw new Error('no metric');
    const without = { ...doc, metrics: { ...doc.metrics, [metricId]: { ...metric, basis: unbound } } };
    expect(conversationFilter(without, tree.id, id, 'counted')).toBeNull();
    expect(hasWhole(without, tree.id, id)).toBe(false);
    expect(conversationFilter(without, tree.id, tree.rootId, 'all')).not.toBeNull();
    expect(conversationFilter({ ...doc, trees: {} }, tree.id, id, 'all')).toBeNull();
  });
});

/** The tree below a new root, which is a formula of it, with an influence before it. */
function underFormula(doc: Doc, rootId: NodeId): Doc {
  const root = doc.nodes[rootId];
  const metric = root === undefined ? undefined : doc.metrics[root.metricId];
  if (root === undefined || metric === undefined) throw new Error('no root');
  const topId = nodeIds.parse('top');
  const top = { ...root, id: topId };
  const influence = { ...nodeNamed(doc, 'Product-issue volume'), parentId: topId, order: -1 };
  return {
    ...doc,
    nodes: { ...doc.nodes, [topId]: top, [rootId]: { ...root, parentId: topId }, [influence.id]: influence },
    trees: Object.fromEntries(Object.values(doc.trees).map((tree) => [tree.id, { ...tree, rootId: topId }])),
  };
}
