import type { DayIndex } from '#core/time/period.ts';

/** A day of the proleptic Gregorian calendar. Months are 1 to 12. */
export interface CivilDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/**
 * The number of a civil day, without `Date` and so without time zones.
 * A day beyond its month runs over into the next (31 April is 1 May); so does a month.
 *
 * Source   H. Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
 */
export function dayIndexOf({ year, month, day }: CivilDay): DayIndex {
  const months = year * 12 + (month - 1);
  const calendarMonth = mod(months, 12) + 1;
  const shifted = Math.floor(months / 12) - (calendarMonth <= 2 ? 1 : 0);
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * mod(calendarMonth - 3, 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The inverse of `dayIndexOf`. */
export function civilOf(dayIndex: DayIndex): CivilDay {
  const shifted = dayIndex + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1 };
}

/** 0 is Monday, 6 is Sunday. */
export function weekdayOf(dayIndex: DayIndex): number {
  return mod(dayIndex + 3, 7);
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}
