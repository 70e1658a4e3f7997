import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawNormal } from '#core/base/draw.ts';
import { createRng } from '#core/base/rng.ts';
import { testInfluence } from '#core/stats/influence.ts';
import { rankOf, residualsOn } from '#core/stats/leastSquares.ts';

const days = 182;
/** What lingers: each day keeps `keep` of the day before. */
function wandering(seed: number, keep: number): number[] {
  const rng = createRng(seed);
  let level = 0;
  return Array.from({ length: days }, () => {
    level = keep * level + drawNormal(rng);
    return level;
  });
}
const season = (day: number) => 8 * Math.sin((2 * Math.PI * day) / 120) + 0.05 * day + (day % 7 > 4 ? -6 : 0);

describe('least squares', () => {
  it('STATS-30 residuals of a straight line are those of the textbook formula, and at right angles to the columns', () => {
    // Anscombe (1973), first set: y = 3.0 + 0.5 x.
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    const rest = residualsOn([x.map(() => 1), x], y);
    rest.forEach((value, at) => {
      expect(value).toBeCloseTo((y[at] ?? 0) - 3.0000909 - 0.5000909 * (x[at] ?? 0), 4);
    });
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 8, maxLength: 8 }), { maxLength: 5 }),
        (columns) => {
          const left = residualsOn(columns, [3, 1, 4, 1, 5, 9, 2, 6]);
          for (const column of columns) {
            expect(column.reduce((sum, value, at) => sum + value * (left[at] ?? 0), 0)).toBeCloseTo(0, 8);
          }
        },
      ),
    );
    expect(
      rankOf([
        [1, 1, 1],
        [2, 2, 2],
        [1, 2, 3],
        [0, 0, 0],
      ]),
    ).toBe(2);
  });
});

describe('influence', () => {
  it('STATS-31 finds a planted lag under trend, weekday and a season that both share', () => {
    const driver = wandering(1, 0.4);
    const noise = wandering(2, 0.3);
    const outcome = driver.map((_, day) => 0.9 * (driver[day - 3] ?? 0) + (noise[day] ?? 0) + season(day));
    const found = testInfluence({
      driver: driver.map((value, day) => value + season(day)),
      outcome,
      rng: createRng(1),
    });
    expect(found.verdict).toBe('related');
    expect(found.strongest?.lag).toBe(3);
    expect(found.strongest?.low).toBeGreaterThan(0.4);
    expect(found.p).toBeLessThan(0.01);
    const mirrored = testInfluence({ driver: driver.map((value) => -value), outcome, rng: createRng(1) });
    expect(mirrored.strongest?.r).toBeLessThan(-0.4);
  });

  it('STATS-31 a season that both share is no influence', () => {
    const verdicts = Array.from({ length: 40 }, (_, seed) => {
      const [a, b] = [wandering(100 + seed, 0.5), wandering(900 + seed, 0.5)];
      const shared = (values: readonly number[]) => values.map((value, day) => value + season(day));
      return testInfluence({ driver: shared(a), outcome: shared(b), rng: createRng(seed), permutations: 99 }).verdict;
    });
    expect(verdicts.filter((verdict) => verdict === 'related').length).toBeLessThanOrEqual(5);
    expect(verdicts.filter((verdict) => verdict === 'not-related').length).toBeGreaterThanOrEqual(25);
  });

  it('STATS-31 what lingers is worth fewer days', () => {
    const task = (keep: number) => ({ driver: wandering(3, keep), outcome: wandering(4, keep), rng: createRng(3) });
    const [quick, slow] = [0, 0.8].map(
      (keep) => testInfluence({ ...task(keep), permutations: 19 }).strongest?.effectiveN ?? 0,
    );
    expect(quick).toBeGreaterThan(110);
    expect(slow).toBeLessThan(0.6 * (quick ?? 0));
  });

  it('STATS-32 says when there is not enough data', () => {
    const short = testInfluence({
      driver: wandering(5, 0).slice(0, 40),
      outcome: wandering(6, 0).slice(0, 40),
      rng: createRng(5),
    });
    expect(short).toEqual({ verdict: 'not-enough-data', strongest: null, byLag: [], p: null });
    const still = testInfluence({
      driver: new Array<number>(days).fill(5),
      outcome: wandering(6, 0),
      rng: createRng(5),
    });
    expect(still.verdict).toBe('not-enough-data');
    const [slow, other] = [wandering(5, 0.9).slice(0, 60), wandering(6, 0.9).slice(0, 60)];
    const few = testInfluence({ driver: slow, outcome: other, maxLag: 2, rng: createRng(5) });
    expect(few.verdict).toBe('not-enough-data');
    expect(few.strongest).not.toBeNull();
  });

  it('STATS-32 missing days are left out, and the same seed gives the same answer', () => {
    const driver = wandering(7, 0.2).map((value, day) => (day % 11 === 4 ? null : value));
    const outcome = driver.map((value, day) => (value ?? 0) + (wandering(8, 0)[day] ?? 0));
    const found = testInfluence({ driver, outcome, rng: createRng(9) });
    expect(found).toMatchObject({ verdict: 'related', strongest: { lag: 0 } });
    expect(testInfluence({ driver, outcome, rng: createRng(9) })).toEqual(found);
  });
});
