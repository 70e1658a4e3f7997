import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawNormal } from '#core/base/draw.ts';
import { createRng } from '#core/base/rng.ts';
import { learnDrift, sampleDrift } from '#core/rootcause/drift.ts';
import { indexElements, leavesOf } from '#core/rootcause/elementIndex.ts';
import { invertPositive } from '#core/rootcause/invertPositive.ts';
import { spreadBeyondChance } from '#core/rootcause/spread.ts';
import { spreadBeside, spreadOfPart } from '#core/rootcause/spreadBeside.ts';

const dimension = (size: number, sets: readonly (readonly number[])[] | null = null) => ({
  column: `of ${size}`,
  values: Array.from({ length: size }, (_, value) => `${value}`),
  sets,
});

describe('elements that occur', () => {
  it('CAUSE-41 an element and what it fixes name one another; it sums its leaves; sets lie in every value of theirs', () => {
    const sets = [[], [0], [0, 2], [1, 2]];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2), fc.nat(3), fc.nat(4)), { minLength: 1, maxLength: 20 }), (rows) => {
        const codes = [0, 1, 2].map((j) => Uint32Array.from(rows, (row) => row[j] ?? 0));
        const index = indexElements({ dimensions: [dimension(3), dimension(3, sets), dimension(5)], codes, depth: 2 });
        const sums = new Float64Array(index.count);
        index.sum(
          Float64Array.from(rows, (_, leaf) => 2 ** leaf),
          sums,
        );
        for (let element = 0; element < index.count; element++) {
          const fixed = index.fixedBy(element);
          expect(index.elementFixing(fixed)).toBe(element);
          expect(fixed.length).toBeLessThanOrEqual(2);
          const inside = rows.flatMap((row, leaf) =>
            fixed.every(([j, value]) => (j === 1 ? sets[row[1]]?.includes(value) : row[j] === value)) ? [leaf] : [],
          );
          expect([...leavesOf(index, element)]).toEqual(inside);
          expect(sums[element]).toBe(inside.reduce((total, leaf) => total + 2 ** leaf, 0));
        }
        expect(index.elementFixing([[0, 9]])).toBe(-1);
      }),
    );
  });

  it('CAUSE-42 an inverse undoes its matrix, and leaves out what it does not know', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 8 }), (seed, size) => {
        const rng = createRng(seed);
        const root = Array.from({ length: size }, () => Float64Array.from({ length: size }, () => drawNormal(rng)));
        const dot = (a: Float64Array, b: Float64Array) => a.reduce((total, value, k) => total + value * (b[k] ?? 0), 0);
        const matrix = root.map((a, i) => Float64Array.from(root, (b, j) => dot(a, b) + (i === j ? 0.1 : 0)));
        const inverse = invertPositive(matrix);
        matrix.forEach((row, i) => {
          inverse.forEach((column, j) => {
            expect(dot(row, column)).toBeCloseTo(i === j ? 1 : 0, 7);
          });
        });
      }),
    );
    const twice = invertPositive([Float64Array.of(4, 4), Float64Array.of(4, 4)]);
    expect(twice.map((row) => [...row])).toEqual([
      [0.25, 0],
      [0, 0],
    ]);
  });

  it('CAUSE-43 the spread of leaves is taken beside what whole values change', () => {
    const rng = createRng(5);
    const codes = [0, 1].map((j) =>
      Uint32Array.from({ length: 200 }, (_, leaf) => (j === 0 ? leaf % 10 : leaf / 10) | 0),
    );
    const index = indexElements({ dimensions: [dimension(10), dimension(20)], codes, depth: 2 });
    const v = new Float64Array(200).fill(50);
    const change = (leaf: number, noise: number) =>
      (leaf % 10 < 4 ? 0.8 : 0) + Math.sqrt(1 / 50 + noise) * drawNormal(rng);
    const quiet = v.map((information, leaf) => information * change(leaf, 0));
    const noisy = v.map((information, leaf) => information * change(leaf, 0.1));
    expect(spreadBeyondChance(quiet, v)).toBeGreaterThan(0.02);
    expect(spreadBeside(index, { u: quiet, v })).toBeLessThan(0.012);
    expect(Math.abs(spreadBeside(index, { u: noisy, v }) - 0.1)).toBeLessThan(0.04);
  });

  it('CAUSE-5 of a part a handful of leaves, one of which moved, says nothing of the spread', () => {
    const of = (leaves: number) =>
      indexElements({
        dimensions: [dimension(leaves)],
        codes: [Uint32Array.from({ length: leaves }, (_, j) => j)],
        depth: 1,
      });
    const three = { u: Float64Array.of(22, 1, -1), v: Float64Array.of(13, 1, 1) };
    expect([spreadOfPart(of(3), three), spreadBeyondChance(three.u, three.v)]).toEqual([0, 0]);
    const uneven = { u: Float64Array.of(22, 1, -1, 2, -2), v: Float64Array.of(13, 1, 1, 1, 1) };
    expect(spreadOfPart(of(5), uneven)).toBe(0);
    expect(spreadBeyondChance(uneven.u, uneven.v)).toBeGreaterThan(0.1);
    const v = new Float64Array(40).fill(13);
    const many = { u: v.map((information, leaf) => (leaf % 2 === 0 ? 3 : -3) * information), v };
    expect(spreadOfPart(of(40), many)).toBe(spreadBeside(of(40), many));
    expect(spreadBeyondChance(many.u, v)).toBeGreaterThan(1);
  });

  it('CAUSE-43 of many leaves, those that say most tell the spread', () => {
    const rng = createRng(8);
    const codes = [0, 1].map((j) =>
      Uint32Array.from({ length: 12_000 }, (_, leaf) => (j === 0 ? leaf % 100 : leaf / 100) | 0),
    );
    const index = indexElements({ dimensions: [dimension(100), dimension(120)], codes, depth: 2 });
    const v = Float64Array.from(codes[0] ?? [], (_, leaf) => (leaf % 4 === 0 ? 1 : 30 + (leaf % 7)));
    const u = v.map((information) => information * Math.sqrt(1 / information + 0.1) * drawNormal(rng));
    const least = u.map((score, leaf) => (v[leaf] === 1 ? 100 : score));
    expect(Math.abs(spreadBeside(index, { u, v }) - 0.1)).toBeLessThan(0.02);
    expect(spreadBeside(index, { u: least, v })).toBe(spreadBeside(index, { u, v }));
  });

  it('CAUSE-44 drift is learnt per value of a dimension, beside what all share and what is left', () => {
    const rng = createRng(11);
    const codes = [0, 1].map((j) =>
      Uint32Array.from({ length: 200 }, (_, leaf) => (j === 0 ? leaf % 10 : leaf / 10) | 0),
    );
    const index = indexElements({ dimensions: [dimension(10), dimension(20)], codes, depth: 2 });
    const v = new Float64Array(200).fill(40);
    const samples = Array.from({ length: 12 }, () => {
      const shared = 0.3 * drawNormal(rng);
      const values = [10, 20].map((size) => Array.from({ length: size }, () => 0.1 * drawNormal(rng)));
      const u = v.map((information, leaf) => {
        const drift = [leaf % 10, (leaf / 10) | 0].reduce(
          (total, value, j) => total + (values[j]?.[value] ?? 0),
          shared,
        );
        return information * (drift + drawNormal(rng) / Math.sqrt(information));
      });
      return sampleDrift(index, { u, v });
    });
    const [all = 0, own = 0, both = 1] = learnDrift(samples);
    expect(Math.sqrt(own)).toBeGreaterThan(0.08);
    expect(Math.sqrt(own)).toBeLessThan(0.12);
    expect(Math.sqrt(all)).toBeGreaterThan(0.15);
    expect(both).toBeLessThan(0.008);
  });
});
