import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z95 } from '#core/stats/normal.ts';
import { mantelHaenszel, type TwoByTwo } from '#core/stats/oddsRatio.ts';

/** Admitted of applicants, women (0) and men (1), by department. P. J. Bickel et al. (1975), Science 187, 398–404. */
const berkeley: readonly TwoByTwo[] = [
  { x0: 89, n0: 108, x1: 512, n1: 825 },
  { x0: 17, n0: 25, x1: 353, n1: 560 },
  { x0: 202, n0: 593, x1: 120, n1: 325 },
  { x0: 131, n0: 375, x1: 138, n1: 417 },
  { x0: 94, n0: 393, x1: 53, n1: 191 },
  { x0: 24, n0: 341, x1: 22, n1: 373 },
];

const anyStratum: fc.Arbitrary<TwoByTwo> = fc
  .tuple(fc.nat(40), fc.nat(40), fc.nat(40), fc.nat(40))
  .map(([x0, rest0, x1, rest1]) => ({ x0, n0: x0 + rest0, x1, n1: x1 + rest1 }));

describe('the odds ratio of strata', () => {
  it('STATS-50 is that of the published table, with its interval', () => {
    const { value, variance } = mantelHaenszel(berkeley) ?? { value: Number.NaN, variance: Number.NaN };
    const width = z95 * Math.sqrt(variance);
    // R 4, mantelhaen.test(UCBAdmissions).
    expect(Math.exp(value)).toBeCloseTo(0.9046968, 7);
    expect(Math.exp(value - width)).toBeCloseTo(0.7719074, 7);
    expect(Math.exp(value + width)).toBeCloseTo(1.0603298, 7);
  });

  it('STATS-50 of one stratum is its cross product, with the variance of Woolf', () => {
    const odds = mantelHaenszel([{ x0: 10, n0: 30, x1: 12, n1: 18 }]);
    expect(odds?.value).toBeCloseTo(Math.log((12 * 20) / (6 * 10)), 12);
    expect(odds?.variance).toBeCloseTo(1 / 12 + 1 / 20 + 1 / 6 + 1 / 10, 12);
  });

  it('STATS-50 turns its sign with the periods, and does not mind the order', () => {
    fc.assert(
      fc.property(fc.array(anyStratum, { minLength: 1, maxLength: 6 }), (strata) => {
        const odds = mantelHaenszel(strata);
        const swapped = mantelHaenszel(strata.map(({ x0, n0, x1, n1 }) => ({ x0: x1, n0: n1, x1: x0, n1: n0 })));
        const turned = mantelHaenszel(strata.toReversed());
        const oneSided = mantelHaenszel([...strata, { x0: 0, n0: 0, x1: 3, n1: 7 }]);
        if (odds === null) return;
        expect(swapped?.value).toBeCloseTo(-odds.value, 9);
        expect(swapped?.variance).toBeCloseTo(odds.variance, 9);
        expect(turned?.value).toBeCloseTo(odds.value, 9);
        expect(odds.variance).toBeGreaterThan(0);
        const isWhole =
          strata.some(({ x0, n0, x1 }) => x1 * (n0 - x0) > 0) && strata.some(({ x0, n1, x1 }) => x0 * (n1 - x1) > 0);
        if (isWhole) expect(oneSided?.value).toBeCloseTo(odds.value, 9);
      }),
    );
  });

  it('STATS-50 lends half a row to each cell where nothing stands against one side', () => {
    const odds = mantelHaenszel([{ x0: 0, n0: 5, x1: 4, n1: 4 }]);
    expect(odds?.value).toBeCloseTo(Math.log((4.5 * 5.5) / (0.5 * 0.5)), 12);
    expect(odds?.variance).toBeCloseTo(1 / 4.5 + 1 / 0.5 + 1 / 0.5 + 1 / 5.5, 12);
    expect(mantelHaenszel([{ x0: 0, n0: 0, x1: 4, n1: 4 }])).toBeNull();
    expect(mantelHaenszel([])).toBeNull();
  });
});
