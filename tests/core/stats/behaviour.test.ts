import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawNormal } from '#core/base/draw.ts';
import { createRng, type Rng } from '#core/base/rng.ts';
import { assessChange } from '#core/stats/assessChange.ts';
import { type Behaviour, type BehaviourPoint, learnBehaviour } from '#core/stats/behaviour.ts';
import { laneyChart, overdispersion } from '#core/stats/laney.ts';
import { naturalLimits } from '#core/stats/processBehaviour.ts';
import type { Proportion } from '#core/stats/proportions.ts';

const plain = (value: number | null, counts = true): BehaviourPoint => ({ value, part: null, counts });
const share = (hits: number, n: number, counts = true): BehaviourPoint => ({
  value: hits / n,
  part: { hits, n },
  counts,
});
const learn = (points: readonly BehaviourPoint[], learned = points.length, firstWeekday: number | null = null) =>
  learnBehaviour({ points, learned, firstWeekday });
const of = (behaviour: Behaviour | null): Behaviour => {
  if (behaviour === null) throw new Error('no limits');
  return behaviour;
};

const calm = [10, 11, 9, 10, 12, 9, 10, 11];

describe('what a series does by itself', () => {
  it('STATS-35 has the natural limits of its past, and those of Laney for a share', () => {
    const natural = naturalLimits(calm);
    const found = of(
      learn(
        [...calm, 30, 31].map((value) => plain(value)),
        calm.length,
      ),
    );
    expect(found).toMatchObject({ method: 'individuals', learned: 8, sigmaZ: null, isWeekly: false });
    expect(found.limits).toHaveLength(10);
    expect(found.limits[9]).toMatchObject({ lower: natural?.lower, upper: natural?.upper });
    const groups = calm.map((hits, at) => ({ hits: 5 * hits, n: 80 + 10 * at }));
    const laney = laneyChart(groups);
    const shares = of(
      learn(
        [...groups, { hits: 1, n: 5 }].map(({ hits, n }) => share(hits, n)),
        groups.length,
      ),
    );
    expect(shares).toMatchObject({ method: 'laney', learned: 8 });
    expect(shares.sigmaZ).toBeCloseTo(Math.max(1, laney?.sigmaZ ?? 0), 12);
    expect(shares.limits[0]?.lower).toBeCloseTo(laney?.limits[0]?.low ?? 0, 9);
    expect(shares.limits[7]?.upper).toBeCloseTo(laney?.limits[7]?.high ?? 0, 9);
    expect(shares.limits[8]).toMatchObject({ lower: 0, upper: 1 });
  });

  it('STATS-35 does not learn from, nor judge, what is missing, partial, too young, or after the past', () => {
    const all = fc.array(fc.double({ min: -99, max: 99, noNaN: true }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(all, (odd) => {
        const points = [...calm.map((value) => plain(value)), ...odd.map((value) => plain(value, false)), plain(null)];
        const found = of(learn(points, points.length));
        expect(found.limits[0]).toEqual(of(learn(calm.map((value) => plain(value)))).limits[0]);
        expect(found.signals.every(({ at }) => at < calm.length)).toBe(true);
        const after = of(
          learn(
            [...calm, ...odd].map((value) => plain(value)),
            calm.length,
          ),
        );
        expect(after.limits[0]).toEqual(found.limits[0]);
      }),
    );
  });

  it('STATS-35 has no limits from few points, or of a share that never moved', () => {
    expect(learn(calm.slice(0, 5).map((value) => plain(value)))).toBeNull();
    expect(learn(calm.map((value, at) => plain(value, at < 5)))).toBeNull();
    expect(learn(calm.map(() => share(0, 50)))).toBeNull();
    expect(learn(calm.map(() => share(50, 50)))).toBeNull();
    expect(learn(calm.map(() => share(70, 50)))?.method).toBe('individuals');
  });

  it('STATS-35 has no limits where the past has no one level', () => {
    const steps = Array.from({ length: 40 }, (_, at) => plain((at < 14 ? 2_000 : 40) + (at % 3)));
    expect(learn(steps)).toBeNull();
    expect(learn(steps.slice(14))).not.toBeNull();
  });

  it('STATS-36 days that repeat their week are no signals, and a day unlike its weekday is', () => {
    const usual = [130, 120, 110, 110, 100, 40, 30];
    const rng = createRng(7);
    const days = Array.from({ length: 84 }, (_, day) => (usual[day % 7] ?? 0) * (1 + 0.02 * drawNormal(rng)));
    const odd = days.map((value, day) => (day === 82 ? 90 : value));
    const found = of(
      learn(
        odd.map((value) => plain(value)),
        77,
        0,
      ),
    );
    expect(found.isWeekly).toBe(true);
    expect(found.signals.filter(({ kind }) => kind === 'outside')).toEqual([
      { at: 82, kind: 'outside', side: 'above' },
    ]);
    expect(
      of(
        learn(
          odd.map((value) => plain(value)),
          77,
        ),
      ).signals.some(({ at }) => at === 82),
    ).toBe(false);
    const rates = odd.map((value, day) => share(Math.round(value), 150 + (day % 3)));
    const shares = of(learn(rates, 77, 0));
    expect(shares.isWeekly).toBe(true);
    expect(shares.signals.filter(({ kind }) => kind === 'outside').map(({ at }) => at)).toEqual([82]);
  });

  it('STATS-37 marks every point of a signal once, with its kind and side', () => {
    const low = [9.6, 9.7, 9.6, 9.5, 9.7, 9.6, 9.6, 9.5];
    const found = of(
      learn(
        [...calm, 30, ...low].map((value) => plain(value)),
        calm.length,
      ),
    );
    expect(found.signals[0]).toEqual({ at: 8, kind: 'outside', side: 'above' });
    expect(found.signals.slice(1)).toEqual(low.map((_, at) => ({ at: 9 + at, kind: 'run', side: 'below' })));
    const near = of(
      learn(
        [...calm, 14, 10, 14.2, 14.1].map((value) => plain(value)),
        calm.length,
      ),
    );
    expect(near.signals.map(({ at, kind }) => [at, kind])).toEqual([
      [8, 'near'],
      [10, 'near'],
      [11, 'near'],
    ]);
  });
});

function drawDays(rng: Rng, keep: number, weekend: number): readonly Proportion[] {
  let level = drawNormal(rng);
  return Array.from({ length: 140 }, (_, day) => {
    level = keep * level + Math.sqrt(1 - keep * keep) * drawNormal(rng);
    const p = 1 / (1 + Math.exp(-1.2 - 0.15 * level + (day % 7 > 4 ? weekend : 0)));
    return { n: 150, hits: Array.from({ length: 150 }, () => rng.uniform()).filter((u) => u < p).length };
  });
}

describe('how far daily rates wander', () => {
  const total = (days: readonly Proportion[]): Proportion =>
    days.reduce((all, { hits, n }) => ({ hits: all.hits + hits, n: all.n + n }), { hits: 0, n: 0 });

  it('STATS-38 days that linger are not taken for calm ones', () => {
    let beyond = 0;
    for (let run = 0; run < 120; run++) {
      const days = drawDays(createRng(run), 0.5, 0);
      const found = assessChange({
        kind: 'proportion',
        baseline: total(days.slice(112, 126)),
        current: total(days.slice(126)),
        days,
        firstWeekday: 0,
      });
      if (found.verdict === 'beyond') beyond += 1;
    }
    expect(beyond / 120).toBeLessThan(0.11);
  });

  it('STATS-38 a weekly pattern is no noise, whatever day the series begins with', () => {
    const days = drawDays(createRng(3), 0, 1);
    const apart = overdispersion(days, 8, 0) ?? 0;
    expect(overdispersion(days) ?? 0).toBeGreaterThan(1.5 * apart);
    expect(overdispersion(days.slice(3), 8, 3) ?? 0).toBeLessThan(1.2 * apart);
  });
});
