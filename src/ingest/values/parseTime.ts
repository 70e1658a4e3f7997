import { unreachable } from '#core/base/unreachable.ts';
import { msPerDay } from '#core/table/table.ts';
import { civilOf, dayIndexOf } from '#core/time/civil.ts';
import type { DateOrder } from '#ingest/port.ts';
import { monthOf } from '#ingest/values/monthNames.ts';

const clock = String.raw`(?:(?:T|,?\s+(?:at\s+)?)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([AP]\.?M\.?)?\s*(?:Z|[A-Z]{3,4}|[+-]\d{2}(?::?\d{2})?)?)?`;
const weekday = String.raw`(?:\p{L}{2,9}\.?,?\s+)?`;
const yearFirst = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${clock}$`, 'i');
const compact = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?Z?)?$/;
const threeNumbers = new RegExp(String.raw`^${weekday}(\d{1,2})([-/.\s])(\d{1,2})\2(\d{4}|\d{2})${clock}$`, 'iu');
const dayName = new RegExp(
  String.raw`^${weekday}(\d{1,2})\.?[-/\s]*(\p{L}{3,})\.?[-/,\s]+(\d{4}|\d{2})${clock}$`,
  'iu',
);
const nameDay = new RegExp(
  String.raw`^${weekday}(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${clock}$`,
  'iu',
);
const unset = /^(0000|0001|2999|9999)\D|^[^:]*\D(0000|0001|2999|9999)(?:$|[\s,T])|^(1900-01-00)/;

/**
 * A moment as civil milliseconds: the date and time of day that stand there, whatever their offset. A stamp with
 * `Z` or `+02:00` keeps the hour it shows; epochs are read as UTC.
 *
 * Orders   a year of four digits in front, and months in words, are read alike under `dmy`, `mdy` and `ymd`.
 *          Years of two digits are 1969 to 2068.
 * Errors   NaN where the text is no such moment (31 April included).
 */
export function parseTime(text: string, order: DateOrder): number {
  const trimmed = text.trim();
  switch (order) {
    case 'epoch-s':
      return /^\d{9,10}(\.\d+)?$/.test(trimmed) ? Math.round(Number(trimmed) * 1000) : Number.NaN;
    case 'epoch-ms':
      return /^\d{12,13}$/.test(trimmed) ? Number(trimmed) : Number.NaN;
    case 'iso':
      return parseYearFirst(trimmed);
    case 'dmy':
    case 'mdy':
    case 'ymd':
      return parseOrdered(trimmed, order);
    default:
      return unreachable(order);
  }
}

/** A date that systems write for "never": year 0, 1, 2999 or 9999. */
export function isUnsetDate(text: string): boolean {
  return unset.test(text.trim());
}

function parseYearFirst(text: string): number {
  const match = yearFirst.exec(text);
  if (match !== null) return moment(match[1], match[3], match[4], match.slice(5));
  const tight = compact.exec(text);
  return tight === null ? Number.NaN : moment(tight[1], tight[2], tight[3], tight.slice(4));
}

function parseOrdered(text: string, order: 'dmy' | 'mdy' | 'ymd'): number {
  const three = threeNumbers.exec(text);
  if (three !== null) {
    const [, a, , b, c] = three;
    const rest = three.slice(5);
    if (order === 'dmy') return moment(c, b, a, rest);
    if (order === 'mdy') return moment(c, a, b, rest);
    return c?.length === 2 ? moment(a, b, c, rest) : Number.NaN;
  }
  const named = dayName.exec(text);
  if (named !== null) return moment(named[3], String(monthOf(named[2] ?? '')), named[1], named.slice(4));
  const american = nameDay.exec(text);
  if (american !== null) return moment(american[3], String(monthOf(american[1] ?? '')), american[2], american.slice(4));
  return parseYearFirst(text);
}

type Part = string | undefined;

function moment(year: Part, month: Part, day: Part, time: readonly Part[]): number {
  const civil = { year: fullYear(year ?? ''), month: Number(month), day: Number(day) };
  if (civil.month < 1 || civil.month > 12 || civil.day < 1 || civil.year < 1900 || civil.year > 2199) return Number.NaN;
  const dayIndex = dayIndexOf(civil);
  return civilOf(dayIndex).day === civil.day ? dayIndex * msPerDay + timeOfDay(time) : Number.NaN;
}

function fullYear(year: string): number {
  const number = Number(year);
  if (year.length !== 2) return number;
  return number <= 68 ? 2000 + number : 1900 + number;
}

function timeOfDay([hours = '0', minutes = '0', seconds = '0', fraction = '0', half]: readonly Part[]): number {
  const clockHour = Number(hours);
  if (half !== undefined && (clockHour < 1 || clockHour > 12)) return Number.NaN;
  const hour = half === undefined ? clockHour : (clockHour % 12) + (/^p/i.test(half) ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 60) return Number.NaN;
  const ms = Math.floor(Number(`0.${fraction}`) * 1000);
  return ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + ms;
}
