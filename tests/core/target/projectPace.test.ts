import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawNormal } from '#core/base/draw.ts';
import { createRng } from '#core/base/rng.ts';
import { chanceToMeet, type PaceTask, projectPace } from '#core/target/projectPace.ts';

const week = [120, 110, 105, 100, 95, 60, 50];
const daily = (count: number, seed?: number) => {
  const rng = createRng(seed ?? 0);
  return Array.from({ length: count }, (_, day) => {
    const den = (week[day % 7] ?? 0) + (seed === undefined ? 0 : 8 * drawNormal(rng));
    return { num: den * (seed === undefined ? 0.7 : 0.7 + 0.03 * drawNormal(rng)), den };
  });
};
const paceOf = (task: PaceTask) => {
  const pace = projectPace(task);
  if (!pace.ok) throw new Error(pace.error.code);
  return pace.value;
};

describe('pace', () => {
  it('TARGET-5 a series that repeats its week is projected to the day, without an interval', () => {
    const total = paceOf({ kind: 'total', days: daily(129), elapsed: 10, left: 20 });
    const whole = Array.from({ length: 30 }, (_, at) => 0.7 * (week[(119 + at) % 7] ?? 0)).reduce((a, b) => a + b, 0);
    expect(total.projected).toBeCloseTo(whole, 8);
    expect(total.high - total.low).toBeLessThan(1e-8);
    const ratio = paceOf({ kind: 'ratio', days: daily(129), elapsed: 10, left: 20 });
    expect(ratio.projected).toBeCloseTo(0.7, 12);
    expect(ratio.soFar).toBeCloseTo(0.7, 12);
  });

  it('TARGET-5 a finished period is what it is, and one not begun has nothing so far', () => {
    const days = daily(90, 4);
    const done = paceOf({ kind: 'total', days, elapsed: 30, left: 0 });
    expect(done.projected).toBe(done.soFar);
    expect(done.high - done.low).toBe(0);
    expect(paceOf({ kind: 'ratio', days, elapsed: 0, left: 7 }).soFar).toBeNull();
  });

  it('TARGET-6 the 80 % interval holds the end of the period about 8 times of 10', () => {
    for (const kind of ['total', 'ratio'] as const) {
      const held = Array.from({ length: 120 }, (_, seed) => {
        const days = daily(140, 50 + seed);
        const { low, high } = paceOf({ kind, days: days.slice(0, 126), elapsed: 14, left: 14 });
        const num = days.slice(112).reduce((total, part) => total + part.num, 0);
        const den = days.slice(112).reduce((total, part) => total + part.den, 0);
        const end = kind === 'total' ? num : num / den;
        return end >= low && end <= high;
      });
      const share = held.filter(Boolean).length / held.length;
      expect(share).toBeGreaterThan(0.72);
      expect(share).toBeLessThan(0.92);
    }
  });

  it('TARGET-6 says when there is too little history, or nothing to divide by', () => {
    expect(projectPace({ kind: 'total', days: daily(40), elapsed: 5, left: 20 })).toEqual({
      ok: false,
      error: { code: 'short-history', tried: 0, needs: 4 },
    });
    const rows = daily(100).map((part, day) => (day < 60 ? part : { num: 0, den: 0 }));
    expect(projectPace({ kind: 'ratio', days: rows, elapsed: 0, left: 7 })).toEqual({
      ok: false,
      error: { code: 'no-rows' },
    });
  });

  it('TARGET-7 the chance to meet a target is even on it, rises with the distance and mirrors', () => {
    const pace = paceOf({ kind: 'total', days: daily(120, 9), elapsed: 10, left: 20 });
    expect(chanceToMeet(pace, pace.projected, 'higher')).toBeCloseTo(0.5, 12);
    expect(chanceToMeet(pace, pace.projected - 1.96 * pace.spread, 'higher')).toBeCloseTo(0.975, 3);
    fc.assert(
      fc.property(fc.double({ min: -1e4, max: 1e4, noNaN: true }), (target) => {
        const both = chanceToMeet(pace, target, 'higher') + chanceToMeet(pace, target, 'lower');
        expect(both).toBeCloseTo(1, 10);
      }),
    );
    expect(chanceToMeet({ ...pace, spread: 0 }, pace.projected, 'lower')).toBe(1);
    expect(chanceToMeet({ ...pace, spread: 0 }, pace.projected + 1, 'higher')).toBe(0);
  });
});
