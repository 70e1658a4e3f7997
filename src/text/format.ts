import type { Direction, MetricUnit } from '#core/model/schema.ts';
import type { DayIndex, DayRange } from '#core/time/period.ts';

/** Between a number and its unit: never a line break. */
const gap = '\u00a0';
const minus = '\u2212';

const grouped = [0, 1, 2, 3].map(
  (digits) => new Intl.NumberFormat('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits }),
);

/** A number with a real minus sign, never −0; one that would round to 0 says what its size is under: `<0.1`. */
function fixed(value: number, digits: 0 | 1 | 2 | 3): string {
  const size = grouped[digits]?.format(Math.abs(value)) ?? '';
  const isTiny = value !== 0 && Number(size) === 0;
  return isTiny ? `<${grouped[digits]?.format(10 ** -digits)}` : `${value < 0 ? minus : ''}${size}`;
}

/** A part of a whole, 0 to 1, in per cent. Only all of it is 100.0 %. */
export function formatShare(share: number): string {
  // All of it, summed from parts, may be a rounding error short of 1.
  const isNearlyAll = share < 1 - 1e-9 && share >= 0.9995;
  return `${isNearlyAll ? '>99.9' : fixed(share * 100, 1)}${gap}%`;
}

/** Whole numbers as they are; fractions (a contribution to a count) with one digit while it tells something. */
export function formatCount(count: number): string {
  return fixed(count, Number.isInteger(count) || Math.abs(count) >= 100 ? 0 : 1);
}

export function formatNumber(value: number): string {
  const size = Math.abs(value);
  if (size >= 100 || value === 0) return fixed(value, 0);
  if (size >= 10) return fixed(value, 1);
  return fixed(value, size >= 0.1 ? 2 : 3);
}

export const formatScore = (score: number): string => fixed(score, 2);

/** By size: `42 s`, `9.2 min`, `3 h 05 min`, `2.1 days`. */
export function formatDuration(seconds: number): string {
  const size = Math.abs(seconds);
  const sign = seconds < 0 ? minus : '';
  if (size < 9.95) return `${fixed(seconds, size === 0 ? 0 : 1)}${gap}s`;
  if (size < 59.5) return `${fixed(seconds, 0)}${gap}s`;
  if (size < 59.95 * 60) return `${fixed(seconds / 60, 1)}${gap}min`;
  const minutes = Math.round(size / 60);
  if (minutes >= 24 * 60) return `${fixed(seconds / 86_400, size < 100 * 86_400 ? 1 : 0)}${gap}days`;
  const hours = Math.floor(minutes / 60);
  return `${sign}${hours}${gap}h${gap}${String(minutes % 60).padStart(2, '0')}${gap}min`;
}

/**
 * The two ends of a change. Durations that differ by less than a minute are both in whole seconds, up to ten minutes, so
 * that the change can be seen in them: `68 s` and `69 s`, not `1.1 min` and `1.2 min`.
 */
export function formatEnds(from: number, to: number, unit: MetricUnit): readonly [from: string, to: string] {
  const longest = Math.max(Math.abs(from), Math.abs(to));
  const isFine = unit === 'seconds' && Math.abs(to - from) < 59.5 && longest >= 59.5 && longest < 600;
  const format = (value: number): string => (isFine ? `${fixed(value, 0)}${gap}s` : formatValue(value, unit));
  return [format(from), format(to)];
}

/** A metric's number with its unit. */
export function formatValue(value: number, unit: MetricUnit): string {
  switch (unit) {
    case 'share':
      return formatShare(value);
    case 'count':
      return formatCount(value);
    case 'seconds':
      return formatDuration(value);
    case 'number':
      return formatNumber(value);
    case 'score':
      return formatScore(value);
  }
}

/** The same in two pieces, for a card that sets the unit smaller. `unit` is empty where there is none. */
export function splitValue(value: number, unit: MetricUnit): { readonly text: string; readonly unit: string } {
  const whole = formatValue(value, unit);
  const cut = whole.lastIndexOf(gap);
  return cut < 0 ? { text: whole, unit: '' } : { text: whole.slice(0, cut), unit: whole.slice(cut + 1) };
}

/** `long` in sentences (points), `short` in tables (pt), `bare` where the unit has just been said. */
export type AmountStyle = 'long' | 'short' | 'bare';

/** The size of a change without its sign. A change of a share is in points. */
export function formatAmount(change: number, unit: MetricUnit, style: AmountStyle = 'long'): string {
  const size = Math.abs(change);
  if (unit !== 'share') return formatValue(size, unit);
  const points = fixed(size * 100, 1);
  return style === 'bare' ? points : `${points}${gap}${style === 'long' ? 'points' : 'pt'}`;
}

/** A change has its sign, unless there is none or it is too small to be written: `<0.1 pt`. */
export function formatChange(change: number, unit: MetricUnit, style: AmountStyle = 'long'): string {
  const sign = change > 0 ? '+' : change < 0 ? minus : '';
  const size = formatAmount(change, unit, style);
  return size.startsWith('<') ? size : `${sign}${size}`;
}

export type Tone = 'worse' | 'better' | 'flat';

/** What a change is to the one who answers for it. */
export function toneOf(change: number, direction: Direction): Tone {
  if (change === 0 || Number.isNaN(change) || direction === 'neither') return 'flat';
  return change > 0 === (direction === 'higher') ? 'better' : 'worse';
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const msPerDay = 86_400_000;

interface CivilDay {
  readonly year: number;
  readonly month: string;
  readonly day: number;
}

function civil(day: DayIndex): CivilDay {
  const date = new Date(day * msPerDay);
  return { year: date.getUTCFullYear(), month: months[date.getUTCMonth()] ?? '', day: date.getUTCDate() };
}

export function formatDay(day: DayIndex): string {
  const { year, month, day: ofMonth } = civil(day);
  return `${ofMonth} ${month} ${year}`;
}

/** A day as it is said beside another one: the year only where it differs. */
export function formatDayBeside(day: DayIndex, beside: DayIndex): string {
  const { year, month, day: ofMonth } = civil(day);
  return year === civil(beside).year ? `${ofMonth} ${month}` : formatDay(day);
}

/**
 * A period by its first and last day, both in: `12 – 25 May 2026`.
 *
 * `beside` is a period shown next to it: the year is left to that one where it is the same for all four days.
 */
export function formatPeriod(range: DayRange, beside: DayRange | null = null): string {
  if (!Number.isFinite(range.fromDay) || !Number.isFinite(range.toDay)) return 'all days';
  const from = civil(range.fromDay);
  const to = civil(range.toDay - 1);
  const years = new Set([from.year, to.year]);
  if (beside !== null) for (const day of [beside.fromDay, beside.toDay - 1]) years.add(civil(day).year);
  const year = beside !== null && years.size === 1 ? '' : ` ${to.year}`;
  const last = `${to.day} ${to.month}${year}`;
  if (range.toDay - range.fromDay === 1) return last;
  if (from.year !== to.year) return `${from.day} ${from.month} ${from.year} – ${last}`;
  return from.month === to.month ? `${from.day} – ${last}` : `${from.day} ${from.month} – ${last}`;
}

/** Civil milliseconds; the time of day only where there is one. */
export function formatTimestamp(ms: number): string {
  const day = Math.floor(ms / msPerDay);
  const minutes = Math.floor((ms - day * msPerDay) / 60_000);
  if (minutes === 0) return formatDay(day);
  const clock = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return `${formatDay(day)}, ${clock}`;
}

/** `a, b and c`. */
export function joinList(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

/** `1 conversation`, `1,204 conversations`. */
export function plural(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
