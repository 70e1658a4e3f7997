import { describe, expect, it } from 'vitest';
import type { NodeValue } from '#core/evaluate/value.ts';
import { partOf } from '#state/views/partOf.ts';

const value = (numerator: number, denominator: number): NodeValue => ({
  kind: 'value',
  value: numerator / denominator,
  n: denominator,
  parts: { numerator, denominator },
});

describe('partOf', () => {
  it('is the hits of a share, whatever rounding a sum of shares has left', () => {
    expect(partOf(value(78, 100))).toEqual({ hits: 78, n: 100 });
    expect(partOf(value(100 + 1e-12, 100))).toEqual({ hits: 100, n: 100 });
    expect(partOf(value(-1e-12, 100))).toEqual({ hits: 0, n: 100 });
  });

  it('is nothing of a mean, of a number without parts, and of none', () => {
    expect(partOf(value(300, 100))).toBeNull();
    expect(partOf(value(-3, 100))).toBeNull();
    expect(partOf({ kind: 'value', value: 3, n: 3, parts: null })).toBeNull();
    expect(partOf({ kind: 'missing', reason: { code: 'no-rows' } })).toBeNull();
    expect(partOf(null)).toBeNull();
  });
});
