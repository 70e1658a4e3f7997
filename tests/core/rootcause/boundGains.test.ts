import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundByGrowth, boundByTable } from '#core/rootcause/boundGains.ts';
import { type RatioLeaves, ratioScores } from '#core/rootcause/ratioScores.ts';
import { logChoose, logFactorial } from '#core/stats/logFactorial.ts';

const leaf = (x0: number, n0: number, x1: number, n1: number): RatioLeaves => ({
  x0: Float64Array.of(x0),
  n0: Float64Array.of(n0),
  x1: Float64Array.of(x1),
  n1: Float64Array.of(n1),
});
const gain = ({ u, v }: { readonly u: Float64Array; readonly v: Float64Array }): number =>
  (u[0] ?? 0) ** 2 / (2 * (v[0] ?? 0));
const bounded = (of: RatioLeaves): number => gain(boundByTable(ratioScores(of), of));

describe('what a table bears', () => {
  it('CAUSE-71 one failure of one row against sixty successes of sixty is one chance in 61', () => {
    const of = leaf(0, 1, 60, 60);
    expect(gain(ratioScores(of))).toBeCloseTo(30, 0);
    expect(bounded(of)).toBeCloseTo(Math.log(61), 9);
  });

  it('CAUSE-71 the tea of Fisher: all eight cups told right is one chance in 70', () => {
    // R. A. Fisher (1935), The Design of Experiments, ch. 2: 4 of 4 against 0 of 4.
    const of = leaf(0, 4, 4, 4);
    expect(gain(ratioScores(of))).toBeCloseTo(3.5, 9);
    expect(bounded(of)).toBeCloseTo(3.5, 9);
    expect(Math.exp(logChoose(8, 4))).toBeCloseTo(70, 9);
  });

  it('CAUSE-71 evidence is never raised, and keeps its direction', () => {
    const counts = fc.tuple(fc.nat(30), fc.nat(400), fc.nat(30), fc.nat(400));
    fc.assert(
      fc.property(counts, ([x0, rest0, x1, rest1]) => {
        const of = leaf(x0, x0 + rest0, x1, x1 + rest1);
        const before = ratioScores(of);
        const [u, v] = [before.u[0] ?? 0, before.v[0] ?? 0];
        const after = boundByTable(before, of);
        expect(after.u[0]).toBe(u);
        expect(after.v[0]).toBeGreaterThanOrEqual(v);
      }),
    );
  });

  it('CAUSE-71 of a large table the score is left as it is', () => {
    const of = leaf(500, 1_000, 560, 1_000);
    expect(bounded(of)).toBe(gain(ratioScores(of)));
  });

  it('CAUSE-71 of volumes, growth bears the likelihood ratio of its share', () => {
    const [n0, n1] = [Float64Array.of(0), Float64Array.of(3)];
    const scores = { u: Float64Array.of(2.7), v: Float64Array.of(0.27) };
    expect(gain(scores)).toBeCloseTo(13.5, 9);
    expect(gain(boundByGrowth(scores, n0, n1, 0.1))).toBeCloseTo(3 * Math.log(10), 9);
  });
});

describe('logFactorial', () => {
  it('CAUSE-71 is the sum of logarithms, between counts too', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), (n) => {
        expect(logFactorial(n) - logFactorial(n - 1)).toBeCloseTo(Math.log(n), 9);
        expect(logFactorial(n + 0.5) - logFactorial(n - 0.5)).toBeCloseTo(Math.log(n + 0.5), 9);
      }),
    );
    // Γ(1/2) = √π, so (−1/2)! = √π and (1/2)! = √π ÷ 2.
    expect(logFactorial(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI) / 2), 12);
    expect(logFactorial(0)).toBe(0);
  });
});
