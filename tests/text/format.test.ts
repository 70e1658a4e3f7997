import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metricUnits } from '#core/model/schema.ts';
import {
  formatAmount,
  formatChange,
  formatCount,
  formatDay,
  formatDuration,
  formatEnds,
  formatNumber,
  formatPeriod,
  formatScore,
  formatShare,
  formatTimestamp,
  formatValue,
  joinList,
  plural,
  splitValue,
  toneOf,
} from '#text/format.ts';

const gap = '\u00a0';
const spaced = (text: string): string => text.replaceAll(gap, ' ');
const dayOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
const period = (from: string, last: string) => ({ fromDay: dayOf(from), toDay: dayOf(last) + 1 });

describe('values', () => {
  it('writes shares in per cent with a narrow no-break space', () => {
    expect(formatShare(0.742)).toBe(`74.2${gap}%`);
    expect([0, 1, 0.5, -0.123].map(formatShare).map(spaced)).toEqual(['0.0 %', '100.0 %', '50.0 %', '−12.3 %']);
    expect(spaced(formatShare(0.0004))).toBe('<0.1 %');
    expect(spaced(formatShare(0.9997))).toBe('>99.9 %');
    expect(spaced(formatShare(0.9994))).toBe('99.9 %');
    expect(spaced(formatShare(0.1 + 0.2 + 0.7 - 1e-12))).toBe('100.0 %');
    expect(spaced(formatShare(-0.0001))).toBe('<0.1 %');
    expect(spaced(formatShare(12))).toBe('1,200.0 %');
  });

  it('groups thousands and keeps whole counts whole', () => {
    expect([0, 7, 1204, 12551000, -9840].map(formatCount)).toEqual(['0', '7', '1,204', '12,551,000', '−9,840']);
    expect([2.25, 1204.4, 0.02].map(formatCount)).toEqual(['2.3', '1,204', '<0.1']);
  });

  it('gives numbers the digits that tell something', () => {
    expect([0, 1234.5, 31.24, 4.256, 0.1234, 0.0123, 0.0001].map(formatNumber)).toEqual([
      '0',
      '1,235',
      '31.2',
      '4.26',
      '0.12',
      '0.012',
      '<0.001',
    ]);
    expect([4.3, 4.256].map(formatScore)).toEqual(['4.30', '4.26']);
  });

  it('writes durations by their size, and no unit overflows by rounding', () => {
    const written: readonly (readonly [number, string])[] = [
      [0, '0 s'],
      [0.02, '<0.1 s'],
      [4.25, '4.3 s'],
      [9.97, '10 s'],
      [42.4, '42 s'],
      [59.6, '1.0 min'],
      [552, '9.2 min'],
      [3597.5, '1 h 00 min'],
      [3 * 3600 + 5 * 60, '3 h 05 min'],
      [86_399, '1.0 days'],
      [2.1 * 86_400, '2.1 days'],
      [150.4 * 86_400, '150 days'],
      [-552, '−9.2 min'],
      [-11_100, '−3 h 05 min'],
    ];
    for (const [seconds, text] of written) expect(spaced(formatDuration(seconds))).toBe(text);
  });

  it('splits the unit off for a card', () => {
    expect(splitValue(0.742, 'share')).toEqual({ text: '74.2', unit: '%' });
    expect(splitValue(552, 'seconds')).toEqual({ text: '9.2', unit: 'min' });
    expect(splitValue(11_100, 'seconds')).toEqual({ text: `3${gap}h${gap}05`, unit: 'min' });
    expect(splitValue(1204, 'count')).toEqual({ text: '1,204', unit: '' });
    expect(splitValue(4.5, 'score')).toEqual({ text: '4.50', unit: '' });
    expect(splitValue(31.24, 'number')).toEqual({ text: '31.2', unit: '' });
  });

  it('never shows −0 and never a plain hyphen for a minus', () => {
    const number = fc.oneof(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.constant(-0), fc.constant(-1e-12));
    fc.assert(
      fc.property(number, fc.constantFrom(...metricUnits), (value, unit) => {
        for (const text of [formatValue(value, unit), formatChange(value, unit), formatChange(value, unit, 'short')]) {
          expect(text).not.toMatch(/-|−0(?![.,\d])|−0\.0+(?!\d)/);
          expect(text).not.toContain('NaN');
        }
      }),
    );
  });
});

describe('the ends of a change', () => {
  it('shows a change of seconds in both of them', () => {
    expect(formatEnds(68.2, 69.2, 'seconds').map(spaced)).toEqual(['68 s', '69 s']);
    expect(formatEnds(580, 595, 'seconds').map(spaced)).toEqual(['580 s', '595 s']);
    expect(formatEnds(68, 552, 'seconds').map(spaced)).toEqual(['1.1 min', '9.2 min']);
    expect(formatEnds(42, 41, 'seconds').map(spaced)).toEqual(['42 s', '41 s']);
    expect(formatEnds(0.8, 0.76, 'share').map(spaced)).toEqual(['80.0 %', '76.0 %']);
  });
});

describe('changes', () => {
  it('writes a change of a share in points, long and short', () => {
    expect(spaced(formatChange(-0.042, 'share'))).toBe('−4.2 points');
    expect(spaced(formatChange(-0.042, 'share', 'short'))).toBe('−4.2 pt');
    expect(formatChange(0.177, 'share', 'bare')).toBe('+17.7');
    expect(spaced(formatAmount(-0.042, 'share'))).toBe('4.2 points');
  });

  it('always has a sign, unless nothing changed', () => {
    expect(spaced(formatChange(6, 'seconds'))).toBe('+6.0 s');
    expect(formatChange(-12, 'count')).toBe('−12');
    expect(formatChange(0.3, 'score')).toBe('+0.30');
    expect(formatChange(-1.5, 'number')).toBe('−1.50');
    expect(spaced(formatChange(0, 'share', 'short'))).toBe('0.0 pt');
    expect(spaced(formatChange(-0.0002, 'share', 'short'))).toBe('<0.1 pt');
  });

  it('reads the tone from the direction of the metric', () => {
    expect(toneOf(-0.04, 'higher')).toBe('worse');
    expect(toneOf(0.04, 'higher')).toBe('better');
    expect(toneOf(60, 'lower')).toBe('worse');
    expect(toneOf(-60, 'lower')).toBe('better');
    expect(toneOf(60, 'neither')).toBe('flat');
    expect(toneOf(0, 'higher')).toBe('flat');
    expect(toneOf(Number.NaN, 'lower')).toBe('flat');
  });
});

describe('dates', () => {
  it('writes periods by first and last day', () => {
    expect(formatPeriod(period('2026-05-12', '2026-05-25'))).toBe('12 – 25 May 2026');
    expect(formatPeriod(period('2026-04-28', '2026-05-11'))).toBe('28 Apr – 11 May 2026');
    expect(formatPeriod(period('2025-12-29', '2026-01-04'))).toBe('29 Dec 2025 – 4 Jan 2026');
    expect(formatPeriod(period('2026-05-12', '2026-05-12'))).toBe('12 May 2026');
    expect(formatPeriod({ fromDay: Number.NEGATIVE_INFINITY, toDay: Number.POSITIVE_INFINITY })).toBe('all days');
  });

  it('leaves the year to the period beside it, when it is the same', () => {
    const current = period('2026-05-12', '2026-05-25');
    expect(formatPeriod(period('2026-04-28', '2026-05-11'), current)).toBe('28 Apr – 11 May');
    expect(formatPeriod(period('2025-05-12', '2025-05-25'), current)).toBe('12 – 25 May 2025');
    expect(formatPeriod(period('1969-12-31', '1969-12-31'), period('1970-01-01', '1970-01-02'))).toBe('31 Dec 1969');
  });

  it('writes days and timestamps of the civil calendar, whatever the time zone of the machine', () => {
    expect(formatDay(0)).toBe('1 Jan 1970');
    expect(formatDay(dayOf('2024-02-29'))).toBe('29 Feb 2024');
    expect(formatTimestamp(Date.UTC(2026, 8, 1, 14, 5, 59))).toBe('1 Sep 2026, 14:05');
    expect(formatTimestamp(Date.UTC(2026, 8, 1))).toBe('1 Sep 2026');
    expect(formatTimestamp(Date.UTC(1969, 11, 31, 23, 59))).toBe('31 Dec 1969, 23:59');
  });
});

describe('words', () => {
  it('joins lists and counts things', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(joinList)).toEqual(['', 'a', 'a and b', 'a, b and c']);
    expect(plural(1, 'conversation', 'conversations')).toBe('1 conversation');
    expect(plural(1204, 'conversation', 'conversations')).toBe('1,204 conversations');
    expect(plural(0, 'row', 'rows')).toBe('0 rows');
  });
});
