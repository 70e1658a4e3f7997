import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalBelow, twoSided, z95 } from '#core/stats/normal.ts';
import { newcombeInterval, scoreTest, wilsonInterval } from '#core/stats/proportions.ts';

const proportion = fc
  .tuple(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([n, share]) => ({ hits: Math.round(n * share), n }));

describe('proportions', () => {
  it('STATS-1 Wilson, as published', () => {
    // Newcombe (1998), Statistics in Medicine 17, 857–872, table I, method 3.
    const published = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const;
    for (const [hits, n, low, high] of published) {
      const interval = wilsonInterval({ hits, n });
      expect(interval.low).toBeCloseTo(low, 4);
      expect(interval.high).toBeCloseTo(high, 4);
    }
    expect(wilsonInterval({ hits: 0, n: 0 })).toEqual({ low: 0, high: 1 });
  });

  it('STATS-1 Wilson holds the share and narrows with z', () => {
    fc.assert(
      fc.property(proportion, (of) => {
        const wide = wilsonInterval(of);
        const narrow = wilsonInterval(of, 1);
        expect(wide.low).toBeGreaterThanOrEqual(0);
        expect(wide.high).toBeLessThanOrEqual(1);
        expect(narrow.low).toBeLessThanOrEqual(of.hits / of.n + 1e-12);
        expect(narrow.high).toBeGreaterThanOrEqual(of.hits / of.n - 1e-12);
        expect(wide.high - wide.low).toBeGreaterThan(narrow.high - narrow.low);
      }),
    );
  });

  it('STATS-2 Newcombe, as published', () => {
    // Newcombe (1998), Statistics in Medicine 17, 873–890, table II, method 10: (a/m, b/n, p1 − p2).
    const published = [
      [56, 70, 48, 80, 0.0524, 0.3339],
      [9, 10, 3, 10, 0.1705, 0.809],
      [6, 7, 2, 7, 0.0582, 0.8062],
      [5, 56, 0, 29, -0.0381, 0.1926],
      [0, 10, 0, 20, -0.1611, 0.2775],
      [0, 10, 0, 10, -0.2775, 0.2775],
      [10, 10, 0, 20, 0.6791, 1],
      [10, 10, 0, 10, 0.6075, 1],
    ] as const;
    for (const [a, m, b, n, low, high] of published) {
      const interval = newcombeInterval({ hits: b, n }, { hits: a, n: m });
      expect(interval.low).toBeCloseTo(low, 4);
      expect(interval.high).toBeCloseTo(high, 4);
    }
  });

  it('STATS-2 swapping the periods mirrors the interval', () => {
    fc.assert(
      fc.property(proportion, proportion, (a, b) => {
        const there = newcombeInterval(a, b);
        const back = newcombeInterval(b, a);
        expect(there.low).toBeCloseTo(-back.high, 12);
        expect(there.high).toBeCloseTo(-back.low, 12);
      }),
    );
  });

  it('STATS-3 the score test, as published', () => {
    // Physicians' Health Study: Agresti, table 2.3: 189 of 11,034 on placebo, 104 of 11,037 on aspirin; X² = 25.01.
    const { z, p } = scoreTest({ hits: 104, n: 11_037 }, { hits: 189, n: 11_034 });
    expect(z * z).toBeCloseTo(25.01, 2);
    expect(p).toBeCloseTo(5.692e-7, 9);
    expect(scoreTest({ hits: 104, n: 11_037 }, { hits: 189, n: 11_034 }, 2).z).toBeCloseTo(z / 2, 12);
    expect(scoreTest({ hits: 5, n: 5 }, { hits: 9, n: 9 })).toEqual({ z: 0, p: 1 });
    expect(scoreTest({ hits: 0, n: 0 }, { hits: 3, n: 9 })).toEqual({ z: 0, p: 1 });
  });

  it('STATS-13 the normal distribution', () => {
    // Abramowitz and Stegun, table 26.1.
    expect(normalBelow(0)).toBeCloseTo(0.5, 14);
    expect(normalBelow(1)).toBeCloseTo(0.841344746068543, 13);
    expect(normalBelow(-2)).toBeCloseTo(0.022750131948179, 13);
    expect(normalBelow(3)).toBeCloseTo(0.99865010196837, 13);
    expect(twoSided(z95)).toBeCloseTo(0.05, 13);
    expect(normalBelow(-8) / 6.22096057427178e-16).toBeCloseTo(1, 7);
    expect(normalBelow(-40)).toBe(0);
    expect(twoSided(0)).toBe(1);
  });
});
