import { describe, expect, it } from 'vitest';
import { drawNormal } from '#core/base/draw.ts';
import { createRng } from '#core/base/rng.ts';
import { type FollowedOn, followedCohorts, watchedOf } from '#core/stats/cohorts.ts';
import { ageAtShare, chanceLater, delayCurve, maturityAge } from '#core/stats/delayCurve.ts';
import { compareAtEqualAge, resolvedWithin } from '#core/stats/equalAge.ts';
import { projectRate } from '#core/stats/projectRate.ts';

const endDay = 140;

/** 60 conversations a day; resolved with a chance that wanders by week, after a mean of 2 days. */
function desk(seed: number, wander: number, perDay = 60): { known: FollowedOn[]; truth: (day: number) => number } {
  const rng = createRng(seed);
  const weeks = Array.from({ length: 20 }, () => 1 / (1 + Math.exp(-1 - wander * drawNormal(rng))));
  const all = Array.from({ length: endDay * perDay }, (_, at) => {
    const created = at / perDay;
    const isResolved = rng.uniform() < (weeks[Math.floor(created / 7)] ?? 0);
    return { day: Math.floor(created), created, after: isResolved ? -2 * Math.log(1 - rng.uniform()) : null };
  });
  const known = all.map(({ day, created, after }) => {
    const followedDays = endDay - created;
    return { day, followedDays, resolvedAfterDays: after !== null && after <= followedDays ? after : null };
  });
  const truth = (fromDay: number) => {
    const period = all.filter(({ day }) => day >= fromDay);
    return period.filter(({ after }) => after !== null).length / period.length;
  };
  return { known, truth };
}

describe('maturity', () => {
  it('STATS-27 the delay curve levels off at the share that gets resolved, and finds the age of 95 % of it', () => {
    const delays = delayCurve(watchedOf(desk(1, 0).known));
    expect(delays?.plateau).toBeCloseTo(1 / (1 + Math.exp(-1)), 1);
    expect(delays === null ? 0 : ageAtShare(delays)).toBeCloseTo(-2 * Math.log(0.05), 0);
    if (delays === null) return;
    const later = delays.plateau * Math.exp(-1);
    expect(chanceLater(delays, 2)).toBeCloseTo(later / (later + 1 - delays.plateau), 1);
    expect(chanceLater(delays, 200)).toBe(0);
    expect(ageAtShare({ ...delays, plateau: 2 })).toBe(Number.POSITIVE_INFINITY);
  });

  it('STATS-27 a curve that still rises, or few watched, has no plateau', () => {
    const rising = Array.from({ length: 400 }, (_, at) => ({ time: (at % 20) + 1, event: at % 2 === 0 ? 0 : null }));
    expect(delayCurve(rising)).toBeNull();
    expect(delayCurve(rising.slice(0, 20))).toBeNull();
    expect(delayCurve(rising.map(({ time }) => ({ time, event: null })))).toBeNull();
  });

  it('STATS-27 maturity says whether its age is final, or what is known so far', () => {
    expect(maturityAge(watchedOf(desk(1, 0).known))).toMatchObject({ isSettled: true });
    const rising = Array.from({ length: 400 }, (_, at) => ({ time: (at % 20) + 1, event: at % 2 === 0 ? 0 : null }));
    const known = maturityAge(rising);
    expect(known).toMatchObject({ isSettled: false });
    expect(known?.age).toBeGreaterThan(15);
    expect(maturityAge(rising.slice(0, 20))).toBeNull();
    expect(maturityAge(rising.map(({ time }) => ({ time, event: null })))).toBeNull();
  });

  it('STATS-27 other ends with a known time give the same share of resolutions', () => {
    const rng = createRng(9);
    const lives = Array.from({ length: 3_000 }, () => {
      const isResolved = rng.uniform() < 0.7;
      return { time: -Math.log(1 - rng.uniform()), event: isResolved ? 0 : 1 };
    });
    const known = delayCurve([...lives, ...Array.from({ length: 40 }, () => ({ time: 30, event: null }))]);
    expect(known?.plateau).toBeCloseTo(0.7 * (3_000 / 3_040), 1);
  });

  it('STATS-28 compares periods at the most whole days that both were followed for', () => {
    const cohort = (followedDays: number, delays: readonly (number | null)[]) =>
      delays.map((resolvedAfterDays) => ({ followedDays, resolvedAfterDays }));
    const old = cohort(40, [0.5, 2, 9, null]);
    const young = cohort(3.5, [0.5, 2.9, 3.2, null]);
    const compared = compareAtEqualAge(old, young);
    expect(compared).toMatchObject({
      ok: true,
      value: { ageDays: 3, baseline: { hits: 2, n: 4 }, current: { hits: 2, n: 4 }, difference: 0 },
    });
    expect(compareAtEqualAge(old, young, 2)).toMatchObject({ ok: true, value: { ageDays: 2, current: { hits: 1 } } });
    expect(resolvedWithin([...old, ...young], 10)).toEqual({ hits: 3, n: 4 });
  });

  it('STATS-28 says so when a side has no rows or is too young', () => {
    const one = [{ followedDays: 9, resolvedAfterDays: 1 }];
    const fresh = [{ followedDays: 0.5, resolvedAfterDays: null }];
    expect(compareAtEqualAge([], one)).toEqual({ ok: false, error: { code: 'no-rows', side: 'baseline' } });
    expect(compareAtEqualAge(one, [])).toEqual({ ok: false, error: { code: 'no-rows', side: 'current' } });
    expect(compareAtEqualAge(one, fresh)).toEqual({ ok: false, error: { code: 'too-young', side: 'current' } });
    expect(compareAtEqualAge(fresh, one)).toEqual({ ok: false, error: { code: 'too-young', side: 'baseline' } });
  });

  const period = { fromDay: 133, toDay: 140 };

  it('STATS-29 the 80 % interval of a projection holds the final rate about 8 times of 10, cohorts wandering or not', () => {
    for (const wander of [0, 0.25]) {
      const held = Array.from({ length: 20 }, (_, seed) => {
        const { known, truth } = desk(1_000 + seed, wander, 30);
        const projected = projectRate({ conversations: known, period, endDay });
        if (!projected.ok) return Number.NaN;
        const rate = truth(period.fromDay);
        return rate >= projected.value.low && rate <= projected.value.high ? 1 : 0;
      });
      const share = held.reduce<number>((total, each) => total + each, 0) / held.length;
      expect(share).toBeGreaterThanOrEqual(0.62);
      expect(share).toBeLessThanOrEqual(0.97);
    }
  }, 30_000);

  it('STATS-29 cohorts that differ more widen it; it never falls under what is resolved already', () => {
    const calm = projectRate({ conversations: desk(5, 0).known, period, endDay });
    const wild = projectRate({ conversations: desk(5, 0.6).known, period, endDay });
    expect(calm.ok && wild.ok && wild.value.dispersion > 2 * calm.value.dispersion).toBe(true);
    if (!wild.ok) return;
    const { soFar, low, high, rate } = wild.value;
    expect(low).toBeGreaterThanOrEqual(soFar.hits / soFar.n);
    expect(low).toBeLessThan(rate);
    expect(high).toBeLessThanOrEqual(1);
  });

  it('STATS-29 a mature period is what it is', () => {
    const projected = projectRate({ conversations: desk(6, 0).known, period: { fromDay: 77, toDay: 84 }, endDay });
    if (!projected.ok) throw new Error(projected.error.code);
    const { rate, low, high, soFar } = projected.value;
    expect(rate).toBeCloseTo(soFar.hits / soFar.n, 3);
    expect(high - low).toBeLessThan(0.005);
  });

  it('STATS-29 says why there is no projection', () => {
    const { known } = desk(7, 0);
    const at = (fromDay: number, conversations: readonly FollowedOn[]) =>
      projectRate({ conversations, period: { fromDay, toDay: 140 }, endDay });
    expect(at(133, [])).toEqual({ ok: false, error: { code: 'no-rows' } });
    expect(at(0, known)).toEqual({ ok: false, error: { code: 'curve-not-settled' } });
    const recent = known.filter(({ day }) => day >= 105);
    expect(at(133, recent)).toMatchObject({ ok: false, error: { code: 'short-history', needs: 4 } });
  });
});

/** The same conversations by day of creation and whole day of age, as an engine counts them. */
function counted(known: readonly FollowedOn[], bins: number) {
  const created = new Float64Array(endDay);
  const resolvedAtAge = new Float64Array(endDay * bins);
  for (const { day, resolvedAfterDays } of known) {
    created[day] = (created[day] ?? 0) + 1;
    if (resolvedAfterDays === null) continue;
    const at = day * bins + Math.min(bins - 1, Math.floor(resolvedAfterDays));
    resolvedAtAge[at] = (resolvedAtAge[at] ?? 0) + 1;
  }
  return { days: { fromDay: 0, toDay: endDay }, created, resolvedAtAge, bins };
}

describe('conversations that went alike', () => {
  const one: FollowedOn[] = desk(4, 0.3).known.map((each) => ({
    ...each,
    followedDays: Math.floor(each.followedDays),
    resolvedAfterDays: each.resolvedAfterDays === null ? null : Math.ceil(each.resolvedAfterDays),
  }));
  const together = [
    ...one
      .reduce((kinds, each) => {
        const key = `${each.day} ${each.followedDays} ${each.resolvedAfterDays}`;
        return kinds.set(key, { ...each, count: (kinds.get(key)?.count ?? 0) + 1 });
      }, new Map<string, FollowedOn & { readonly count: number }>())
      .values(),
  ];

  it('STATS-39 say together what they say one by one', () => {
    expect(together.length).toBeLessThan(one.length / 2);
    const [plain, grouped] = [delayCurve(watchedOf(one)), delayCurve(watchedOf(together))];
    expect(grouped?.plateau).toBeCloseTo(plain?.plateau ?? 0, 12);
    expect(grouped?.horizon).toBe(plain?.horizon);
    expect(grouped?.curve.atRisk).toEqual(plain?.curve.atRisk);
    for (const [at, value] of grouped?.curve.variances.entries() ?? [])
      expect(value).toBeCloseTo(plain?.curve.variances[at] ?? 0, 12);
    const early = (all: readonly FollowedOn[]) => all.filter(({ day }) => day < 20);
    const late = (all: readonly FollowedOn[]) => all.filter(({ day }) => day >= 130 && day < 137);
    expect(compareAtEqualAge(early(together), late(together))).toEqual(compareAtEqualAge(early(one), late(one)));
    const period = { fromDay: 133, toDay: 140 };
    const [single, all] = [one, together].map((conversations) => projectRate({ conversations, period, endDay }));
    if (single?.ok !== true || all?.ok !== true) throw new Error('no projection');
    expect(all.value.rate).toBeCloseTo(single.value.rate, 10);
    expect(all.value.low).toBeCloseTo(single.value.low, 10);
    expect(all.value.soFar).toEqual(single.value.soFar);
  });

  it('STATS-40 from counts hold every conversation once, and nothing of the last partial day of their watch', () => {
    const { known } = desk(5, 0.2);
    const cohorts = followedCohorts(counted(known, endDay));
    expect(cohorts.reduce((total, { count = 1 }) => total + count, 0)).toBe(known.length);
    for (const { day, followedDays, resolvedAfterDays } of cohorts) {
      expect(followedDays).toBe(endDay - 1 - day);
      if (resolvedAfterDays !== null) expect(resolvedAfterDays).toBeLessThanOrEqual(followedDays);
    }
    const on = (all: readonly FollowedOn[]) => all.filter(({ day }) => day === 120);
    const within = on(known).filter(({ resolvedAfterDays }) => resolvedAfterDays !== null && resolvedAfterDays < 3);
    expect(resolvedWithin(on(cohorts), 3)).toEqual({ hits: within.length, n: on(known).length });
  });

  it('STATS-40 ages beyond the last bin count as of it', () => {
    const { known } = desk(6, 0);
    const curve = (bins: number) => delayCurve(watchedOf(followedCohorts(counted(known, bins))));
    expect(curve(20)?.plateau).toBeCloseTo(curve(endDay)?.plateau ?? 0, 2);
    expect(ageAtShare(curve(20) ?? raise())).toBe(ageAtShare(curve(endDay) ?? raise()));
  });
});

function raise(): never {
  throw new Error('no curve');
}
