import { unreachable } from '#core/base/unreachable.ts';
import { bucketAt, bucketsOf, isBucketStart } from '#core/time/buckets.ts';
import { civilOf, dayIndexOf } from '#core/time/civil.ts';
import type { Comparison, DayIndex, DayRange, Grain } from '#core/time/period.ts';
import { lengthOf, shiftDays } from '#core/time/range.ts';

export const comparePresets = ['previous', 'last-year'] as const;
export type ComparePreset = (typeof comparePresets)[number];

/**
 * A period and what it is compared with. Where the data end inside the period, both sides are cut to the same
 * elapsed days, so that half of April is held against half of March.
 *
 * Shapes   `period` as chosen; the result's `current` ends where the data end.
 */
export function comparePeriod(period: DayRange, grain: Grain, extent: DayRange, preset: ComparePreset): Comparison {
  const before = presetPeriod(period, grain, preset);
  const elapsed = extent.toDay - period.fromDay;
  if (elapsed <= 0 || elapsed >= lengthOf(period)) return { baseline: before, current: period };
  return {
    baseline: { fromDay: before.fromDay, toDay: Math.min(before.fromDay + elapsed, before.toDay) },
    current: { fromDay: period.fromDay, toDay: extent.toDay },
  };
}

function presetPeriod(period: DayRange, grain: Grain, preset: ComparePreset): DayRange {
  switch (preset) {
    case 'previous':
      return previousPeriod(period, grain);
    case 'last-year':
      return samePeriodLastYear(period, grain);
    default:
      return unreachable(preset);
  }
}

/**
 * The period just before. Whole months: as many whole months; from the start of a month or week to inside one: the
 * same elapsed part as many months or weeks earlier; anything else: as many days, ending where the period begins.
 */
export function previousPeriod(period: DayRange, grain: Grain): DayRange {
  if (lengthOf(period) === 0) return period;
  if (isByMonth(period, grain)) return shiftMonths(period, -bucketsOf(period, 'month').length);
  if (grain === 'week' && isBucketStart(period.fromDay, 'week')) {
    return shiftDays(period, -7 * bucketsOf(period, 'week').length);
  }
  return shiftDays(period, -lengthOf(period));
}

/** The same calendar days for months; 364 days earlier, and so the same weekdays, for anything else. */
export function samePeriodLastYear(period: DayRange, grain: Grain): DayRange {
  return isByMonth(period, grain) ? shiftMonths(period, -12) : shiftDays(period, -364);
}

/** A month that happens to be four whole weeks counts as weeks where weeks are looked at. */
function isByMonth(period: DayRange, grain: Grain): boolean {
  if (!isBucketStart(period.fromDay, 'month')) return false;
  if (grain === 'month') return true;
  if (!isBucketStart(period.toDay, 'month')) return false;
  return grain === 'day' || !isBucketStart(period.fromDay, 'week') || !isBucketStart(period.toDay, 'week');
}

/** A day that the other month lacks becomes its last one; the end of a month stays the end of a month. */
function shiftMonths(period: DayRange, months: number): DayRange {
  const toDay = isBucketStart(period.toDay, 'month')
    ? shiftDayByMonths(period.toDay, months)
    : shiftDayByMonths(period.toDay - 1, months) + 1;
  return { fromDay: shiftDayByMonths(period.fromDay, months), toDay };
}

function shiftDayByMonths(dayIndex: DayIndex, months: number): DayIndex {
  const { year, month, day } = civilOf(dayIndex);
  const target = bucketAt(dayIndexOf({ year, month: month + months, day: 1 }), 'month');
  return target.fromDay + Math.min(day, lengthOf(target)) - 1;
}

/** A week of days, four weeks, one month: short enough to be recent, long enough to hold every weekday. */
const bucketsCompared: Readonly<Record<Grain, number>> = { day: 7, week: 4, month: 1 };

/**
 * What the period bar stands at first: the last complete buckets that the data hold against as many before them.
 * Data too short for two buckets are cut in two halves, the later one no shorter.
 */
export function defaultComparison(extent: DayRange, grain: Grain): Comparison {
  const complete = bucketsOf(extent, grain).filter((bucket) => !bucket.partial);
  const count = Math.min(bucketsCompared[grain], Math.floor(complete.length / 2));
  const first = complete.at(-2 * count);
  const middle = complete.at(-count);
  const last = complete.at(-1);
  if (count === 0 || first === undefined || middle === undefined || last === undefined) return halves(extent);
  return {
    baseline: { fromDay: first.fromDay, toDay: middle.fromDay },
    current: { fromDay: middle.fromDay, toDay: last.toDay },
  };
}

function halves(extent: DayRange): Comparison {
  const middle = extent.fromDay + Math.floor(lengthOf(extent) / 2);
  return {
    baseline: { fromDay: extent.fromDay, toDay: middle },
    current: { fromDay: middle, toDay: extent.toDay },
  };
}
