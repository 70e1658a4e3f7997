import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatExact, formatExactChange } from '#text/exact.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

it('writes shares with two decimals, other units as they are', () => {
  expect(plain(formatExact(0.7618, 'share'))).toBe('76.18 %');
  expect(plain(formatExact(1, 'share'))).toBe('100.00 %');
  expect(plain(formatExact(-0.0123, 'share'))).toBe('−1.23 %');
  expect(formatExact(12_551, 'count')).toBe('12,551');
  expect(plain(formatExact(414, 'seconds'))).toBe('6.9 min');
});

it('writes changes with their sign, of shares in points', () => {
  expect(formatExactChange(-0.0397, 'share')).toBe('−3.97');
  expect(formatExactChange(0.0004, 'share')).toBe('+0.04');
  expect(formatExactChange(28, 'count')).toBe('+28');
  expect(formatExactChange(-28, 'count')).toBe('−28');
  expect(formatExactChange(0, 'count')).toBe('0');
});

it('gives no sign to what rounds to nothing', () => {
  for (const tiny of [0, -0, 4e-5, -4e-5, -1e-17]) {
    expect(formatExactChange(tiny, 'share')).toBe('0.00');
    expect(plain(formatExact(tiny, 'share'))).toBe('0.00 %');
  }
  fc.assert(
    fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (share) => {
      const text = formatExactChange(share, 'share');
      expect(text).toMatch(/^(0\.00|[+−](?!0\.00)\d+\.\d\d)$/u);
      expect(text.startsWith('−')).toBe(share <= -0.00005);
    }),
  );
});
