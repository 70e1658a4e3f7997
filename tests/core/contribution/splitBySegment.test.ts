import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateAndMix } from '#core/contribution/rateAndMix.ts';
import type { Side } from '#core/contribution/readNode.ts';
import { splitBySegment } from '#core/contribution/splitBySegment.ts';
import type { AggregateKind, Measure } from '#core/model/schema.ts';
import { anyExpression, over, part, plus, times } from '../../support/expressions.ts';
import { type Cells, cell, desk, exact, example, rate, row, split } from '../../support/splitTree.ts';
import { aggregate, type Branch, formula, missing, nodeId, ratio, share, treeDoc } from '../../support/treeDoc.ts';

describe('rate and mix', () => {
  it('CONTRIB-10 reproduce the worked example, in points', () => {
    const result = exact(split(rate, { rate: example }));
    expect(result.baseline * 100).toBeCloseTo(70.83, 2);
    expect(result.current * 100).toBeCloseTo(59.0, 2);
    const points = (value: string) => [(row(result, value)?.rate ?? 0) * 100, (row(result, value)?.mix ?? 0) * 100];
    const [chat, email, bot] = [points('chat'), points('email'), points('bot')];
    expect(bot[1]).toBeCloseTo(-7.48, 2);
    expect(email[1]).toBeCloseTo(-2.01, 2);
    expect(chat[1]).toBeCloseTo(-0.14, 2);
    expect(chat[0]).toBeCloseTo(-2.79, 2);
    expect(email[0]).toBeCloseTo(-0.75, 2);
    expect(bot[0]).toBeCloseTo(1.33, 2);
    expect(result.rate + result.mix).toBeCloseTo(result.change, 15);
    expect(result.kind).toBe('rate');
    expect(row(result, 'bot')).toMatchObject({
      n: { baseline: 400, current: 1100 },
      before: 0.25,
      after: 0.3,
      presence: 'both',
    });
    expect(row(result, 'bot')?.share.current).toBeCloseTo(1100 / 3000, 15);
  });

  it('CONTRIB-11 new and gone segments are all mix, against the overall ratio', () => {
    const cells = [cell([50, 100], [60, 100]), cell([0, 0], [9, 10]), cell([1, 20], [0, 0]), cell([0, 0], [0, 0])];
    const result = exact(split(rate, { rate: cells }, ['stays', 'new', 'gone', 'never']));
    expect(result.rows.map(({ value, presence }) => [value, presence])).toEqual([
      ['stays', 'both'],
      ['new', 'new'],
      ['gone', 'gone'],
    ]);
    const centre = (51 / 120 + 69 / 110) / 2;
    expect(row(result, 'new')).toMatchObject({ rate: 0, before: null, after: 0.9 });
    expect(row(result, 'new')?.mix).toBeCloseTo((10 / 110) * (0.9 - centre), 15);
    expect(row(result, 'gone')).toMatchObject({ rate: 0, before: 0.05, after: null });
    expect(row(result, 'gone')?.mix).toBeCloseTo(-(20 / 120) * (0.05 - centre), 15);
    expect(result.rate + result.mix).toBeCloseTo(result.change, 15);
  });

  it('CONTRIB-10 sum to the change, mirror in time and ignore order and units', () => {
    const count = fc.integer({ min: 0, max: 1000 });
    const group = fc
      .record({ x0: fc.integer({ min: -500, max: 1000 }), n0: count, x1: count, n1: count })
      .map((of) => ({
        x0: of.n0 === 0 ? 0 : of.x0,
        n0: of.n0,
        x1: of.n1 === 0 ? 0 : of.x1,
        n1: of.n1,
      }));
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 40 }), (groups) => {
        const total = (pick: (of: (typeof groups)[number]) => number) => groups.reduce((sum, of) => sum + pick(of), 0);
        const [n0, n1] = [total((of) => of.n0), total((of) => of.n1)];
        fc.pre(n0 > 0 && n1 > 0);
        const [before, after] = [total((of) => of.x0) / n0, total((of) => of.x1) / n1];
        const effects = rateAndMix(groups);
        const sizes = effects.reduce((sum, of) => sum + Math.abs(of.rate) + Math.abs(of.mix), 0);
        const scale = Math.max(Math.abs(before), Math.abs(after), sizes);
        const sum = effects.reduce((all, of) => all + of.rate + of.mix, 0);
        expect(Math.abs(sum - (after - before))).toBeLessThanOrEqual(1e-12 * scale);
        const back = rateAndMix(groups.map((of) => ({ x0: of.x1, n0: of.n1, x1: of.x0, n1: of.n0 })));
        const turned = rateAndMix(groups.toReversed()).toReversed();
        const rescaled = rateAndMix(groups.map((of) => ({ ...of, x0: of.x0 * 60, x1: of.x1 * 60 })));
        effects.forEach((of, index) => {
          for (const effect of ['rate', 'mix'] as const) {
            expect(Math.abs(of[effect] + (back[index]?.[effect] ?? Number.NaN))).toBeLessThanOrEqual(1e-12 * scale);
            expect(Math.abs(of[effect] - (turned[index]?.[effect] ?? Number.NaN))).toBeLessThanOrEqual(1e-12 * scale);
            expect(Math.abs(of[effect] * 60 - (rescaled[index]?.[effect] ?? Number.NaN))).toBeLessThanOrEqual(
              60e-12 * scale,
            );
          }
        });
      }),
      { numRuns: 3000 },
    );
  });
});

const letters = ['a', 'b', 'c'] as const;

/** Shares of one denominator per channel that sum to at most 1. */
const oneDenominator = fc
  .array(fc.tuple(...Array.from({ length: 8 }, () => fc.integer({ min: 0, max: 300 }))), {
    minLength: 1,
    maxLength: 12,
  })
  .filter(
    (cells) =>
      cells.some((of) => of.slice(0, 4).some((n) => n > 0)) && cells.some((of) => of.slice(4).some((n) => n > 0)),
  );

const anyCells = (count: number) =>
  fc.array(
    fc
      .tuple(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 0, max: 400 }),
      )
      .map(([n0, x0, n1, x1]) => cell([Math.min(x0, n0), n0], [Math.min(x1, n1), n1])),
    { minLength: count, maxLength: count },
  );

describe('splitBySegment', () => {
  it('CONTRIB-13 of a complement of shares is the split of the ratio itself', () => {
    fc.assert(
      fc.property(oneDenominator, (cells) => {
        const values = cells.map((_, index) => `v${index}`);
        const at = (of: readonly number[], from: number) => of.slice(from, from + 4);
        const size = (of: readonly number[]) => of.reduce((total, each) => total + each, 0);
        const leaf = (index: number): Cells =>
          cells.map((of) => cell([at(of, 0)[index] ?? 0, size(at(of, 0))], [at(of, 4)[index] ?? 0, size(at(of, 4))]));
        const whole = exact(split(desk(), { a: leaf(0), b: leaf(1), c: leaf(2) }, values));
        const direct = exact(split(rate, { rate: leaf(3) }, values));
        expect(whole.rows.length).toBe(direct.rows.length);
        whole.rows.forEach((each, index) => {
          const same = direct.rows[index];
          expect(each.rate).toBeCloseTo(same?.rate ?? Number.NaN, 12);
          expect(each.mix).toBeCloseTo(same?.mix ?? Number.NaN, 12);
          expect(each).toMatchObject({ value: same?.value, n: same?.n, presence: same?.presence });
        });
        expect(whole.rate + whole.mix).toBeCloseTo(whole.change, 12);
      }),
      { numRuns: 500 },
    );
  });

  it('CONTRIB-12 sums to the change of any formula over any segmentation', () => {
    const data = fc
      .integer({ min: 1, max: 6 })
      .chain((count) => fc.tuple(anyCells(count), anyCells(count), anyCells(count)));
    const expressions = fc.oneof(
      anyExpression(letters, ['+', '-', '*']),
      anyExpression(['a', 'b'], ['+', '-', '*']).map((top) => over(top, plus('c', 1))),
    );
    fc.assert(
      fc.property(expressions, data, (expression, [a, b, c]) => {
        const result = split(
          desk(plus(expression, part('a'))),
          { a, b, c },
          a.map((_, index) => `v${index}`),
        );
        const { rows, change, rate: ofRate, mix, baseline, current } = exact(result);
        const sizes = rows.reduce((sum, each) => sum + Math.abs(each.rate) + Math.abs(each.mix), 0);
        const sum = rows.reduce((total, each) => total + each.contribution, 0);
        const scale = Math.max(1, Math.abs(baseline), Math.abs(current), sizes);
        expect(Math.abs(sum - change)).toBeLessThanOrEqual(1e-12 * scale * 10);
        expect(Math.abs(ofRate + mix - sum)).toBeLessThanOrEqual(1e-12 * scale);
      }),
      { numRuns: 1500 },
    );
  });

  it('CONTRIB-14 a total splits by its own change', () => {
    const volume: Branch = { name: 'volume', of: aggregate('count') };
    const cells = [cell([10, 10], [25, 25]), cell([7, 7], [0, 0]), cell([0, 0], [0, 0])];
    const result = exact(split(volume, { volume: cells }));
    expect(result).toMatchObject({ kind: 'total', change: 8, rate: 8, mix: 0, simpson: false });
    expect(result.rows.map(({ value, rate: own, presence }) => [value, own, presence])).toEqual([
      ['chat', 15, 'both'],
      ['email', -7, 'gone'],
    ]);
    const seconds = exact(split({ name: 'time', of: aggregate('sum') }, { time: [cell([-5, 2], [5, 3])] }, [null]));
    expect(seconds.rows[0]).toMatchObject({ value: null, n: { baseline: 2, current: 3 }, contribution: 10 });
  });

  it('CONTRIB-14 in a formula with ratios, a total is volume', () => {
    const workload = desk(times('a', 'b'), { a: aggregate('count'), b: share, c: share });
    const a = [cell([100, 100], [120, 120]), cell([100, 100], [100, 100])];
    const b = [cell([50, 100], [60, 100]), cell([20, 100], [20, 100])];
    const result = exact(split(workload, { a, b, c: b }, ['chat', 'email']));
    expect(result.change).toBeCloseTo(220 * 0.4 - 200 * 0.35, 12);
    expect(result.mix).toBeCloseTo(20 * 0.375, 12);
    expect(result.rate).toBeCloseTo(210 * 0.05, 12);
    expect(row(result, 'chat')?.mix).toBeCloseTo(20 * 0.375, 12);
  });

  it('CONTRIB-12 splits means and ratios of sums by their parts', () => {
    const mean: Branch = { name: 'wait', of: aggregate('mean') };
    const result = exact(split(mean, { wait: [cell([600, 10], [900, 10]), cell([100, 10], [100, 10])] }, ['a', 'b']));
    expect(result).toMatchObject({ kind: 'rate', baseline: 35, current: 50, rate: 15, mix: 0 });
    const sums: Measure = {
      kind: 'ratio',
      numerator: { aggregate: 'sum', column: 'seconds', filter: { kind: 'all' } },
      denominator: { aggregate: 'count', column: null, filter: { kind: 'all' } },
    };
    expect(exact(split({ name: 'q', of: sums }, { q: example })).change).toBeCloseTo(-0.118333, 6);
  });

  it('CONTRIB-12 a formula without children of its own stands still in every segment', () => {
    expect(exact(split({ name: 'fixed', of: formula(part(3)) }, {}))).toMatchObject({
      change: 0,
      rows: [],
      kind: 'total',
    });
  });

  it('CONTRIB-15 refuses what does not add up', () => {
    const kinds: readonly AggregateKind[] = ['median', 'p90', 'max', 'distinct', 'agent-days'];
    for (const kind of kinds) {
      const leaf: Branch = { name: 'leaf', of: aggregate(kind) };
      const error = { ok: false, error: { code: 'not-additive', metricName: 'leaf' } };
      expect(split(leaf, { leaf: example })).toEqual(error);
      const above: Branch = { name: 'above', of: formula(times(2, 'leaf')), children: [leaf] };
      expect(split(above, { leaf: example })).toEqual(error);
    }
    const agents: Measure = {
      kind: 'ratio',
      numerator: { aggregate: 'count', column: null, filter: { kind: 'all' } },
      denominator: { aggregate: 'agent-days', column: 'seconds', filter: { kind: 'all' } },
    };
    expect(split({ name: 'load', of: agents }, { load: example })).toMatchObject({
      ok: false,
      error: { code: 'not-additive' },
    });
    const doc = treeDoc(rate);
    const parts = splitBySegment(doc, nodeId('rate'), {
      dimension: 'channel',
      values: ['chat'],
      readNode: (_, side, at) => (side === 'baseline' || at === null ? ratio(5, 10) : ratio(4, 10)),
    });
    expect(parts).toEqual({ ok: false, error: { code: 'not-additive', metricName: 'rate' } });
  });

  it('CONTRIB-16 names an unknown dimension and a missing side', () => {
    const doc = treeDoc(rate);
    const at = (side: Side, dimension = 'channel') =>
      splitBySegment(doc, nodeId('rate'), {
        dimension,
        values: ['chat'],
        readNode: (_, of) => (of === side ? missing : ratio(1, 2)),
      });
    expect(at('baseline')).toEqual({ ok: false, error: { code: 'missing-side', side: 'baseline' } });
    expect(at('current')).toEqual({ ok: false, error: { code: 'missing-side', side: 'current' } });
    for (const dimension of ['planet', 'seconds']) {
      expect(at('current', dimension)).toEqual({ ok: false, error: { code: 'unknown-dimension', dimension } });
    }
  });

  it('CONTRIB-17 volumes are those of the leaf with the most of them', () => {
    const a = [cell([1, 10], [2, 10]), cell([0, 0], [0, 0])];
    const b = [cell([5, 400], [6, 500]), cell([1, 3], [1, 5])];
    const result = exact(split(desk(times('a', 'b')), { a, b, c: a }, ['chat', 'email']));
    expect(result.rows.map(({ n }) => n)).toEqual([
      { baseline: 400, current: 500 },
      { baseline: 3, current: 5 },
    ]);
    expect(row(result, 'email')).toMatchObject({ before: null, after: null, presence: 'both' });
  });
});
