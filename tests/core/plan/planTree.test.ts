import { describe, expect, it } from 'vitest';
import { aggregates, type Basis } from '#core/model/schema.ts';
import { aggregateCatalogue, isMergeable } from '#core/plan/additivity.ts';
import { bindTree, findBound } from '#core/plan/bindTree.ts';
import { bucketCountOf, estimateCells, estimateEntries } from '#core/plan/estimate.ts';
import { measureKey } from '#core/plan/measureKey.ts';
import { entryBudget, planTree } from '#core/plan/planTree.ts';
import { requireColumns } from '#core/plan/requireColumns.ts';
import { everything, type Filter } from '#core/table/filter.ts';
import { msPerDay } from '#core/table/table.ts';
import {
  aggregate,
  caseDataset,
  docWith,
  isIn,
  ratio,
  reads,
  request,
  root,
  segmented,
  type TreeParts,
} from '../../support/boundDoc.ts';
import { metric, node, nodeId, share, treeId } from '../../support/deskDoc.ts';

const rows = [0, 9].map((day) => ({ at: day * msPerDay, outcome: 'resolved', channel: 'chat', agent: 'a', wait: 1 }));
const data = caseDataset(rows);
const tree = treeId('t1');
const valid: Filter = { kind: 'not', of: isIn('outcome', 'excluded') };

function single(basis: Basis, parts: Partial<TreeParts> = {}): ReturnType<typeof docWith> {
  return docWith({ dataset: data, metrics: [metric('m', 'Metric', basis)], nodes: [root('m')], ...parts });
}

const comparison = { baseline: { fromDay: 0, toDay: 4 }, current: { fromDay: 4, toDay: 8 } };

describe('planning a tree', () => {
  it('PLAN-3 leaves out excluded rows, and open ones where only closed ones count', () => {
    const filterOf = (parts: Partial<TreeParts>): Filter | undefined =>
      planTree(single(reads('count', null), parts), tree, request()).daily?.measures[0]?.filter;
    expect(filterOf({})).toEqual(valid);
    expect(filterOf({ denominator: 'closed' })).toEqual({ kind: 'not', of: isIn('outcome', 'excluded', 'open') });
    expect(filterOf({ dataset: caseDataset(rows, false) })).toEqual(everything);
  });

  it('PLAN-4 a segment narrows its node and those below', () => {
    const chat = isIn('channel', 'chat');
    const ada = isIn('agent', 'ada');
    const nodes = [root('m'), segmented(node('a', 'root', 'm', 0), chat), segmented(node('b', 'a', 'm', 0), ada)];
    const doc = docWith({ dataset: data, metrics: [metric('m', 'M', reads('count', null))], nodes });
    const bound = bindTree(doc, tree);
    const filters = bound?.nodes.map(({ leaf }) =>
      leaf.ok && leaf.value?.kind === 'aggregate' ? leaf.value.of.measure.filter : null,
    );
    expect(filters).toEqual([valid, { kind: 'and', of: [chat, valid] }, { kind: 'and', of: [ada, chat, valid] }]);
    expect(bound && findBound(bound, nodeId('b'))?.node.id).toBe('b');
    expect(bound && findBound(bound, nodeId('z'))).toBeNull();
  });

  it.each(aggregates)('PLAN-5, PLAN-6 %s is asked for as the catalogue says', (kind) => {
    const facts = aggregateCatalogue[kind];
    const plans = planTree(single(reads(kind, 'wait')), tree, request({ comparison }));
    const [merging, fixed] = facts.overDays ? [plans.daily, plans.windows] : [plans.windows, plans.daily];
    expect(fixed).toBeNull();
    expect(merging?.measures.map(({ statistic }) => statistic)).toEqual([facts.statistic]);
    expect(merging?.measures[0]?.column).toBe(kind === 'count' ? null : 'wait');
    expect(isMergeable(facts.statistic, 'days')).toBe(facts.overDays);
    expect(isMergeable(facts.statistic, 'segments')).toBe(facts.overSegments);
  });

  it('PLAN-5 a share is two counts, the first inside the second; a ratio two aggregates', () => {
    const part = isIn('outcome', 'resolved');
    const whole = isIn('channel', 'chat');
    const shareOf: Basis = { kind: 'measure', measure: { kind: 'share', part, whole } };
    expect(planTree(single(shareOf), tree, request()).daily?.measures.map(({ filter }) => filter)).toEqual([
      { kind: 'and', of: [whole, part, valid] },
      { kind: 'and', of: [whole, valid] },
    ]);
    const perDay = ratio(aggregate('count', null), aggregate('agent-days', 'agent'));
    const measures = planTree(single(perDay), tree, request()).daily?.measures;
    expect(measures?.map(({ statistic, column }) => [statistic.kind, column])).toEqual([
      ['count', null],
      ['daily-distinct', 'agent'],
    ]);
  });

  it('PLAN-6 days for what merges, the asked periods, each once, for what does not', () => {
    const doc = docWith({
      dataset: data,
      metrics: [metric('m', 'M', reads('count', null)), metric('p', 'P', reads('median', 'wait'))],
      nodes: [root('m'), node('p', 'root', 'p', 0, 'influence')],
    });
    const series = [comparison.current, { fromDay: 8, toDay: 12 }];
    const plans = planTree(doc, tree, request({ comparison, series }));
    expect(plans.daily?.time).toEqual({ column: 'at', buckets: { kind: 'days', range: data.extent } });
    expect(plans.windows?.time?.buckets).toEqual({
      kind: 'ranges',
      ranges: [comparison.baseline, comparison.current, { fromDay: 8, toDay: 12 }],
    });
    expect(plans.daily?.table).toBe('cases');
    const narrowed = planTree(doc, tree, request({ days: comparison.current, nodeIds: [nodeId('root')] }));
    expect(narrowed.daily?.time?.buckets).toEqual({ kind: 'days', range: comparison.current });
    expect(narrowed.windows).toBeNull();
    const same = { baseline: comparison.current, current: comparison.current };
    expect(planTree(doc, tree, request({ comparison: same })).windows?.time?.buckets).toEqual({
      kind: 'ranges',
      ranges: [comparison.current],
    });
  });

  it('PLAN-6 asks for each period once, in order, however many there are', () => {
    const days = Array.from({ length: 200_000 }, (_, day) => ({ fromDay: day, toDay: day + 4 }));
    const asked = request({ comparison, series: [...days, { ...comparison.current }] });
    const { windows } = planTree(single(reads('median', 'wait')), tree, asked);
    const ranges = windows?.time?.buckets.kind === 'ranges' ? windows.time.buckets.ranges : [];
    expect(ranges).toHaveLength(days.length);
    expect(ranges.slice(0, 4).map(({ fromDay }) => fromDay)).toEqual([0, 4, 1, 2]);
  });

  it('PLAN-7 asks equal measures once', () => {
    const doc = docWith({
      dataset: data,
      metrics: ['resolved', 'abandoned'].map((outcome) => metric(outcome, outcome, share(outcome))),
      nodes: [root('resolved'), node('a', 'root', 'abandoned', 0, 'influence')],
    });
    expect(planTree(doc, tree, request()).daily?.measures.length).toBe(3);
  });

  it('PLAN-8 a split of too many numbers asks for the two periods only', () => {
    const wide = {
      ...data,
      columns: data.columns.map((column) => (column.id === 'agent' ? { ...column, distinct: 300_000 } : column)),
    };
    const doc = single(reads('sum', 'wait'), { dataset: wide });
    const plan = planTree(doc, tree, request({ by: ['channel'], comparison })).daily;
    expect(plan?.time?.buckets.kind).toBe('days');
    const split = planTree(doc, tree, request({ by: ['agent'], comparison })).daily;
    expect(split?.time?.buckets).toEqual({ kind: 'ranges', ranges: [comparison.baseline, comparison.current] });
    expect(planTree(doc, tree, request({ by: ['agent'] })).daily).toBeNull();
    expect(estimateCells(['agent', 'channel'], wide)).toBe(300_001 * 2);
    expect(plan && estimateEntries(plan, wide)).toBe(10 * 2 * 2);
    expect(plan && estimateEntries({ ...plan, by: ['agent'] }, wide)).toBeGreaterThan(entryBudget);
  });

  it('PLAN-9 says why a node asks nothing', () => {
    const reasonOf = (basis: Basis, parts: Partial<TreeParts> = {}): unknown => {
      const doc = single(basis, parts);
      const leaf = bindTree(doc, tree)?.nodes[0]?.leaf;
      expect(planTree(doc, tree, request({ comparison }))).toEqual({ daily: null, windows: null });
      return leaf?.ok ? leaf.value : leaf?.error;
    };
    const ghost = isIn('ghost', 'x');
    expect(reasonOf({ kind: 'unbound', needs: ['csat'] })).toEqual({ code: 'unbound', needs: ['csat'] });
    expect(reasonOf(reads('sum', 'ghost', ghost))).toEqual({ code: 'unknown-column', columns: ['ghost'] });
    expect(reasonOf(reads('count', 'ghost'), { nodes: [segmented(root('m'), ghost)] })).toMatchObject({
      code: 'unknown-column',
    });
    expect(reasonOf(reads('sum', null))).toEqual({ code: 'unknown-column', columns: [] });
    expect(reasonOf(reads('mean', 'channel'))).toEqual({ code: 'not-numeric', column: 'channel' });
    expect(reasonOf(ratio(aggregate('count', null), aggregate('max', 'at')))).toEqual({
      code: 'not-numeric',
      column: 'at',
    });
    expect(reasonOf(reads('count', null), { dataset: null })).toEqual({ code: 'no-dataset' });
    expect(reasonOf(reads('agent-days', 'agent'), { dataset: { ...data, dateColumn: null } })).toEqual({
      code: 'unbound',
      needs: ['created_at'],
    });
    expect(reasonOf(reads('count', null), { metrics: [] })).toEqual({ code: 'unbound', needs: [] });
  });

  it('PLAN-10 a dataset without dates is asked for one number', () => {
    for (const undated of [
      { ...data, dateColumn: null },
      { ...data, extent: null },
    ]) {
      const doc = docWith({
        dataset: undated,
        metrics: [metric('m', 'M', reads('count', null)), metric('p', 'P', reads('median', 'wait'))],
        nodes: [root('m'), node('p', 'root', 'p', 0, 'influence')],
      });
      const { daily, windows } = planTree(doc, tree, request());
      expect([daily?.time, windows?.time]).toEqual([null, null]);
      expect(daily && bucketCountOf(daily)).toBe(1);
    }
  });

  it('PLAN-11 nothing to ask is no plan', () => {
    const median = single(reads('median', 'wait'));
    expect(planTree(median, tree, request())).toEqual({ daily: null, windows: null });
    expect(planTree(median, treeId('gone'), request({ comparison }))).toEqual({ daily: null, windows: null });
    const none = planTree(single(reads('count', null)), tree, request({ days: { fromDay: 3, toDay: 3 } }));
    expect(none.daily).toBeNull();
  });

  it('PLAN-12 names every column that it needs once', () => {
    const doc = single(reads('sum', 'wait', { kind: 'elapsed', from: 'at', to: 'at', op: '>', seconds: 1 }));
    const plan = planTree(doc, tree, request({ by: ['channel', 'outcome'] })).daily;
    expect(plan && requireColumns(plan)).toEqual(['at', 'channel', 'outcome', 'wait']);
    const keys = plan?.measures.map(({ statistic, column, filter, key }) => [
      measureKey(statistic, column, filter),
      key,
    ]);
    expect(keys?.every(([made, held]) => made === held)).toBe(true);
  });
});
