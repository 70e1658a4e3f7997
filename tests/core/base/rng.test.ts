import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRng, sfc32 } from '#core/base/rng.ts';

const take = (next: () => number, count: number) => Array.from({ length: count }, next);

describe('rng', () => {
  test('BASE-1 sfc32 gives the published sequence of PractRand 0.94', () => {
    const next = sfc32(0xbb3c4104, 0x02294965, 0xda1ce2a9);
    expect(take(next, 12)).toEqual([
      0x89b5c414, 0x7ee57639, 0xdbe18f7b, 0x94aa0162, 0xa22bff0a, 0x21c91fb8, 0x2c6fd6fe, 0xcda90d13, 0x019684ca,
      0xe5b400c0, 0x459d8590, 0x3aec0a1e,
    ]);
  });

  test('BASE-2 a stream depends on its seed and labels, not on what was drawn before', () => {
    fc.assert(
      fc.property(fc.integer(), fc.string(), fc.nat(1e6), fc.nat(50), (seed, label, index, drawn) => {
        const used = createRng(seed);
        take(used.uint32, drawn);
        const again = used.split(label).split(index);
        expect(take(again.uint32, 5)).toEqual(take(createRng(seed).split(label).split(index).uint32, 5));
      }),
    );
  });

  test('BASE-2 other labels and other seeds give other streams', () => {
    const firstWords = new Set<number>();
    for (let seed = 0; seed < 20; seed++) {
      const rng = createRng(seed);
      for (let index = 0; index < 200; index++) firstWords.add(rng.split(index).uint32());
      for (const label of ['a', 'b', 'ab', 'ba', '']) firstWords.add(rng.split(label).uint32());
    }
    expect(firstWords.size).toBe(20 * 205);
  });

  test('BASE-2 neighbouring streams do not move together', () => {
    const rng = createRng(7);
    const pairs = Array.from(
      { length: 20_000 },
      (_, i) => [rng.split(i).uniform(), rng.split(i + 1).uniform()] as const,
    );
    const covariance = pairs.reduce((sum, [a, b]) => sum + (a - 0.5) * (b - 0.5), 0) / pairs.length;
    expect(Math.abs(covariance * 12)).toBeLessThan(4 / Math.sqrt(pairs.length));
  });

  test('BASE-3 uniform numbers stay in [0, 1) and fill it evenly', () => {
    const rng = createRng(3);
    const values = take(rng.uniform, 100_000);
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    const bins = Array.from(
      { length: 10 },
      (_, bin) => values.filter((value) => Math.floor(value * 10) === bin).length,
    );
    for (const n of bins) expect(Math.abs(n - 10_000)).toBeLessThan(500);
  });
});
