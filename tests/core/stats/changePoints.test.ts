import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawNormal } from '#core/base/draw.ts';
import { createRng } from '#core/base/rng.ts';
import { findLevels, sinceWhen } from '#core/stats/changePoints.ts';
import { longRunNoise, noiseOf } from '#core/stats/noise.ts';
import { optimalPartition, type PartitionTask, pelt } from '#core/stats/partition.ts';
import { proposePeriods } from '#core/stats/proposePeriods.ts';
import { segmentCost } from '#core/stats/segmentCost.ts';

const points = (values: readonly number[]) => values.map((value) => ({ value, weight: 1 }));

const noisy = (label: string, levels: readonly number[], days: number, sd = 1) => {
  const rng = createRng(11).split(label);
  return levels.flatMap((level) => Array.from({ length: days }, () => level + sd * drawNormal(rng)));
};

/** Every way to cut, one after another. */
function bruteForce({ length, cost, penalty, leastLength }: PartitionTask): number {
  const least = (from: number): number => {
    if (from === length) return -penalty;
    let best = Number.POSITIVE_INFINITY;
    for (let to = from + leastLength; to <= length; to++) best = Math.min(best, cost(from, to) + penalty + least(to));
    return best;
  };
  return least(0);
}

function priceOf({ length, cost, penalty }: PartitionTask, cuts: readonly number[]): number {
  const ends = [...cuts, length];
  return ends.reduce((total, to, at) => total + cost(at === 0 ? 0 : (cuts[at - 1] ?? 0), to), penalty * cuts.length);
}

const tasks = fc
  .record({
    values: fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 1, maxLength: 60 }),
    penalty: fc.double({ min: 0.01, max: 200, noNaN: true }),
    leastLength: fc.integer({ min: 1, max: 7 }),
  })
  .map(({ values, penalty, leastLength }) => ({
    length: values.length,
    cost: segmentCost(points(values)),
    penalty,
    leastLength,
  }));

describe('partition', () => {
  it('STATS-14 the cost of a stretch is its weighted sum of squares around its own mean', () => {
    const cost = segmentCost([
      { value: 1, weight: 2 },
      { value: 4, weight: 1 },
      { value: 9, weight: 0 },
      { value: 10, weight: 1 },
    ]);
    expect(cost(0, 2)).toBeCloseTo(2 * 1 + 4, 12);
    expect(cost(0, 4)).toBeCloseTo(2 * 9 + 0 + 36, 12);
    expect(cost(2, 3)).toBe(0);
  });

  it('STATS-14 optimal partitioning finds what trying every cut finds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 13 }),
        fc.integer({ min: 1, max: 3 }),
        fc.double({ min: 0.1, max: 30, noNaN: true }),
        (values, leastLength, penalty) => {
          const task = { length: values.length, cost: segmentCost(points(values)), penalty, leastLength };
          expect(priceOf(task, optimalPartition(task))).toBeCloseTo(bruteForce(task), 8);
        },
      ),
    );
  });

  it('STATS-14 PELT finds what optimal partitioning finds', () => {
    fc.assert(
      fc.property(tasks, (task) => {
        const [fast, exact] = [pelt(task), optimalPartition(task)];
        expect(priceOf(task, fast)).toBeCloseTo(priceOf(task, exact), 7);
        const starts = [0, ...fast, task.length];
        const isLongEnough = starts.slice(1).every((to, at) => to - (starts[at] ?? 0) >= task.leastLength);
        expect(isLongEnough || fast.length === 0).toBe(true);
      }),
      { numRuns: 300 },
    );
    const cost = segmentCost(points(noisy('long', [0, 5, 1, 1, 8], 60)));
    const task = { length: 300, cost, penalty: 3 * Math.log(300), leastLength: 7 };
    expect(pelt(task)).toEqual(optimalPartition(task));
    expect(pelt(task)).toHaveLength(3);
  });
});

describe('levels', () => {
  it('STATS-15 noise is that of the values, blind to steps and weights', () => {
    expect(noiseOf(points(noisy('noise', [0, 40, -20], 400, 3)))).toBeCloseTo(3, 0);
    const rng = createRng(5);
    const weighted = Array.from({ length: 1_000 }, (_, at) => {
      const weight = 1 + (at % 9);
      return { value: (2 * drawNormal(rng)) / Math.sqrt(weight), weight };
    });
    expect(Math.abs(noiseOf(weighted) - 2)).toBeLessThan(0.2);
    expect(noiseOf(points([3, 3, 3]))).toBe(0);
    expect(noiseOf(points([3]))).toBe(0);
    expect(noiseOf(points([0, 0, 0, 0, 1]))).toBeGreaterThan(0);
  });

  it('STATS-15 days that are like the day before are noisier to a level than to their neighbours', () => {
    const rng = createRng(6);
    let last = 0;
    const lingering = Array.from({ length: 4_000 }, () => {
      last = 0.5 * last + Math.sqrt(0.75) * drawNormal(rng);
      return last;
    });
    expect(longRunNoise(points(lingering))).toBeCloseTo(Math.sqrt(1.5 / 0.5), 0);
    expect(Math.abs(longRunNoise(points(noisy('plain', [0, 30], 2_000))) - 1)).toBeLessThan(0.1);
    expect(longRunNoise(points([2, 2, 2, 2]))).toBe(0);
    const alternating = Array.from({ length: 60 }, (_, at) => at % 2);
    expect(longRunNoise(points(alternating))).toBe(noiseOf(points(alternating)));
    const split = Array.from({ length: 50 }, (_, at) =>
      findLevels(
        lingering.slice(70 * at, 70 * at + 70).map((value) => 20 + value),
        0,
      ),
    );
    expect(split.filter((levels) => levels.length > 1).length).toBeLessThanOrEqual(5);
  });

  it('STATS-15 planted steps are found where they are, under a weekly pattern too', () => {
    const week = [1.3, 1.2, 1.1, 1, 1, 0.7, 0.7];
    const values = noisy('steps', [100, 115, 90], 42, 3).map((value, day) => value * (week[day % 7] ?? 1));
    const levels = findLevels(values, 0);
    expect(levels.map(({ from, to }) => [from, to])).toEqual([
      [0, 42],
      [42, 84],
      [84, 126],
    ]);
    expect(levels.map(({ level }) => Math.round(level / 5) * 5)).toEqual([100, 115, 90]);
  });

  it('STATS-15 pure noise keeps one level in at least 95 of 100 series', () => {
    const split = Array.from({ length: 100 }, (_, at) => findLevels(noisy(`flat ${at}`, [50], 120), 0).length > 1);
    expect(split.filter(Boolean).length).toBeLessThanOrEqual(5);
  });

  it('STATS-15 days without a value are left out, and a series without any has no level', () => {
    const values = noisy('holes', [10, 30], 21).map((value, day) => (day % 5 === 0 ? null : value));
    const levels = findLevels(values, 0);
    expect(levels.map(({ from, to }) => [from, to])).toEqual([
      [1, 21],
      [21, 42],
    ]);
    expect(findLevels([null, null], 0)).toEqual([]);
    expect(findLevels([4, 4, 4, 4], 0)).toEqual([{ from: 0, to: 4, level: 4 }]);
  });

  it('STATS-16 since when is the day that leaves the least unexplained', () => {
    const values = noisy('since', [0.8], 30, 0.02).concat(noisy('then', [0.7], 12, 0.02));
    const since = sinceWhen(points(values));
    expect(since?.day).toBe(30);
    expect(since?.isClear).toBe(true);
    expect(since?.before).toBeCloseTo(0.8, 1);
    expect(since?.after).toBeCloseTo(0.7, 1);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 14, maxLength: 40 }), (series) => {
        const found = sinceWhen(points(series));
        const cost = segmentCost(points(series));
        const whole = cost(0, series.length);
        const splits = series.map((_, cut) => cost(0, cut) + cost(cut, series.length)).slice(7, series.length - 6);
        if (found === null) expect(Math.min(...splits)).toBeGreaterThanOrEqual(whole - 1e-9);
        else expect((1 - found.explained) * whole).toBeCloseTo(Math.min(...splits), 8);
      }),
    );
  });

  it('STATS-16 days without rows have no say, and too few days have no answer', () => {
    const empty = { value: 99, weight: 0 };
    const found = sinceWhen([...points([1, 2, 1]), empty, empty, ...points([8, 9, 8])], 3);
    expect(found).toMatchObject({ day: 5 });
    expect(sinceWhen(points([1, 2, 3, 4]))).toBeNull();
    expect(sinceWhen(points(new Array<number>(20).fill(3)))).toBeNull();
    expect(sinceWhen(points(noisy('still', [5], 40)))?.isClear).toBe(false);
  });
});

describe('periods that a series proposes', () => {
  it('STATS-41 are whole weeks before and after its latest step, within both levels', () => {
    const level = fc.integer({ min: 7, max: 60 });
    fc.assert(
      fc.property(
        fc.array(level, { minLength: 2, maxLength: 5 }),
        fc.integer({ min: 0, max: 30_000 }),
        (lengths, first) => {
          let from = 0;
          const levels = lengths.map((length, at) => {
            from += length;
            return { from: from - length, to: from, level: at };
          });
          const found = proposePeriods(levels, first);
          const [before, after] = levels.slice(-2);
          if (found === null || before === undefined || after === undefined) throw new Error('no periods');
          const { baseline, current } = found.comparison;
          expect(found).toMatchObject({ changedOn: first + after.from, before: before.level, after: after.level });
          expect([baseline.toDay, current.fromDay]).toEqual([found.changedOn, found.changedOn]);
          expect(baseline.fromDay).toBeGreaterThanOrEqual(first + before.from);
          expect(current.toDay).toBeLessThanOrEqual(first + after.to);
          expect(current.toDay - current.fromDay).toBe(baseline.toDay - baseline.fromDay);
          expect((current.toDay - current.fromDay) % 7).toBe(0);
          const shorter = Math.min(before.to - before.from, after.to - after.from);
          expect(shorter - (current.toDay - current.fromDay)).toBeLessThan(7);
        },
      ),
    );
  });

  it('STATS-41 are none of one level or of none', () => {
    expect(proposePeriods([], 0)).toBeNull();
    expect(proposePeriods([{ from: 0, to: 90, level: 1 }], 0)).toBeNull();
  });
});
