import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawNormal } from '#core/base/draw.ts';
import { createRng } from '#core/base/rng.ts';
import { laneyChart, overdispersion } from '#core/stats/laney.ts';
import { findSignals, naturalLimits } from '#core/stats/processBehaviour.ts';
import { adjustForWeekday, weekdayFactors } from '#core/stats/weekday.ts';

// NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: flow rates of ten batches.
const flow = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];

describe('process behaviour chart', () => {
  it('STATS-4 natural limits, as published', () => {
    const limits = naturalLimits(flow);
    expect(limits?.centre).toBeCloseTo(50.81, 10);
    expect(limits?.movingRange).toBeCloseTo(1.8778, 4);
    // The handbook multiplies by 3 ÷ 1.128; Wheeler rounds that to 2.66.
    expect(limits?.upper).toBeCloseTo(55.8041, 2);
    expect(limits?.lower).toBeCloseTo(45.8159, 2);
    expect(limits?.rangeLimit).toBeCloseTo(3.268 * 1.87778, 4);
  });

  it('STATS-4 by the median, a wild point does not widen the limits', () => {
    const calm = naturalLimits([1, 2, 1, 2, 1, 2, 1, 2, 1], 'median');
    expect(calm).toEqual({ centre: 1, lower: 1 - 3.145, upper: 1 + 3.145, movingRange: 1, rangeLimit: 3.865 });
    expect(naturalLimits([1, 2, 1, 2, 900, 2, 1, 2, 1], 'median')?.movingRange).toBe(1);
    expect(naturalLimits([7])).toBeNull();
    expect(naturalLimits([])).toBeNull();
  });

  const limits = { centre: 10, lower: 4, upper: 16, movingRange: 1, rangeLimit: 3.268 };
  const kinds = (values: readonly number[]) =>
    findSignals(values, limits).map(({ kind, side, first, last }) => [kind, side, first, last]);

  it('STATS-5 one point outside', () => {
    expect(kinds([10, 16.1, 3.9])).toEqual([
      ['outside', 'above', 1, 1],
      ['outside', 'below', 2, 2],
    ]);
    expect(kinds([16, 4, 10])).toEqual([]);
  });

  it('STATS-5 eight in a row on one side', () => {
    const above = [11, 12, 11, 12, 11, 12, 11];
    expect(kinds(above)).toEqual([]);
    expect(kinds([...above, 11])).toEqual([['run', 'above', 0, 7]]);
    expect(kinds([...above, 10])).toEqual([]);
    expect(kinds([...above, 11, 12])).toHaveLength(2);
    expect(kinds(above.map((value) => 20 - value).concat(9))).toEqual([['run', 'below', 0, 7]]);
  });

  it('STATS-5 three of four nearer to the limit', () => {
    expect(kinds([14, 10, 14, 14])).toEqual([['near', 'above', 0, 3]]);
    expect(kinds([14, 14, 14, 9])).toEqual([]);
    expect(kinds([13, 13, 13, 13])).toEqual([]);
    expect(kinds([14, 6, 14, 14])).toEqual([['near', 'above', 0, 3]]);
    expect(kinds([6, 6, 14, 6])).toEqual([['near', 'below', 0, 3]]);
  });

  it('STATS-5 where nothing ever moved, any other value is outside', () => {
    const still = naturalLimits([3, 3, 3]);
    expect(still === null ? [] : findSignals([3, 4], still).map((signal) => signal.kind)).toEqual(['outside']);
  });
});

describe("Laney's p′ chart", () => {
  it('STATS-6 with groups of one size it is the chart of individual rates', () => {
    const rates = [0.12, 0.15, 0.11, 0.18, 0.14, 0.13];
    const chart = laneyChart(rates.map((rate) => ({ hits: rate * 2000, n: 2000 })));
    const individual = naturalLimits(rates);
    expect(chart?.centre).toBeCloseTo(individual?.centre ?? 0, 12);
    // 3 ÷ 1.128 = 2.6596, which Wheeler rounds to 2.66.
    expect(chart?.limits[0]?.high).toBeCloseTo(individual?.upper ?? 0, 4);
    expect(chart?.limits[5]?.low).toBeCloseTo(individual?.lower ?? 0, 4);
  });

  it('STATS-6 its steps, on an example small enough to do by hand', () => {
    // p̄ = 50/400 = 0.125, σ = 0.0330719; z = −0.75593, 0.75593, 0, 0; mean range (1.51186 + 0.75593 + 0) ÷ 3 = 0.75593, ÷ 1.128.
    const chart = laneyChart([
      { hits: 10, n: 100 },
      { hits: 15, n: 100 },
      { hits: 12.5, n: 100 },
      { hits: 12.5, n: 100 },
    ]);
    expect(chart?.sigmaZ).toBeCloseTo(0.67015, 6);
    expect(chart?.limits[0]?.high).toBeCloseTo(0.125 + 3 * 0.0330719 * 0.67015, 6);
  });

  it('STATS-6 tells rates that wander from rates that do not', () => {
    const rng = createRng(7);
    const days = (wander: number) =>
      Array.from({ length: 400 }, () => {
        const rate = 0.7 + wander * drawNormal(rng);
        const hits = Math.round(500 * rate + Math.sqrt(500 * rate * (1 - rate)) * drawNormal(rng));
        return { hits, n: 500 };
      });
    expect(laneyChart(days(0))?.sigmaZ).toBeCloseTo(1, 0);
    expect(laneyChart(days(0.06))?.sigmaZ).toBeGreaterThan(2.5);
  });

  it('STATS-6 groups without rows have no say, and all-or-nothing groups no spread', () => {
    const chart = laneyChart([
      { hits: 5, n: 5 },
      { hits: 0, n: 0 },
      { hits: 9, n: 9 },
    ]);
    expect(chart).toEqual({
      centre: 1,
      sigmaZ: 1,
      limits: [
        { low: 1, high: 1 },
        { low: 0, high: 1 },
        { low: 1, high: 1 },
      ],
    });
    expect(laneyChart([{ hits: 1, n: 2 }])).toBeNull();
  });

  it('STATS-7 overdispersion is at least 1 and needs 8 days', () => {
    const day = { hits: 70, n: 100 };
    expect(overdispersion(Array.from({ length: 7 }, () => day))).toBeNull();
    expect(overdispersion([...Array.from({ length: 7 }, () => day), { hits: 0, n: 0 }])).toBeNull();
    expect(overdispersion(Array.from({ length: 8 }, () => day))).toBe(1);
    const wild = Array.from({ length: 8 }, (_, index) => ({ hits: index % 2 === 0 ? 40 : 90, n: 100 }));
    expect(overdispersion(wild)).toBeGreaterThan(5);
  });
});

describe('weekday adjustment', () => {
  const pattern = [1.2, 1.1, 1, 1, 0.9, 0.9, 0.9];
  const series = (weeks: number, from: number) =>
    Array.from({ length: weeks * 7 }, (_, day) => 100 * (pattern[(day + from) % 7] ?? 1));

  it('STATS-8 takes out a weekly pattern, from whatever day the series starts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 4, max: 9 }), (from, weeks) => {
        weekdayFactors(series(weeks, from), from).forEach((factor, weekday) => {
          expect(factor).toBeCloseTo(pattern[weekday] ?? 0, 12);
        });
        for (const value of adjustForWeekday(series(weeks, from), from)) expect(value).toBeCloseTo(100, 9);
      }),
    );
  });

  it('STATS-8 one wild day changes nothing, a missing one stays missing', () => {
    const values: (number | null)[] = series(6, 0);
    values[16] = 9000;
    values[20] = null;
    const factors = weekdayFactors(values, 0);
    factors.forEach((factor, weekday) => {
      expect(factor).toBeCloseTo(pattern[weekday] ?? 0, 1);
    });
    expect(adjustForWeekday(values, 0)[20]).toBeNull();
  });

  it('STATS-8 leaves short series and odd ones as they are', () => {
    const short = series(3, 0);
    expect(adjustForWeekday(short, 0)).toEqual(short);
    const closed = Array.from({ length: 70 }, (_, day) => (day % 7 > 4 ? 0 : 10));
    expect(adjustForWeekday(closed, 0)).toEqual(closed);
    const nothing = Array.from({ length: 70 }, () => 0);
    expect(adjustForWeekday(nothing, 3)).toEqual(nothing);
  });
});
