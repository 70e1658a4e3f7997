import type { DayRange } from '#core/time/period.ts';

export function lengthOf(range: DayRange): number {
  return Math.max(0, range.toDay - range.fromDay);
}

export function sameRange(a: DayRange, b: DayRange): boolean {
  return a.fromDay === b.fromDay && a.toDay === b.toDay;
}

/** Every day of `inner` is in `outer`; an empty range is inside any. */
export function isInside(inner: DayRange, outer: DayRange): boolean {
  return lengthOf(inner) === 0 || (inner.fromDay >= outer.fromDay && inner.toDay <= outer.toDay);
}

/** The days in both, or null where there are none. */
export function intersect(a: DayRange, b: DayRange): DayRange | null {
  const fromDay = Math.max(a.fromDay, b.fromDay);
  const toDay = Math.min(a.toDay, b.toDay);
  return fromDay < toDay ? { fromDay, toDay } : null;
}

export function shiftDays(range: DayRange, days: number): DayRange {
  return { fromDay: range.fromDay + days, toDay: range.toDay + days };
}
