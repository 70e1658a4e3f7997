import { civilOf, dayIndexOf, weekdayOf } from '#core/time/civil.ts';
import type { DayIndex, DayRange, Grain } from '#core/time/period.ts';

/** One step of a series. `partial`: the range that was cut up does not hold all of its days. */
export interface Bucket extends DayRange {
  readonly partial: boolean;
}

/**
 * Cuts a range into days, Monday weeks or calendar months, the first and last as much as the range holds of them.
 *
 * Shapes   buckets touch, do not overlap and cover the range exactly; none for an empty range.
 */
export function bucketsOf(range: DayRange, grain: Grain): readonly Bucket[] {
  const buckets: Bucket[] = [];
  let fromDay = range.fromDay;
  while (fromDay < range.toDay) {
    const whole = bucketAt(fromDay, grain);
    const toDay = Math.min(whole.toDay, range.toDay);
    buckets.push({ fromDay, toDay, partial: fromDay !== whole.fromDay || toDay !== whole.toDay });
    fromDay = toDay;
  }
  return buckets;
}

/** The whole day, week or month that a day is in. */
export function bucketAt(dayIndex: DayIndex, grain: Grain): DayRange {
  switch (grain) {
    case 'day':
      return { fromDay: dayIndex, toDay: dayIndex + 1 };
    case 'week': {
      const fromDay = dayIndex - weekdayOf(dayIndex);
      return { fromDay, toDay: fromDay + 7 };
    }
    default: {
      const { year, month } = civilOf(dayIndex);
      return {
        fromDay: dayIndexOf({ year, month, day: 1 }),
        toDay: dayIndexOf({ year, month: month + 1, day: 1 }),
      };
    }
  }
}

export function isBucketStart(dayIndex: DayIndex, grain: Grain): boolean {
  return bucketAt(dayIndex, grain).fromDay === dayIndex;
}
