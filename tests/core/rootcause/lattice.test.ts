import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawNormal } from '#core/base/draw.ts';
import { createRng } from '#core/base/rng.ts';
import { splitSides } from '#core/rootcause/deviationSides.ts';
import { fitNoise, logDensity } from '#core/rootcause/fitNoise.ts';
import { gatherLeaves } from '#core/rootcause/gatherLeaves.ts';
import { medianInPlace, selectRank } from '#core/rootcause/median.ts';
import { priceElements } from '#core/rootcause/priceElements.ts';
import { cellOf, contains, cuboidsOf, digitOf, elementOf, layoutSpace } from '#core/rootcause/space.ts';
import { spreadBeyondChance } from '#core/rootcause/spread.ts';
import { sumUpwards } from '#core/rootcause/sumUpwards.ts';
import { ratioScores } from '#core/rootcause/weighRatio.ts';
import { codes, leafCells, space } from './plantCause.ts';

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
    const values = new Float64Array(space.cells);
    leafCells.forEach((cell, leaf) => {
      values[cell] = leaf;
    });
    const leaves = values.slice();
    sumUpwards(space, values);
    values.forEach((value, cell) => {
      const element = elementOf(space, cell);
      const inside = leafCells.filter((leaf) => contains(element, elementOf(space, leaf)));
      expect(value).toBe(inside.reduce((total, leaf) => total + (leaves[leaf] ?? 0), 0));
    });
    expect(digitOf(space, space.cells - 1, 2)).toBe(6);
  });

  it('CAUSE-3 the order of the rows changes nothing', () => {
    const rows = Array.from({ length: 240 }, (_, row) => ({ row: row % 120, n: row }));
    const gather = (order: readonly { row: number; n: number }[]) =>
      gatherLeaves(
        space,
        codes.map((of) => order.map(({ row }) => of[row] ?? 0)),
        { n: order.map(({ n }) => n) },
      );
    const straight = gather(rows);
    expect(straight.measures.n[3]).toBe(3 + 123);
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: 240 }), (shuffled) => {
        expect(gather(shuffled)).toEqual(straight);
      }),
      { numRuns: 20 },
    );
    expect(gatherLeaves(layoutSpace([]), [], {}).cells.length).toBe(0);
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
    expect(medianInPlace(new Float64Array(0))).toBeNaN();
  });

  it('CAUSE-6 noise is read from the cleaner side', () => {
    const rng = createRng(8);
    const clean = Float64Array.from({ length: 5000 }, () => 0.1 * drawNormal(rng));
    const moved = clean.map((d, at) => (at % 4 === 0 ? 1 + Math.abs(d) : d));
    for (const noise of [clean, moved, moved.map((d) => -d)].map((d) => fitNoise(splitSides(d)))) {
      expect(noise.median / 0.0674).toBeGreaterThan(0.93);
      expect(noise.median / 0.0674).toBeLessThan(1.07);
      let mass = 0;
      for (let d = -3; d < 3; d += 0.001) mass += 0.001 * Math.exp(logDensity(noise, d));
      expect(mass).toBeCloseTo(1, 2);
    }
    const heavy = fitNoise(splitSides(clean.map((d, at) => (at % 20 === 0 ? d * 200 : d))));
    expect(heavy.shape.family).toBe('student');
    expect(fitNoise(splitSides(Float64Array.of(0.5, -0.1))).median).toBeCloseTo(0.1, 2);
    expect(fitNoise(splitSides(new Float64Array(0))).shape.tail).toBe(1.5);
  });

  it('CAUSE-7 finer costs more, and everything has no price', () => {
    const { own, least } = priceElements([10, 20]);
    expect(own[0]).toBe(Number.POSITIVE_INFINITY);
    expect(own[1]).toBeCloseTo(Math.log(10 * 2 * 2 * 20), 12);
    expect(own[3]).toBeCloseTo(Math.log(10 * 20 * 2 * 20), 12);
    expect(least[0]).toBe(own[1]);
  });
});
