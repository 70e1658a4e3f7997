import type { Direction, MetricUnit } from '#core/model/schema.ts';
import { formatChange, formatValue, type Tone, toneOf } from './format.ts';

const gap = '\u00a0';
const minus = '\u2212';
const twoDigits = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** For tables and workings, where numbers are checked against each other: shares with two decimals. */
export function formatExact(value: number, unit: MetricUnit): string {
  return unit === 'share' ? `${signed(value, '')}${gap}%` : formatValue(value, unit);
}

/** A change with its sign; of a share in points with two decimals, the unit left to the heading. */
export function formatExactChange(change: number, unit: MetricUnit): string {
  if (unit === 'share') return signed(change, '+');
  return formatChange(change, unit);
}

/** The tone of a change as it is printed: one that prints as 0.00 is neither better nor worse. */
export function exactTone(change: number, unit: MetricUnit, direction: Direction): Tone {
  const isNothing = unit === 'share' && Number(twoDigits.format(Math.abs(change) * 100)) === 0;
  return isNothing ? 'flat' : toneOf(change, direction);
}

/** In per cent or points; what rounds to 0.00 has no sign. */
function signed(share: number, plus: '+' | ''): string {
  const text = twoDigits.format(Math.abs(share) * 100);
  if (Number(text) === 0) return text;
  return `${share < 0 ? minus : plus}${text}`;
}
