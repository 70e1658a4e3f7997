import { unreachable } from '#core/base/unreachable.ts';
import type { DurationFormat } from '#ingest/port.ts';
import { type DecimalMark, parseNumber } from '#ingest/values/parseNumber.ts';

const span = /^([-\u2212])?(?:(\d+)\s*d(?:ays?)?,?\s+)?(\d+):([0-5]?\d)(?::([0-5]?\d)(?:[.,](\d+))?)?$/i;
const clock = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?\s*([AP])\.?M\.?$/i;

/**
 * A length of time in seconds.
 *
 * Formats  `h:mm:ss` may exceed 24 hours, be negative, carry days (`2d 03:04:05`) or lack seconds (`h:mm`);
 *          `clock-am-pm` is a spreadsheet's time of day: `12:02:23 AM` is 2 min 23 s.
 * Errors   NaN where the text is not in the format.
 */
export function parseDuration(text: string, format: DurationFormat, mark: DecimalMark): number {
  switch (format) {
    case 'h:mm:ss':
      return parseSpan(text.trim());
    case 'clock-am-pm':
      return parseClock(text.trim());
    case 'seconds':
      return parseAmount(text, mark);
    case 'minutes':
      return parseAmount(text, mark) * 60;
    case 'hours':
      return parseAmount(text, mark) * 3_600;
    case 'days':
    case 'day-fraction':
      return parseAmount(text, mark) * 86_400;
    default:
      return unreachable(format);
  }
}

function parseSpan(text: string): number {
  const match = span.exec(text);
  if (match === null) return Number.NaN;
  const [, sign, days = '0', hours, minutes, seconds = '0', fraction = '0'] = match;
  const whole = Number(days) * 86_400 + Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
  const size = whole + Number(`0.${fraction}`);
  return sign === undefined || size === 0 ? size : -size;
}

function parseClock(text: string): number {
  const match = clock.exec(text);
  if (match === null) return Number.NaN;
  const [, hours, minutes, seconds = '0', half = 'A'] = match;
  if (Number(hours) < 1 || Number(hours) > 12) return Number.NaN;
  const hour = (Number(hours) % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
  return hour * 3_600 + Number(minutes) * 60 + Number(seconds);
}

function parseAmount(text: string, mark: DecimalMark): number {
  return text.includes('%') ? Number.NaN : parseNumber(text, mark);
}
