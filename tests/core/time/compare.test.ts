import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekdayOf } from '#core/time/civil.ts';
import {
  comparePeriod,
  comparePresets,
  defaultComparison,
  previousPeriod,
  samePeriodLastYear,
} from '#core/time/compare.ts';
import { isoDay, parseIsoDay } from '#core/time/iso-day.ts';
import { type DayRange, grains } from '#core/time/period.ts';
import { isInside, lengthOf } from '#core/time/range.ts';

/** `2016-03-01..2016-04-01`, the end not included. */
function range(text: string): DayRange {
  const [from, to] = text.split('..').map((day) => parseIsoDay(day) ?? Number.NaN);
  return { fromDay: from ?? Number.NaN, toDay: to ?? Number.NaN };
}
const show = (of: DayRange): string => `${isoDay(of.fromDay)}..${isoDay(of.toDay)}`;

describe('what a period is compared with', () => {
  it.each(grains)('TIME-4 whole months with whole months, at %s grain', (grain) => {
    expect(show(previousPeriod(range('2016-04-01..2016-05-01'), grain))).toBe('2016-03-01..2016-04-01');
    expect(show(previousPeriod(range('2016-03-01..2016-04-01'), grain))).toBe('2016-02-01..2016-03-01');
    expect(show(previousPeriod(range('2016-01-01..2016-04-01'), grain))).toBe('2015-10-01..2016-01-01');
  });

  it('TIME-5 whole weeks with as many weeks, also where they are a month', () => {
    expect(show(previousPeriod(range('2016-03-14..2016-03-28'), 'week'))).toBe('2016-02-29..2016-03-14');
    expect(show(previousPeriod(range('2021-02-01..2021-03-01'), 'week'))).toBe('2021-01-04..2021-02-01');
    expect(show(previousPeriod(range('2021-02-01..2021-03-01'), 'day'))).toBe('2021-01-01..2021-02-01');
  });

  it('TIME-6 anything else with as many days just before', () => {
    expect(show(previousPeriod(range('2016-03-10..2016-03-20'), 'day'))).toBe('2016-02-29..2016-03-10');
    expect(show(previousPeriod(range('2016-03-10..2016-04-20'), 'month'))).toBe('2016-01-29..2016-03-10');
    expect(previousPeriod({ fromDay: 5, toDay: 5 }, 'day')).toEqual({ fromDay: 5, toDay: 5 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 1, max: 400 }),
        fc.constantFrom(...grains),
        (fromDay, length, grain) => {
          const before = previousPeriod({ fromDay, toDay: fromDay + length }, grain);
          expect(lengthOf(before)).toBeGreaterThan(0);
          expect(before.toDay).toBeLessThanOrEqual(fromDay);
        },
      ),
    );
  });

  it('TIME-7 from the start of a month or week to inside one: the same elapsed part', () => {
    expect(show(previousPeriod(range('2016-04-01..2016-04-16'), 'month'))).toBe('2016-03-01..2016-03-16');
    expect(show(previousPeriod(range('2016-03-01..2016-03-31'), 'month'))).toBe('2016-02-01..2016-03-01');
    expect(show(previousPeriod(range('2016-03-01..2016-04-16'), 'month'))).toBe('2016-01-01..2016-02-16');
    expect(show(previousPeriod(range('2016-03-14..2016-03-17'), 'week'))).toBe('2016-03-07..2016-03-10');
  });

  it('TIME-7 a period inside which the data end is cut on both sides', () => {
    const extent = range('2016-02-29..2016-04-16');
    expect(comparePeriod(range('2016-04-01..2016-05-01'), 'day', extent, 'previous')).toEqual({
      baseline: range('2016-03-01..2016-03-16'),
      current: range('2016-04-01..2016-04-16'),
    });
    expect(comparePeriod(range('2016-03-01..2016-04-01'), 'week', range('2016-02-01..2016-03-31'), 'previous')).toEqual(
      { baseline: range('2016-02-01..2016-03-01'), current: range('2016-03-01..2016-03-31') },
    );
  });

  it('TIME-7 a period wholly inside or wholly after the data is left whole', () => {
    const extent = range('2016-02-29..2016-04-16');
    for (const preset of comparePresets) {
      for (const period of [range('2016-03-07..2016-03-14'), range('2017-03-06..2017-03-13')]) {
        expect(comparePeriod(period, 'week', extent, preset).current).toEqual(period);
      }
    }
  });

  it('TIME-8 last year keeps the calendar of months', () => {
    expect(show(samePeriodLastYear(range('2016-02-01..2016-03-01'), 'month'))).toBe('2015-02-01..2015-03-01');
    expect(show(samePeriodLastYear(range('2017-02-01..2017-03-01'), 'day'))).toBe('2016-02-01..2016-03-01');
    expect(show(samePeriodLastYear(range('2016-02-01..2016-02-29'), 'month'))).toBe('2015-02-01..2015-03-01');
    expect(show(samePeriodLastYear(range('2016-04-01..2016-04-16'), 'month'))).toBe('2015-04-01..2015-04-16');
  });

  it('TIME-8 last year keeps the weekdays of weeks and days', () => {
    const week = range('2016-03-14..2016-03-21');
    const before = samePeriodLastYear(week, 'week');
    expect(show(before)).toBe('2015-03-16..2015-03-23');
    expect(weekdayOf(before.fromDay)).toBe(0);
    expect(comparePeriod(week, 'week', range('2015-01-01..2016-12-31'), 'last-year').baseline).toEqual(before);
    expect(show(samePeriodLastYear(range('2016-03-15..2016-03-18'), 'day'))).toBe('2015-03-17..2015-03-20');
  });
});

describe('the default comparison', () => {
  it('TIME-9 the last complete buckets against the ones before', () => {
    const extent = range('2016-02-29..2017-02-17');
    expect(defaultComparison(extent, 'month')).toEqual({
      baseline: range('2016-12-01..2017-01-01'),
      current: range('2017-01-01..2017-02-01'),
    });
    expect(defaultComparison(extent, 'week')).toEqual({
      baseline: range('2016-12-19..2017-01-16'),
      current: range('2017-01-16..2017-02-13'),
    });
    expect(defaultComparison(extent, 'day')).toEqual({
      baseline: range('2017-02-03..2017-02-10'),
      current: range('2017-02-10..2017-02-17'),
    });
  });

  it('TIME-9 short data give what they hold', () => {
    expect(defaultComparison(range('2016-02-29..2016-03-21'), 'week')).toEqual({
      baseline: range('2016-03-07..2016-03-14'),
      current: range('2016-03-14..2016-03-21'),
    });
    expect(defaultComparison(range('2016-03-02..2016-03-09'), 'month')).toEqual({
      baseline: range('2016-03-02..2016-03-05'),
      current: range('2016-03-05..2016-03-09'),
    });
    expect(defaultComparison(range('2016-03-02..2016-03-03'), 'day')).toEqual({
      baseline: range('2016-03-02..2016-03-02'),
      current: range('2016-03-02..2016-03-03'),
    });
  });

  it('TIME-9 both sides touch and lie inside the data', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 1, max: 400 }),
        fc.constantFrom(...grains),
        (fromDay, length, grain) => {
          const extent = { fromDay, toDay: fromDay + length };
          const { baseline, current } = defaultComparison(extent, grain);
          expect(baseline.toDay).toBe(current.fromDay);
          expect(isInside(baseline, extent) && isInside(current, extent)).toBe(true);
          expect(lengthOf(current)).toBeGreaterThan(0);
        },
      ),
    );
  });
});
