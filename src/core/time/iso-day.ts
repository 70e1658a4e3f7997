import { civilOf, dayIndexOf } from '#core/time/civil.ts';
import type { DayIndex } from '#core/time/period.ts';

/** `2016-03-31`, for addresses, files and keys; what people read is made in `text/`. */
export function isoDay(dayIndex: DayIndex): string {
  const { year, month, day } = civilOf(dayIndex);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Null for anything that is not a real day written as `isoDay` writes it. */
export function parseIsoDay(text: string): DayIndex | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (found === null) return null;
  const dayIndex = dayIndexOf({ year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) });
  return isoDay(dayIndex) === text ? dayIndex : null;
}
