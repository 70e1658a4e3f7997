import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawChance, drawIndex, drawLogNormal, drawNormal, drawPoisson, indexAt } from '#core/base/draw.ts';
import { createRng } from '#core/base/rng.ts';

function summary(draw: () => number, count = 40_000) {
  const values = Array.from({ length: count }, draw).sort((a, b) => a - b);
  const mean = values.reduce((sum, v) => sum + v, 0) / count;
  const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / count;
  return { mean, variance, median: values[count / 2] ?? Number.NaN };
}

describe('draws', () => {
  test('BASE-4 normal', () => {
    const rng = createRng(11);
    const { mean, variance } = summary(() => drawNormal(rng));
    expect(mean).toBeCloseTo(0, 1);
    expect(variance).toBeCloseTo(1, 1);
  });

  test('BASE-4 log-normal has its median and sigma', () => {
    const rng = createRng(12);
    const { median } = summary(() => drawLogNormal(rng, 600, 1.1));
    const logs = summary(() => Math.log(drawLogNormal(rng, 600, 1.1)));
    expect(median / 600).toBeCloseTo(1, 1);
    expect(Math.sqrt(logs.variance)).toBeCloseTo(1.1, 1);
  });

  test.each([0, 0.3, 4, 110])('BASE-4 Poisson with mean %d', (expected) => {
    const rng = createRng(13);
    const { mean, variance } = summary(() => drawPoisson(rng, expected), 20_000);
    const error = 5 * Math.sqrt(expected / 20_000) + 1e-9;
    expect(Math.abs(mean - expected)).toBeLessThan(error);
    expect(Math.abs(variance - expected)).toBeLessThanOrEqual(0.06 * expected);
  });

  test('BASE-4 chance', () => {
    const rng = createRng(14);
    const hits = summary(() => (drawChance(rng, 0.035) ? 1 : 0));
    expect(Math.abs(hits.mean - 0.035)).toBeLessThan(0.005);
  });

  test('BASE-5 an index comes in proportion to its weight', () => {
    const rng = createRng(15);
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < 40_000; i++) {
      const index = drawIndex(rng, [1, 0, 2, 5]);
      counts[index] = (counts[index] ?? 0) + 1;
    }
    expect(counts[1]).toBe(0);
    expect((counts[0] ?? 0) / 40_000).toBeCloseTo(1 / 8, 1);
    expect((counts[2] ?? 0) / 40_000).toBeCloseTo(2 / 8, 1);
    expect((counts[3] ?? 0) / 40_000).toBeCloseTo(5 / 8, 1);
  });

  test('BASE-5 an index is inside the list and its weight is not 0', () => {
    const weights = fc.array(fc.nat(100), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (list, fraction) => {
        const index = indexAt(fraction, list);
        expect(index).toBeGreaterThanOrEqual(0);
        expect(index).toBeLessThan(list.length);
        if (list.some((weight) => weight > 0)) expect(list[index]).toBeGreaterThan(0);
      }),
    );
  });
});
