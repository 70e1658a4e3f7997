import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settledDays } from '#core/stats/settledDays.ts';

const days = (length: number) => ({ fromDay: 1_000, toDay: 1_000 + length });
const perDay = (...runs: readonly (readonly [count: number, rows: number])[]): readonly number[] =>
  runs.flatMap(([count, rows]) => Array.from({ length: count }, () => rows));

describe('the days that can be read as they stand', () => {
  it('STATS-51 the thin tail and head of an export are left out', () => {
    const created = perDay([21, 3], [98, 300], [246, 4]);
    expect(settledDays(days(365), created, null)).toEqual({ fromDay: 1_022, toDay: 1_120, ends: 'thin' });
  });

  it('STATS-51 days that are too young are left out, whichever ends first', () => {
    const created = perDay([70, 300]);
    expect(settledDays(days(70), created, 4.2)).toEqual({ fromDay: 1_000, toDay: 1_065, ends: 'young' });
    const thinner = perDay([63, 300], [7, 10]);
    expect(settledDays(days(70), thinner, 4.2)).toEqual({ fromDay: 1_000, toDay: 1_063, ends: 'thin' });
    expect(settledDays(days(70), thinner, 9)).toEqual({ fromDay: 1_000, toDay: 1_061, ends: 'young' });
  });

  it('STATS-51 a weekly pattern, growth and a quiet week between are no ends', () => {
    const week = [...perDay([5, 100]), 3, 0];
    const created = Array.from({ length: 12 }, (_, at) => week.map((rows) => rows * (1 + at / 6))).flat();
    const quiet = created.with(40, 0).map((rows, day) => (day >= 42 && day < 49 ? 0 : rows));
    expect(settledDays(days(84), created, null)).toEqual({ ...days(84), ends: null });
    expect(settledDays(days(84), quiet, null)).toEqual({ ...days(84), ends: null });
  });

  it('STATS-51 all days where less than four weeks would be left', () => {
    expect(settledDays(days(60), perDay([53, 2], [7, 900]), null)).toEqual({ ...days(60), ends: null });
    expect(settledDays(days(20), perDay([20, 9]), 3)).toEqual({ ...days(20), ends: null });
  });

  it('STATS-51 what is settled lies inside the days', () => {
    const rows = fc.array(fc.nat(50), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(rows, fc.option(fc.double({ min: 0, max: 90, noNaN: true })), (created, age) => {
        const all = days(created.length);
        const settled = settledDays(all, created, age);
        expect(settled.fromDay).toBeGreaterThanOrEqual(all.fromDay);
        expect(settled.toDay).toBeLessThanOrEqual(all.toDay);
        expect(settled.toDay).toBeGreaterThan(settled.fromDay);
        expect(settled.ends === null).toBe(settled.toDay === all.toDay);
      }),
    );
  });
});
