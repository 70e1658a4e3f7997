import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DurationFormat } from '#ingest/port.ts';
import { parseDuration } from '#ingest/values/parseDuration.ts';

describe('durations in seconds', () => {
  it.each([
    ['12:02:23 AM', 'clock-am-pm', 143],
    ['1:00:00 pm', 'clock-am-pm', 46_800],
    ['12:05 AM', 'clock-am-pm', 300],
    ['0:00:17', 'h:mm:ss', 17],
    ['125:30:00', 'h:mm:ss', 451_800],
    ['-1:30:00', 'h:mm:ss', -5_400],
    ['2:45', 'h:mm:ss', 9_900],
    ['2d 03:04:05', 'h:mm:ss', 183_845],
    ['1 day, 0:00:01', 'h:mm:ss', 86_401],
    ['0:00:01.5', 'h:mm:ss', 1.5],
    ['90', 'seconds', 90],
    ['1.5', 'minutes', 90],
    ['1,234', 'minutes', 74_040],
    ['0.5', 'hours', 1_800],
    ['2', 'days', 172_800],
    ['0.25', 'day-fraction', 21_600],
  ] as const)('%s as %s', (text, format, seconds) => {
    expect(parseDuration(text, format, '.')).toBeCloseTo(seconds, 9);
  });

  it.each([
    ['0:61:00', 'h:mm:ss'],
    ['0:00:60', 'h:mm:ss'],
    ['17', 'h:mm:ss'],
    ['13:00:00 AM', 'clock-am-pm'],
    ['0:00:17', 'clock-am-pm'],
    ['5%', 'seconds'],
    ['soon', 'minutes'],
    ['', 'hours'],
  ] as const)('%j is none as %s', (text, format: DurationFormat) => {
    expect(parseDuration(text, format, '.')).toBeNaN();
  });

  it('takes a decimal comma where the column has one', () => {
    expect(parseDuration('1,5', 'minutes', ',')).toBe(90);
  });

  it('reads every span that can be written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), (seconds) => {
        const size = Math.abs(seconds);
        const two = (value: number): string => String(value).padStart(2, '0');
        const text = `${seconds < 0 ? '-' : ''}${Math.floor(size / 3_600)}:${two(Math.floor(size / 60) % 60)}:${two(size % 60)}`;
        expect(parseDuration(text, 'h:mm:ss', '.')).toBe(seconds);
      }),
    );
  });
});
