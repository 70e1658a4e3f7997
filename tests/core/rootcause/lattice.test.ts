import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawNormal } from '#core/base/draw.ts';
import { createRng } from '#core/base/rng.ts';
import { splitSides } from '#core/rootcause/deviationSides.ts';
import { leavesOf } from '#core/rootcause/elementIndex.ts';
import { fitNoise, logDensities } from '#core/rootcause/fitNoise.ts';
import { priceLayers } from '#core/rootcause/priceLayers.ts';
import { ratioScores } from '#core/rootcause/ratioScores.ts';
import { selectRank } from '#core/rootcause/selectRank.ts';
import { cellOf, countBits, cuboidsOf, elementOf, layoutSpace } from '#core/rootcause/space.ts';
import { spreadBeyondChance } from '#core/rootcause/spread.ts';
import { weightedMedian } from '#core/rootcause/weightedMedian.ts';
import { codes, index, indexOf, isInside, sizes } from './plantCause.ts';

const anySizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });

describe('lattice', () => {
  it('CAUSE-1 cell and element name one another', () => {
    fc.assert(
      fc.property(anySizes, (sizes) => {
        const any = layoutSpace(sizes);
        const cuboids = cuboidsOf(any);
        for (let cell = 0; cell < any.cells; cell++) {
          const element = elementOf(any, cell);
          expect(cellOf(any, element)).toBe(cell);
          expect(element.reduce((bits, [j]) => bits | (1 << j), 0)).toBe(cuboids[cell]);
        }
      }),
    );
  });

  it('CAUSE-2 every element holds the sum of its leaves', () => {
    const sums = new Float64Array(index.count);
    index.sum(
      Float64Array.from({ length: 120 }, (_, leaf) => leaf),
      sums,
    );
    expect(index.count).toBe(5 * 6 * 7);
    sums.forEach((value, element) => {
      const fixed = index.fixedBy(element);
      const inside = Array.from({ length: 120 }, (_, leaf) => leaf).filter((leaf) => isInside(leaf, fixed));
      expect(value).toBe(inside.reduce((total, leaf) => total + leaf, 0));
      expect([...leavesOf(index, element)]).toEqual(inside);
    });
  });

  it('CAUSE-3 leaves with the same values add up, and their order changes nothing', () => {
    const rows = Array.from({ length: 240 }, (_, row) => ({ leaf: row % 120, n: row }));
    const sumsOf = (order: readonly { leaf: number; n: number }[], depth: number) => {
      const of = indexOf(
        sizes,
        codes.map((one) => Uint32Array.from(order, ({ leaf }) => one[leaf] ?? 0)),
        { depth, sets: depth === 2 ? [null, [[0], [1], [2], [3], [4]], null] : [] },
      );
      const sums = new Float64Array(of.count);
      of.sum(
        Float64Array.from(order, ({ n }) => n),
        sums,
      );
      return sums;
    };
    for (const depth of [2, 3]) {
      const straight = sumsOf(rows, depth);
      expect(straight[0]).toBe((239 * 240) / 2);
      fc.assert(
        fc.property(fc.shuffledSubarray(rows, { minLength: 240 }), (shuffled) => {
          expect(sumsOf(shuffled, depth)).toEqual(straight);
        }),
        { numRuns: 20 },
      );
    }
    expect(indexOf([], []).leafCount).toBe(0);
  });

  it('CAUSE-4 only a rate that moves inside a leaf is evidence', () => {
    const of = (x0: number, n0: number, x1: number, n1: number) => {
      const { u, v } = ratioScores({
        x0: Float64Array.of(x0),
        n0: Float64Array.of(n0),
        x1: Float64Array.of(x1),
        n1: Float64Array.of(n1),
      });
      return [u[0], v[0]];
    };
    expect(of(30, 100, 90, 300)[0]).toBe(0);
    expect(of(0, 0, 9, 10)).toEqual([0, 0]);
    expect(of(9, 10, 0, 0)).toEqual([0, 0]);
    expect(of(4, 10, 7, 10)[0]).toBeCloseTo(1.5, 12);
    expect(of(4, 10, 7, 10)[1]).toBeCloseTo((10 * 10 * 11 * 9) / (400 * 19), 12);
  });

  it('CAUSE-5 spread is what chance leaves', () => {
    const rng = createRng(4);
    const scores = (spread: number) => {
      const v = Float64Array.from({ length: 4000 }, () => 5 + 50 * rng.uniform());
      const u = v.map((variance) => variance * drawNormal(rng) * Math.sqrt(1 / variance + spread));
      return spreadBeyondChance(u, v);
    };
    expect(scores(0)).toBeLessThan(0.01);
    expect(Math.abs(scores(0.2) - 0.2)).toBeLessThan(0.03);
    expect(spreadBeyondChance(Float64Array.of(1), Float64Array.of(0))).toBe(0);
  });

  it('CAUSE-5 a rank is that of the sorted numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 60 }), (numbers) => {
        const sorted = numbers.toSorted((a, b) => a - b);
        sorted.forEach((value, rank) => {
          expect(selectRank(Float64Array.from(numbers), rank)).toBe(value);
        });
      }),
    );
    expect(selectRank(new Float64Array(0), 0)).toBeNaN();
  });

  it('CAUSE-5 a weighted median is that of every value as often as it weighs', () => {
    const weighed = fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 1, max: 4 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(weighed, (pairs) => {
        const spelt = pairs.flatMap(([value, weight]) => Array.from({ length: weight }, () => value));
        const median = weightedMedian(
          Float64Array.from(pairs, ([value]) => value),
          Float64Array.from(pairs, ([, weight]) => weight),
        );
        expect(median).toBe(spelt.toSorted((a, b) => a - b)[Math.ceil(spelt.length / 2) - 1]);
      }),
    );
    expect(weightedMedian(new Float64Array(0), new Float64Array(0))).toBeNaN();
  });

  it('CAUSE-6 noise is read from the cleaner side', () => {
    const rng = createRng(8);
    const clean = Float64Array.from({ length: 5000 }, () => 0.1 * drawNormal(rng));
    const moved = clean.map((d, at) => (at % 4 === 0 ? 1 + Math.abs(d) : d));
    for (const noise of [clean, moved, moved.map((d) => -d)].map((d) => fitNoise(splitSides(d)))) {
      expect(noise.median / 0.0674).toBeGreaterThan(0.93);
      expect(noise.median / 0.0674).toBeLessThan(1.07);
      const deviations = Float64Array.from({ length: 6000 }, (_, at) => Math.abs(at / 1000 - 3));
      const densities = new Float64Array(6000);
      logDensities(noise, deviations, densities);
      const mass = densities.reduce((total, density) => total + 0.001 * Math.exp(density), 0);
      expect(mass).toBeCloseTo(1, 2);
    }
    const heavy = fitNoise(splitSides(clean.map((d, at) => (at % 20 === 0 ? d * 200 : d))));
    expect(heavy.shape.family).toBe('student');
    expect(fitNoise(splitSides(Float64Array.of(0.5, -0.1))).median).toBeCloseTo(0.1, 2);
    expect(fitNoise(splitSides(new Float64Array(0))).shape.tail).toBe(1.5);
  });

  it('CAUSE-7 finer costs more, what occurs counts, and everything has no price', () => {
    const occupied = new Map([
      [0, 1],
      [1, 10],
      [2, 20],
      [3, 150],
    ]);
    const [whole = [], part = []] = priceLayers({ sizes: [10, 20], depth: 2, occupied, standsFor: () => 1 }, 4);
    expect(whole[0]).toBe(Number.POSITIVE_INFINITY);
    expect(whole[1]).toBeCloseTo(Math.log(10 * 3 * 3 * 20), 12);
    expect(whole[3]).toBeCloseTo(Math.log(150 * 3 * 3 * 20), 12);
    expect(part[0]).toBeCloseTo(Math.log(3 * 3 * 3 * 20), 12);
    expect(part[3]).toBeCloseTo(Math.log(3 * 150 * 1 * 3 * 20), 12);
    const [alone = []] = priceLayers({ sizes: [10, 20], depth: 2, occupied, standsFor: () => 1 }, 1);
    expect(alone[3]).toBeCloseTo(Math.log(150 * 2 * 20), 12);
    const ofThree = (mask: number): number => ((mask & 1) === 1 ? 3 : 1);
    const [chosen = []] = priceLayers({ sizes: [10, 20], depth: 2, occupied, standsFor: ofThree }, 1);
    expect((chosen[3] ?? 0) - (alone[3] ?? 0)).toBeCloseTo(Math.log(3), 12);
    expect(chosen[2]).toBe(alone[2]);
    const [shallow = []] = priceLayers(indexOf(sizes, codes, { depth: 1 }), 1);
    shallow.forEach((price, mask) => {
      expect(Number.isFinite(price)).toBe(countBits(mask) === 1);
    });
  });
});
