import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawNormal } from '#core/base/draw.ts';
import { createRng } from '#core/base/rng.ts';
import { blockBootstrap, resampleDays, sumOverDays } from '#core/stats/bootstrap.ts';
import { bcaInterval, bootstrapInterval, percentileInterval, quantileOf } from '#core/stats/bootstrapInterval.ts';
import { mean, median } from '#core/stats/centre.ts';
import { normalBelow, normalQuantile } from '#core/stats/normal.ts';
import { studentReach } from '#core/stats/student.ts';

// Efron and Tibshirani, An Introduction to the Bootstrap (1993), table 14.1: spatial test, A.
const spatial = [48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41];
const take = (values: readonly number[], days: Int32Array | undefined) =>
  [...(days ?? [])].map((day) => values[day] ?? 0);
const variance = (values: readonly number[]) => mean(values.map((value) => (value - mean(values)) ** 2));

describe('quantiles', () => {
  it('STATS-19 normal quantiles undo the distribution', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    fc.assert(
      fc.property(fc.double({ min: -6, max: 6, noNaN: true }), (z) => {
        expect(Math.abs(normalQuantile(normalBelow(z)) - z)).toBeLessThan(1e-6);
      }),
    );
  });

  it('STATS-19 Student quantiles are those of the printed tables', () => {
    const table = [
      [0.95, 1, 12.7062],
      [0.95, 2, 4.30265],
      [0.95, 3, 3.18245],
      [0.95, 4, 2.77645],
      [0.95, 10, 2.22814],
      [0.8, 5, 1.47588],
      [0.99, 3, 5.84091],
      [0.999, 4, 8.6103],
      [0.95, 120, 1.97993],
      [0.95, Number.POSITIVE_INFINITY, 1.95996],
    ] as const;
    for (const [level, freedom, reach] of table) expect(studentReach(level, freedom) / reach).toBeCloseTo(1, 3);
  });

  it('STATS-19 quantiles of a sample lie on straight lines between its values', () => {
    expect(quantileOf([10, 20, 30], 0.5)).toBe(20);
    expect(quantileOf([10, 20, 30], 0.375)).toBe(15);
    expect(quantileOf([10, 20, 30], 0)).toBe(10);
    expect(quantileOf([10, 20, 30], 1)).toBe(30);
  });
});

describe('block bootstrap', () => {
  it('STATS-20 reproduces the published intervals of the spatial data', () => {
    const task = {
      lengths: [spatial.length],
      block: 1,
      resamples: 20_000,
      rng: createRng(1),
      statistic: ([days]: readonly Int32Array[]) => variance(take(spatial, days)),
    };
    const boot = blockBootstrap(task);
    expect(boot.estimate).toBeCloseTo(171.5, 1);
    expect(boot.acceleration).toBeCloseTo(0.061, 2);
    const percentile = percentileInterval(boot, 0.9);
    expect(Math.abs(percentile.low - 100.8)).toBeLessThan(4);
    expect(Math.abs(percentile.high - 233.9)).toBeLessThan(4);
    const bca = bcaInterval(boot, 0.9);
    expect(Math.abs(bca.low - 115.8)).toBeLessThan(4);
    expect(Math.abs(bca.high - 259.6)).toBeLessThan(5);
  });

  it('STATS-20 a block is a run of neighbouring days, the first following the last', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer(),
        (length, block, seed) => {
          const sample = new Int32Array(length).fill(-1);
          resampleDays(sample, block, createRng(seed));
          sample.forEach((day, at) => {
            expect(day).toBeGreaterThanOrEqual(0);
            expect(day).toBeLessThan(length);
            if (at % block > 0) expect(day).toBe(((sample[at - 1] ?? 0) + 1) % length);
          });
        },
      ),
    );
  });

  it('STATS-20 with blocks of whole weeks a weekly pattern is no noise', () => {
    const values = Array.from({ length: 56 }, (_, day) => [9, 8, 7, 6, 5, 2, 1][day % 7] ?? 0);
    const boot = blockBootstrap({
      lengths: [56],
      rng: createRng(2),
      resamples: 200,
      statistic: ([days]) => mean(take(values, days)),
    });
    expect((boot.draws.at(-1) ?? 0) - (boot.draws[0] ?? 0)).toBeLessThan(1e-9);
    expect(bootstrapInterval(boot)?.low).toBeCloseTo(38 / 7, 9);
  });

  it('STATS-20 the same seed gives the same draws; numbers that are none are left out', () => {
    const task = (seed: number) => ({
      lengths: [14, 14],
      rng: createRng(seed),
      resamples: 300,
      statistic: ([a, b]: readonly Int32Array[]) => (a?.[0] === 3 ? Number.NaN : mean([...(b ?? [])])),
    });
    expect(blockBootstrap(task(7))).toEqual(blockBootstrap(task(7)));
    expect(blockBootstrap(task(7)).draws).not.toEqual(blockBootstrap(task(8)).draws);
    expect(blockBootstrap(task(7)).draws.length).toBeLessThan(300);
  });

  it('STATS-21 the interval of a change of medians holds it, and is null for less than two blocks', () => {
    const rng = createRng(4);
    const draw = (level: number) => Array.from({ length: 70 }, () => level + drawNormal(rng));
    const [before, after] = [draw(10), draw(12)];
    const task = (lengths: readonly number[]) => ({
      lengths,
      rng: createRng(5),
      statistic: ([a, b]: readonly Int32Array[]) => median(take(after, b)) - median(take(before, a)),
    });
    const interval = bootstrapInterval(blockBootstrap(task([70, 70])));
    expect(interval?.low).toBeGreaterThan(1);
    expect(interval?.high).toBeLessThan(3);
    expect(bootstrapInterval(blockBootstrap(task([70, 13])))).toBeNull();
  });

  it('STATS-21 few blocks widen the interval, many do not', () => {
    const draws = Float64Array.from({ length: 999 }, (_, at) => normalQuantile((at + 1) / 1_000));
    const boot = (blocks: number) => ({ estimate: 0, draws, acceleration: 0, windows: [{ days: 7 * blocks, blocks }] });
    expect(bootstrapInterval(boot(1e9))?.high).toBeCloseTo(1.96, 2);
    expect(bootstrapInterval(boot(4))?.high).toBeCloseTo(studentReach(0.95, 4.5) * Math.sqrt(4 / 3), 1);
    expect(bootstrapInterval({ ...boot(9), estimate: Number.NaN })).toBeNull();
    const unlike = { ...boot(4), windows: [...boot(1e9).windows, ...boot(4).windows] };
    expect(bootstrapInterval(unlike)?.high).toBeCloseTo(bootstrapInterval(boot(4))?.high ?? 0, 6);
    const blocksOf = (days: number) =>
      blockBootstrap({ lengths: [days], rng: createRng(1), statistic: () => 0 }).windows;
    expect([...blocksOf(77), ...blocksOf(84)].map(({ blocks }) => blocks)).toEqual([11, 6]);
  });

  it('STATS-22 sums a day × segment table over the days drawn', () => {
    const table = Float64Array.from([1, 10, 2, 20, 3, 30]);
    expect([...sumOverDays(table, 2, Int32Array.from([0, 2, 2]))]).toEqual([7, 70]);
  });
});
