import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '#core/base/rng.ts';
import { blockBootstrap } from '#core/stats/bootstrap.ts';
import { pairedRatioChange, ratioChange, ratioOfSums } from '#core/stats/ratioOfSums.ts';
import { studentReach } from '#core/stats/student.ts';

const parts = fc.array(fc.record({ num: fc.integer({ min: 0, max: 50 }), den: fc.integer({ min: 1, max: 50 }) }), {
  minLength: 2,
  maxLength: 30,
});

describe('ratio of sums', () => {
  it('STATS-23 with equal clusters it is the mean and its standard error', () => {
    const estimate = ratioOfSums([2, 4, 4, 4, 5, 5, 7, 9].map((num) => ({ num, den: 1 })));
    expect(estimate?.value).toBe(5);
    expect(estimate?.standardError).toBeCloseTo(Math.sqrt(32 / 7 / 8), 12);
    expect(estimate?.high).toBeCloseTo(5 + studentReach(0.95, 7) * Math.sqrt(32 / 7 / 8), 10);
  });

  it('STATS-23 with one row per cluster it is the binomial one; alike rows in a cluster widen it', () => {
    const rows = Array.from({ length: 40 }, (_, at) => ({ num: at % 4 === 0 ? 1 : 0, den: 1 }));
    expect(ratioOfSums(rows)?.standardError).toBeCloseTo(Math.sqrt((0.25 * 0.75) / 39), 12);
    const clustered = Array.from({ length: 8 }, (_, at) => ({ num: at % 4 === 0 ? 5 : 0, den: 5 }));
    expect(ratioOfSums(clustered)?.standardError).toBeCloseTo(Math.sqrt((0.25 * 0.75) / 7), 12);
  });

  it('STATS-23 agrees with the bootstrap over clusters of unequal size', () => {
    const rng = createRng(3);
    const clusters = Array.from({ length: 200 }, () => {
      const den = 5 + Math.floor(rng.uniform() * 40);
      return { num: Math.round(den * rng.uniform()), den };
    });
    const total = (days: Int32Array, key: 'num' | 'den') =>
      days.reduce((sum, day) => sum + (clusters[day]?.[key] ?? 0), 0);
    const { draws } = blockBootstrap({
      lengths: [200],
      block: 1,
      rng,
      resamples: 4_000,
      statistic: ([days]) => total(days ?? new Int32Array(), 'num') / total(days ?? new Int32Array(), 'den'),
    });
    const middle = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    const spread = Math.sqrt(draws.reduce((sum, draw) => sum + (draw - middle) ** 2, 0) / draws.length);
    expect((ratioOfSums(clusters)?.standardError ?? 0) / spread).toBeCloseTo(1, 1);
  });

  it('STATS-24 a change mirrors when the periods are swapped, and its variances add', () => {
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const [there, back] = [ratioChange(a, b), ratioChange(b, a)];
        expect(there?.value).toBeCloseTo(-(back?.value ?? 0), 12);
        expect(there?.low).toBeCloseTo(-(back?.high ?? 0), 9);
        const [from, to] = [ratioOfSums(a), ratioOfSums(b)];
        const together = Math.hypot(from?.standardError ?? 0, to?.standardError ?? 0);
        expect(there?.standardError).toBeCloseTo(together, 12);
      }),
    );
  });

  it('STATS-24 agents who keep their own level cancel out of a paired change', () => {
    const agents = [0.5, 0.6, 0.7, 0.8, 0.9].map((rate) => ({
      baseline: { num: rate * 100, den: 100 },
      current: { num: (rate + 0.05) * 100, den: 100 },
    }));
    const paired = pairedRatioChange(agents);
    expect(paired?.value).toBeCloseTo(0.05, 12);
    expect(paired?.standardError).toBeCloseTo(0, 12);
    const apart = ratioChange(
      agents.map(({ baseline }) => baseline),
      agents.map(({ current }) => current),
    );
    expect(apart?.standardError).toBeGreaterThan(0.09);
  });

  it('STATS-24 nothing is said of fewer than two clusters or of no denominator', () => {
    const one = { num: 1, den: 2 };
    const none = { num: 0, den: 0 };
    expect(ratioOfSums([one])).toBeNull();
    expect(ratioOfSums([none, none])).toBeNull();
    expect(ratioChange([one, one], [one])).toBeNull();
    expect(ratioChange([none, none], [one, one])).toBeNull();
    expect(pairedRatioChange([{ baseline: one, current: none }])).toBeNull();
    expect(ratioChange([one, one], [one, one])).toEqual({ value: 0, standardError: 0, low: 0, high: 0 });
  });
});
