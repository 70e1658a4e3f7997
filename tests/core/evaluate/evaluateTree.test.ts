import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateTree } from '#core/evaluate/evaluateTree.ts';
import type { NodeValue } from '#core/evaluate/value.ts';
import type { Doc } from '#core/model/doc.ts';
import type { Basis, Expression, Node } from '#core/model/schema.ts';
import type { TreeRequest } from '#core/plan/planTree.ts';
import { msPerDay, outcomes } from '#core/table/table.ts';
import type { DayRange } from '#core/time/period.ts';
import {
  aggregate,
  caseDataset,
  cubesFor,
  docWith,
  isIn,
  ratio,
  reads,
  request,
  root,
  segmented,
} from '../../support/boundDoc.ts';
import { formula, metric, minus, node, nodeId, plus, share, term, times, treeId } from '../../support/deskDoc.ts';
import type { Row } from '../../support/rowTable.ts';

const tree = treeId('t1');
const one: Expression = { kind: 'number', value: 1 };
const range = (fromDay: number, toDay: number): DayRange => ({ fromDay, toDay });

const rows: readonly Row[] = [
  { at: 0, outcome: 'resolved', channel: 'chat', agent: 'ada', wait: 10 },
  { at: 1, outcome: 'abandoned', channel: 'chat', agent: 'bo', wait: 30 },
  { at: msPerDay, outcome: 'resolved', channel: 'mail', agent: 'ada', wait: null },
  { at: msPerDay, outcome: 'excluded', channel: 'mail', agent: 'ada', wait: 999 },
  { at: 4 * msPerDay, outcome: 'resolved', channel: null, agent: 'bo', wait: 60 },
  { at: 4 * msPerDay, outcome: 'open', channel: 'chat', agent: 'bo', wait: 50 },
];
const data = caseDataset(rows);

/** One tree with the metric under test as root, and its neighbours as children. */
function docOf(basis: Basis, children: Readonly<Record<string, Basis>> = {}): Doc {
  const ids = Object.keys(children);
  return docWith({
    dataset: data,
    metrics: [metric('m', 'Metric', basis), ...ids.map((id) => metric(id, `The ${id}`, children[id] ?? basis))],
    nodes: [root('m'), ...ids.map((id, order) => node(id, 'root', id, order))],
  });
}

async function valueAt(
  doc: Doc,
  at: DayRange,
  asked: Partial<TreeRequest> = {},
  cell: number | null = null,
): Promise<NodeValue | undefined> {
  const cubes = await cubesFor(doc, rows, request({ series: [at], ...asked }));
  return evaluateTree(doc, tree, cubes, at, cell).get(nodeId('root'));
}

const missing = (code: string): unknown => ({ kind: 'missing', reason: { code } });
const present = (value: number, n: number | null, parts: readonly [number, number] | null = null): NodeValue => ({
  kind: 'value',
  value,
  n,
  parts: parts && { numerator: parts[0], denominator: parts[1] },
});

describe('the number of a leaf', () => {
  const empty = range(2, 3);

  it('EVAL-1 counts, sums and distinct counts of no rows are 0', async () => {
    const zeros = [
      reads('count', null),
      reads('sum', 'wait'),
      reads('distinct', 'agent'),
      reads('agent-days', 'agent'),
    ];
    for (const basis of zeros) expect(await valueAt(docOf(basis), empty)).toEqual(present(0, 0));
  });

  it('EVAL-1 means, quantiles and maxima of no rows are missing', async () => {
    for (const kind of ['mean', 'median', 'p90', 'max'] as const) {
      expect(await valueAt(docOf(reads(kind, 'wait')), empty)).toEqual(missing('no-rows'));
    }
  });

  it('EVAL-2 a share of no rows and a ratio to 0 are missing, not 0', async () => {
    expect(await valueAt(docOf(share('resolved')), empty)).toEqual(missing('no-rows'));
    const perWait = ratio(aggregate('count', null), aggregate('sum', 'wait'));
    expect(await valueAt(docOf(perWait), empty)).toEqual(missing('zero-denominator'));
    const perMean = ratio(aggregate('mean', 'wait'), aggregate('mean', 'wait'));
    expect(await valueAt(docOf(perMean), empty)).toEqual(missing('no-rows'));
    const overMedian = ratio(aggregate('count', null), aggregate('median', 'wait'));
    expect(await valueAt(docOf(overMedian), empty)).toEqual(missing('no-rows'));
    expect(await valueAt(docOf(share('open')), range(0, 1))).toEqual(present(0, 2, [0, 2]));
  });

  it('EVAL-3 shares, ratios and means carry their parts', async () => {
    const all = range(0, 5);
    expect(await valueAt(docOf(share('resolved')), all)).toEqual(present(0.6, 5, [3, 5]));
    expect(await valueAt(docOf(reads('mean', 'wait')), all)).toEqual(present(37.5, 4, [150, 4]));
    const perDay = ratio(aggregate('count', null), aggregate('agent-days', 'agent'));
    expect(await valueAt(docOf(perDay), all)).toEqual(present(1.25, 5, [5, 4]));
  });

  it('EVAL-3 every aggregate reads its own statistic', async () => {
    const all = range(0, 5);
    const found = async (basis: Basis): Promise<unknown> => valueAt(docOf(basis), all);
    expect(await found(reads('count', null))).toEqual(present(5, 5));
    expect(await found(reads('sum', 'wait'))).toEqual(present(150, 4));
    expect(await found(reads('max', 'wait'))).toEqual(present(60, 4));
    expect(await found(reads('median', 'wait'))).toEqual(present(40, 4));
    expect(await found(reads('p90', 'wait'))).toEqual(present(57, 4));
    expect(await found(reads('distinct', 'agent'))).toEqual(present(2, 5));
    expect(await found(reads('agent-days', 'agent'))).toEqual(present(4, 5));
    const ofMean = ratio(aggregate('mean', 'wait'), aggregate('count', null));
    expect(await found(ofMean)).toEqual(present(7.5, 5, [37.5, 5]));
  });

  it('EVAL-4 a period outside the data is missing, the covered days of one across its edge count', async () => {
    for (const basis of [reads('count', null), reads('median', 'wait')]) {
      expect(await valueAt(docOf(basis), range(5, 9))).toEqual(missing('outside-data'));
      expect(await valueAt(docOf(basis), range(-9, 0))).toEqual(missing('outside-data'));
      expect(await valueAt(docOf(basis), range(2, 2))).toEqual(missing('outside-data'));
    }
    expect(await valueAt(docOf(reads('count', null)), range(3, 30))).toEqual(present(2, 2));
    const cubes = await cubesFor(docOf(reads('median', 'wait')), rows, request({ series: [range(3, 30)] }));
    const clipped = evaluateTree(docOf(reads('median', 'wait')), tree, cubes, range(2, 40), null);
    expect(clipped.get(nodeId('root'))).toEqual(missing('not-rollable'));
    const same = evaluateTree(docOf(reads('median', 'wait')), tree, cubes, range(3, 40), null);
    expect(same.get(nodeId('root'))).toEqual(present(55, 2));
  });

  it('EVAL-4 a dataset without dates has one number, whatever the period', async () => {
    const doc = docWith({
      dataset: { ...data, dateColumn: null, extent: null },
      metrics: [metric('m', 'M', reads('median', 'wait'))],
      nodes: [root('m')],
    });
    expect(await valueAt(doc, range(900, 901))).toEqual(present(40, 4));
  });

  it('EVAL-5 says why there is no number', async () => {
    const all = range(0, 5);
    const nothing = docWith({ dataset: null, metrics: [metric('m', 'M', share('open'))], nodes: [root('m')] });
    expect(evaluateTree(nothing, tree, { daily: null, windows: null }, all, null).get(nodeId('root'))).toEqual(
      missing('no-dataset'),
    );
    expect(await valueAt(docOf({ kind: 'unbound', needs: ['csat'] }), all)).toEqual({
      kind: 'missing',
      reason: { code: 'unbound', needs: ['csat'] },
    });
    expect(await valueAt(docOf(reads('sum', 'ghost')), all)).toEqual({
      kind: 'missing',
      reason: { code: 'unknown-column', columns: ['ghost'] },
    });
    expect(await valueAt(docOf(reads('sum', 'note')), all)).toEqual({
      kind: 'missing',
      reason: { code: 'not-numeric', column: 'note' },
    });
    expect(evaluateTree(nothing, treeId('gone'), { daily: null, windows: null }, all, null).size).toBe(0);
  });
});

describe('the number of a formula', () => {
  const all = range(0, 5);
  const rate = formula(minus(one, plus(term('abandoned'), term('open'))));

  it('EVAL-6 is arithmetic of the components that it names', async () => {
    expect(await valueAt(docOf(rate, { abandoned: share('abandoned'), open: share('open') }), all)).toMatchObject({
      value: 1 - (1 / 5 + 1 / 5),
    });
  });

  it('EVAL-6 never takes an influence, nor a metric that no child has', async () => {
    const doc = docOf(rate, { abandoned: share('abandoned'), open: share('open') });
    const influence: Node = node('open', 'root', 'open', 1, 'influence');
    const notAChild = { kind: 'missing', reason: { code: 'not-a-child', metricName: 'The open' } };
    expect(await valueAt({ ...doc, nodes: { ...doc.nodes, open: influence } }, all)).toEqual(notAChild);
    const ghost = docOf(formula(term('ghost')));
    expect(await valueAt(ghost, all)).toEqual({
      kind: 'missing',
      reason: { code: 'not-a-child', metricName: 'ghost' },
    });
  });

  it('EVAL-7 names the missing child, or gives the reason that all share', async () => {
    const doc = docOf(rate, { abandoned: share('abandoned'), open: reads('sum', 'ghost') });
    expect(await valueAt(doc, all)).toEqual({
      kind: 'missing',
      reason: { code: 'child-missing', nodeId: 'open' },
    });
    const whole = docOf(rate, { abandoned: share('abandoned'), open: share('open') });
    expect(await valueAt(whole, range(2, 3))).toEqual(missing('no-rows'));
    expect(await valueAt(whole, range(50, 60))).toEqual(missing('outside-data'));
    const half = docOf(rate, { abandoned: share('abandoned'), open: reads('count', null) });
    expect(await valueAt(half, range(2, 3))).toEqual({
      kind: 'missing',
      reason: { code: 'child-missing', nodeId: 'abandoned' },
    });
  });

  it('EVAL-8 dividing by zero is missing', async () => {
    const perOpen = formula({ kind: 'binary', op: '/', left: term('resolved'), right: term('open') });
    const doc = docOf(perOpen, { resolved: share('resolved'), open: share('open') });
    expect(await valueAt(doc, range(0, 1))).toEqual(missing('division-by-zero'));
    expect(await valueAt(doc, all)).toEqual(present(3 / 5 / (1 / 5), null));
  });

  it('EVAL-9 a linear formula over one denominator has parts, through levels', async () => {
    const doc = docOf(rate, { abandoned: share('abandoned'), open: formula(times(one, term('deep'))) });
    const deep: Doc = {
      ...doc,
      metrics: { ...doc.metrics, deep: metric('deep', 'Deep', share('open')) },
      nodes: { ...doc.nodes, deep: node('deep', 'open', 'deep', 0) },
    };
    const value = await valueAt(deep, all);
    expect(value).toMatchObject({ n: 5, parts: { denominator: 5 } });
    expect(value?.kind === 'value' && value.parts?.numerator).toBeCloseTo(3, 12);
  });

  it('EVAL-9 any other formula has no parts', async () => {
    const shares = { abandoned: share('abandoned'), open: share('open') };
    expect(await valueAt(docOf(formula(times(term('abandoned'), term('open'))), shares), all)).toMatchObject({
      n: null,
      parts: null,
    });
    expect(await valueAt(docOf(rate, { ...shares, open: reads('mean', 'wait') }), all)).toMatchObject({ parts: null });
    expect(await valueAt(docOf(rate, { ...shares, open: reads('count', null) }), all)).toMatchObject({ parts: null });
    expect(await valueAt(docOf(formula(one)), all)).toEqual(present(1, null));
    const doc = docOf(rate, shares);
    const open = segmented(node('open', 'root', 'open', 1), isIn('channel', 'chat'));
    expect(await valueAt({ ...doc, nodes: { ...doc.nodes, open } }, all)).toMatchObject({ parts: null });
  });

  it('EVAL-9 a sum of means of one column has the parts of the mean', async () => {
    const doc = docOf(formula(plus(term('a'), term('b'))), { a: reads('mean', 'wait'), b: reads('mean', 'wait') });
    expect(await valueAt(doc, all)).toEqual(present(75, 4, [300, 4]));
  });
});

describe('what cubes can be asked', () => {
  it('EVAL-10 a median is known for the periods asked for and for no other', async () => {
    const doc = docOf(reads('median', 'wait'));
    const cubes = await cubesFor(doc, rows, request({ series: [range(0, 2)] }));
    const at = (asked: DayRange): NodeValue | undefined =>
      evaluateTree(doc, tree, cubes, asked, null).get(nodeId('root'));
    expect(at(range(0, 2))).toEqual(present(20, 2));
    expect(at(range(0, 1))).toEqual(missing('not-rollable'));
    const none = evaluateTree(doc, tree, { daily: null, windows: null }, range(0, 2), null);
    expect(none.get(nodeId('root'))).toEqual(missing('not-rollable'));
  });

  it('EVAL-10 a count outside the days that were loaded is not known', async () => {
    const doc = docOf(reads('count', null));
    const cubes = await cubesFor(doc, rows, request({ days: range(1, 3) }));
    const at = (asked: DayRange): NodeValue | undefined =>
      evaluateTree(doc, tree, cubes, asked, null).get(nodeId('root'));
    expect(at(range(1, 3))).toEqual(present(1, 1));
    expect(at(range(0, 3))).toEqual(missing('not-rollable'));
  });

  it('EVAL-11 a cell is the segment, no cell the total where that adds up', async () => {
    const by = ['channel'];
    const all = range(0, 5);
    const counts = docOf(share('resolved'));
    expect(await valueAt(counts, all, { by }, 0)).toEqual(present(1, 1, [1, 1]));
    expect(await valueAt(counts, all, { by }, 1)).toEqual(present(1 / 3, 3, [1, 3]));
    expect(await valueAt(counts, all, { by }, null)).toEqual(present(0.6, 5, [3, 5]));
    expect(await valueAt(counts, all, { by }, 7)).toEqual(missing('not-rollable'));
    const agents = docOf(reads('distinct', 'agent'));
    expect(await valueAt(agents, all, { by }, 1)).toEqual(present(2, 3));
    expect(await valueAt(agents, all, { by }, null)).toEqual(missing('not-rollable'));
  });
});

describe('a tree over random rows', () => {
  const randomRow = fc.record({
    at: fc.integer({ min: 0, max: 9 }).map((day) => day * msPerDay),
    outcome: fc.option(fc.constantFrom(...outcomes), { nil: null }),
    channel: fc.option(fc.constantFrom('chat', 'mail'), { nil: null }),
  });

  it('EVAL-9, EVAL-12 says what counting the rows says, and segments add up to the whole', async () => {
    const unresolved = [
      'abandoned',
      'follow_up_failure',
      'product_fix',
      'escalation_stuck',
      'other_unresolved',
      'open',
    ];
    const terms = unresolved.map(term).reduce(plus);
    const bases = Object.fromEntries(unresolved.map((outcome) => [outcome, share(outcome)]));
    await fc.assert(
      fc.asyncProperty(
        fc.array(randomRow, { minLength: 1, maxLength: 50 }),
        fc.nat(9),
        fc.nat(9),
        async (some, a, b) => {
          const doc = { ...docOf(formula(minus(one, terms)), bases), datasets: { d1: caseDataset(some) } };
          const period = range(Math.min(a, b), Math.max(a, b) + 1);
          const whole = await cubesFor(doc, some, request());
          const split = await cubesFor(doc, some, request({ by: ['channel'] }));
          const inside = some.filter(
            ({ at, outcome }) =>
              at >= period.fromDay * msPerDay && at < period.toDay * msPerDay && outcome !== 'excluded',
          );
          const good = inside.filter(({ outcome }) => !unresolved.includes(outcome ?? '')).length;
          const value = evaluateTree(doc, tree, whole, period, null).get(nodeId('root'));
          if (inside.length === 0) {
            expect(value?.kind).toBe('missing');
            return;
          }
          expect(value).toMatchObject({ n: inside.length, parts: { denominator: inside.length } });
          expect(value?.kind === 'value' && value.value).toBeCloseTo(good / inside.length, 12);
          const cells = Array.from({ length: split.daily?.cellCount ?? 0 }, (_, cell) =>
            evaluateTree(doc, tree, split, period, cell).get(nodeId('root')),
          );
          const numerators = cells.map((cell) => (cell?.kind === 'value' ? (cell.parts?.numerator ?? 0) : 0));
          expect(numerators.reduce((sum, x) => sum + x, 0)).toBeCloseTo(good, 9);
        },
      ),
    );
  });
});
