import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessChange } from '#core/stats/assessChange.ts';
import { maturityRule } from '#core/stats/maturity.ts';
import { newcombeInterval } from '#core/stats/proportions.ts';

const steady = Array.from({ length: 28 }, () => ({ hits: 78, n: 100 }));
const wandering = Array.from({ length: 28 }, (_, day) => ({ hits: day % 2 === 0 ? 70 : 86, n: 100 }));
const baseline = { hits: 1092, n: 1400 };
const current = { hits: 1036, n: 1400 };

describe('a change of a proportion', () => {
  it('STATS-9 is beyond noise when 0 is outside the interval', () => {
    const result = assessChange({ kind: 'proportion', baseline, current, days: steady, firstWeekday: null });
    expect(result).toMatchObject({ verdict: 'beyond', method: 'proportion', sigmaZ: 1 });
    if (result.verdict === 'unknown' || result.method !== 'proportion') return;
    expect(result.difference).toBeCloseTo(-0.04, 12);
    expect({ low: result.low, high: result.high }).toEqual(newcombeInterval(baseline, current));
    expect(result.p).toBeCloseTo(0.0132, 4);
  });

  it('STATS-9 rates that wander from day to day explain the same change', () => {
    const result = assessChange({ kind: 'proportion', baseline, current, days: wandering, firstWeekday: null });
    expect(result).toMatchObject({ verdict: 'within', method: 'proportion' });
    if (result.verdict === 'unknown' || result.method !== 'proportion') return;
    expect(result.sigmaZ).toBeGreaterThan(3);
    expect(result.low).toBeLessThan(0);
    expect(result.high).toBeGreaterThan(0);
    expect(result.p).toBeGreaterThan(0.05);
  });

  it('STATS-9 no change is never beyond noise', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 0, max: 900 }), (n, hits) => {
        const same = { hits: Math.min(hits, n), n };
        const result = assessChange({
          kind: 'proportion',
          baseline: same,
          current: same,
          days: steady,
          firstWeekday: null,
        });
        expect(result.verdict).toBe('within');
      }),
    );
  });

  it('STATS-10 with few days, "within" can be said and "beyond" cannot', () => {
    const days = steady.slice(0, 5);
    expect(assessChange({ kind: 'proportion', baseline, current, days, firstWeekday: null })).toEqual({
      verdict: 'unknown',
      reason: { code: 'short-history', points: 5, needs: 8 },
    });
    expect(assessChange({ kind: 'proportion', baseline, current: baseline, days, firstWeekday: null }).verdict).toBe(
      'within',
    );
    const none = { hits: 0, n: 0 };
    expect(assessChange({ kind: 'proportion', baseline: none, current, days, firstWeekday: null })).toEqual({
      verdict: 'unknown',
      reason: { code: 'no-rows', side: 'baseline' },
    });
    expect(assessChange({ kind: 'proportion', baseline, current: none, days, firstWeekday: null })).toEqual({
      verdict: 'unknown',
      reason: { code: 'no-rows', side: 'current' },
    });
  });
});

describe('a change of a series', () => {
  const history = [9, 10, 11, 10, 9, 10, 11, 10];
  const assess = (recent: readonly number[], level: number) => assessChange({ kind: 'series', history, recent, level });

  it('STATS-11 is beyond noise when the level is outside the limits', () => {
    expect(assess([14], 14)).toMatchObject({ verdict: 'beyond', signal: null, history: 8, level: 14 });
    expect(assess([6], 6)).toMatchObject({ verdict: 'beyond', signal: null });
    expect(assess([12], 12)).toMatchObject({ verdict: 'within', signal: null });
    expect(assess([], 10)).toMatchObject({ verdict: 'within' });
  });

  it('STATS-11 is beyond noise when its buckets complete a signal on that side', () => {
    expect(assess([12, 12, 12, 12], 12)).toMatchObject({ verdict: 'beyond', signal: 'near' });
    expect(assess([10.1, 10.2, 10.1, 10.3, 10.1, 10.2, 10.2, 10.1], 10.2)).toMatchObject({
      verdict: 'beyond',
      signal: 'run',
    });
    expect(assess([14, 10, 10, 10], 11)).toMatchObject({ verdict: 'beyond', signal: 'outside' });
    expect(assess([5, 12, 12, 12.5], 10.4)).toMatchObject({ verdict: 'beyond', signal: 'near' });
    expect(assess([5, 11, 11, 15], 10.4).verdict).toBe('beyond');
    expect(assess([5, 11, 11, 11], 10.4).verdict).toBe('within');
  });

  it('STATS-11 does not judge by fewer than 6 buckets', () => {
    expect(assessChange({ kind: 'series', history: history.slice(3), recent: [50], level: 50 })).toEqual({
      verdict: 'unknown',
      reason: { code: 'short-history', points: 5, needs: 6 },
    });
  });
});

describe('maturity', () => {
  it('STATS-12 a period is immature while its last day is younger than the age', () => {
    const rule = maturityRule(6.5, 100);
    expect(rule.ageDays).toBe(7);
    expect(rule.isImmature({ fromDay: 80, toDay: 94 })).toBe(false);
    expect(rule.isImmature({ fromDay: 80, toDay: 95 })).toBe(true);
    expect(rule.isImmature({ fromDay: 101, toDay: 108 })).toBe(true);
  });

  it('STATS-12 resolution within the day needs no waiting, an unknown age makes no claim', () => {
    expect(maturityRule(0, 100).isImmature({ fromDay: 90, toDay: 101 })).toBe(false);
    expect(maturityRule(0.5, 100).isImmature({ fromDay: 90, toDay: 101 })).toBe(true);
    expect(maturityRule(null, 100).isImmature({ fromDay: 90, toDay: 101 })).toBe(false);
    expect(maturityRule(Number.NaN, 100).ageDays).toBeNull();
  });
});
