import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum } from '#core/base/sum.ts';

describe('sum', () => {
  it('is 0 for nothing and the number itself for one', () => {
    expect(sum([])).toBe(0);
    expect(sum([-3.5])).toBe(-3.5);
  });

  it('keeps small terms that plain addition loses, on either side', () => {
    expect(sum([1, 1e100, 1, -1e100])).toBe(2);
    expect(sum(Array.from({ length: 10 }, () => 0.1))).toBe(1);
  });

  it('stays infinite, not NaN, when it overflows', () => {
    expect(sum([Number.MAX_VALUE, Number.MAX_VALUE, 1])).toBe(Number.POSITIVE_INFINITY);
  });

  it('is exact for whole numbers in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), (values) => {
        expect(sum(values)).toBe(sum(values.toReversed()));
        expect(sum(values)).toBe(Number(values.reduce((total, value) => total + BigInt(value), 0n)));
      }),
    );
  });
});
