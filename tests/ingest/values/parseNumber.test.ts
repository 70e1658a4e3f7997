import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNumber } from '#ingest/values/parseNumber.ts';

describe('numbers', () => {
  it.each([
    ['12', '.', 12],
    [' -3.5 ', '.', -3.5],
    ['1,234,567.8', '.', 1_234_567.8],
    ['1 234 567', '.', 1_234_567],
    ['1’234.5', '.', 1234.5],
    ['94.01%', '.', 0.9401],
    ['5 %', '.', 0.05],
    ['1e3', '.', 1000],
    ['.5', '.', 0.5],
    ['\u22125', '.', -5],
    ['1.234.567,8', ',', 1_234_567.8],
    ['0,5', ',', 0.5],
    ['12,5%', ',', 0.125],
    ['1\u202F234,5', ',', 1234.5],
  ] as const)('%s with mark %s', (text, mark, value) => {
    expect(parseNumber(text, mark)).toBeCloseTo(value, 12);
  });

  it.each(['0,5', '12,34', '1,23,456', '', '-', '$5', '5 kg', '1.2.3', 'Infinity', '0x10', '%'] as const)(
    '%j is no number',
    (text) => {
      expect(parseNumber(text, '.')).toBeNaN();
    },
  );

  it('reads what either locale writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(999), (whole, thousandths) => {
        const value = Number(`${whole}.${String(thousandths).padStart(3, '0')}`);
        const english = value.toLocaleString('en-US', { minimumFractionDigits: 3 });
        const german = value.toLocaleString('de-DE', { minimumFractionDigits: 3 });
        expect(parseNumber(english, '.')).toBe(value);
        expect(parseNumber(german, ',')).toBe(value);
      }),
    );
  });
});
