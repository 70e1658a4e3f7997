import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '#core/base/rng.ts';
import { qValues, testTree } from '#core/stats/falseDiscovery.ts';
import { testTogether } from '#core/stats/testTogether.ts';

// Benjamini and Hochberg (1995), section 3.1: thrombolysis against placebo, 15 outcomes.
const published = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
];
const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 });

describe('false discovery', () => {
  it('STATS-17 rejects the four outcomes of the published example at 0.05', () => {
    const qs = qValues(published);
    expect(qs.filter((q) => q <= 0.05)).toHaveLength(4);
    expect(qs[0]).toBeCloseTo(0.0015, 10);
    expect(qs[3]).toBeCloseTo(0.035625, 10);
    expect(qs[4]).toBeCloseTo(0.0603, 10);
    expect(qValues(published.toReversed())).toEqual(qs.toReversed());
    expect(qValues([])).toEqual([]);
  });

  it('STATS-17 is the step-up procedure at every level, and never below p', () => {
    fc.assert(
      fc.property(chances, fc.double({ min: 0.01, max: 0.5, noNaN: true }), (ps, level) => {
        const sorted = ps.toSorted((a, b) => a - b);
        const last = sorted.findLastIndex((p, at) => p * (ps.length / (at + 1)) <= level);
        const qs = qValues(ps);
        expect(qs.filter((q) => q <= level)).toHaveLength(last + 1);
        qs.forEach((q, at) => {
          expect(q).toBeGreaterThanOrEqual(ps[at] ?? 0);
          expect(q).toBeLessThanOrEqual(1);
        });
      }),
    );
  });

  it('STATS-18 children are tested only below a rejected parent, as families of their own', () => {
    const leaf = (id: string, p: number) => ({ id, p, children: [] });
    const tree = {
      id: 'root',
      p: 0.01,
      children: [
        { id: 'a', p: 0.02, children: [leaf('a1', 0.03), leaf('a2', 0.9)] },
        { id: 'b', p: 0.6, children: [leaf('b1', 0.000001)] },
      ],
    };
    const tested = testTree([tree]);
    expect(Object.fromEntries(tested)).toEqual({ root: 0.01, a: 0.04, b: 0.6, a1: 0.06, a2: 0.9 });
    expect([...testTree([{ ...tree, p: 0.5 }]).keys()]).toEqual(['root']);
  });
});

describe('proportions shown together', () => {
  const drawn = (seed: number, moved: number) => {
    const rng = createRng(seed);
    const hits = (p: number): number => Array.from({ length: 300 }, () => rng.uniform()).filter((u) => u < p).length;
    return Array.from({ length: 12 }, (_, at) => ({
      baseline: { hits: hits(0.6), n: 300 },
      current: { hits: hits(at < moved ? 0.8 : 0.6), n: 300 },
    }));
  };

  it('STATS-42 claim nothing where nothing moved, nine times of ten', () => {
    const claims = Array.from({ length: 200 }, (_, seed) =>
      testTogether(drawn(seed, 0), 1).some(({ isBeyond }) => isBeyond),
    ).filter(Boolean).length;
    expect(claims / 200).toBeLessThan(0.15);
    expect(claims).toBeGreaterThan(0);
  });

  it('STATS-42 find what did, with their q, and fewer where days spread more', () => {
    const pairs = drawn(3, 4);
    const found = testTogether(pairs, 1);
    expect(found.slice(0, 4).every(({ isBeyond }) => isBeyond)).toBe(true);
    expect(found.filter(({ isBeyond }) => isBeyond).length).toBeLessThan(6);
    expect(found.map(({ q }) => q)).toEqual(qValues(found.map(({ p }) => p)));
    const wide = testTogether(pairs, 3);
    for (const [at, { p }] of wide.entries()) expect(p).toBeGreaterThanOrEqual(found[at]?.p ?? 1);
    expect(testTogether(pairs, 0.2)).toEqual(found);
    expect(testTogether([], 1)).toEqual([]);
  });
});
