import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '#core/base/rng.ts';
import { additiveSource } from '#core/rootcause/additiveSource.ts';
import { denseLayout } from '#core/rootcause/denseLayout.ts';
import type { ElementIndex } from '#core/rootcause/elementIndex.ts';
import { openSums, updateSums } from '#core/rootcause/layerSums.ts';
import { layoutLeaves } from '#core/rootcause/leafTable.ts';
import { nameWholes } from '#core/rootcause/nameWholes.ts';
import { priceLayers } from '#core/rootcause/priceLayers.ts';
import { sparseLayout } from '#core/rootcause/sparseLayout.ts';
import { indexOf, searchIn } from './plantCause.ts';

const shapes = fc.record({
  sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
  occupied: fc.double({ min: 0.2, max: 1, noNaN: true }),
  depth: fc.integer({ min: 1, max: 4 }),
  kind: fc.constantFrom('score' as const, 'odds' as const),
  layers: fc.integer({ min: 1, max: 3 }),
  seed: fc.integer({ min: 1, max: 1e6 }),
});

/** Whole numbers: sums are then the same in any order. */
function drawScores(leaves: number, seed: number) {
  const rng = createRng(seed);
  const draw = (low: number, high: number) =>
    Float64Array.from({ length: leaves }, () => low + Math.floor(rng.uniform() ** 3 * (high - low)));
  return { u: draw(-6, 40), v: draw(1, 8) };
}

function drawCodes(sizes: readonly number[], occupied: number, seed: number): readonly Uint32Array[] {
  const rng = createRng(seed);
  const cells = sizes.reduce((product, size) => product * size, 1);
  const drawn = Array.from({ length: cells }, (_, cell) => cell).filter(() => rng.uniform() < occupied);
  const strides = sizes.map((_, j) => sizes.slice(j + 1).reduce((product, size) => product * size, 1));
  return sizes.map((size, j) => Uint32Array.from(drawn, (cell) => Math.floor(cell / (strides[j] ?? 1)) % size));
}

describe('layouts', () => {
  it('CAUSE-15 dense and sparse judge alike, round after round', () => {
    fc.assert(
      fc.property(shapes, ({ sizes, occupied, depth: deepest, kind, layers, seed }) => {
        const depth = Math.min(deepest, sizes.length);
        const dimensions = sizes.map((size) => ({ column: '', values: new Array<null>(size).fill(null), sets: null }));
        const table = layoutLeaves({ dimensions, codes: drawCodes(sizes, occupied, seed) });
        const indexes: readonly ElementIndex[] = [denseLayout(table, depth), sparseLayout(table, depth)].map((of) => ({
          ...table,
          depth,
          standsFor: () => 1,
          ...of,
        }));
        const judged = indexes.map((of) => {
          const sums = openSums(of, kind, layers);
          return [seed, seed + 1].map((round) => {
            updateSums(
              of,
              sums,
              sums.layers.map((_, layer) => drawScores(of.leafCount, 10 * round + layer)),
            );
            const named = nameWholes(of, sums, priceLayers(of, layers), 0.9).map(({ layer, element, direction, own }) =>
              [own.toFixed(9), layer, direction, JSON.stringify(of.fixedBy(element))].join(' '),
            );
            return named.length < 100 ? named.sort() : [];
          });
        });
        expect(judged[1]).toEqual(judged[0]);
      }),
      {
        numRuns: 200,
        examples: [
          [{ sizes: [3, 4, 4], occupied: 0.3402594490908087, depth: 2, kind: 'odds', layers: 2, seed: 290_738 }],
        ],
      },
    );
  });

  it('CAUSE-15 a few changed leaves are summed as all anew', () => {
    const of = indexOf([6, 7, 8, 9], drawCodes([6, 7, 8, 9], 0.7, 3));
    const kept = openSums(of, 'score', 1);
    const first = drawScores(of.leafCount, 1);
    updateSums(of, kept, [first]);
    const second = { u: first.u.map((u, leaf) => (leaf % 50 === 0 ? u + 7 : u)), v: first.v };
    updateSums(of, kept, [second]);
    const anew = openSums(of, 'score', 1);
    updateSums(of, anew, [second]);
    expect(kept.layers[0]).toEqual(anew.layers[0]);
    expect(kept.layers[0]?.u[0]).toBe(second.u.reduce((a, b) => a + b, 0));
  });

  it('CAUSE-15 a cause in a space too vast to lay out is found', () => {
    const rng = createRng(6);
    const leaves = Array.from({ length: 3000 }, (_, at) => [at % 9, at % 80, Math.floor(700 * rng.uniform()), at % 3]);
    const of = indexOf(
      [900, 800, 700, 3],
      [0, 1, 2, 3].map((j) => Uint32Array.from(leaves, (values) => values[j] ?? 0)),
    );
    const noisy = () => Float64Array.from(leaves, () => 100 * (1 + 0.1 * (rng.uniform() - 0.5)));
    const observed = noisy().map((value, leaf) => (leaf % 9 === 4 ? value * 0.5 : value));
    const found = searchIn(of, additiveSource({ expected: noisy(), observed }));
    expect(found.map(({ fixed, direction }) => ({ fixed, direction }))).toEqual([
      { fixed: [[0, 4]], direction: 'down' },
    ]);
  });

  it('CAUSE-15 many wide dimensions are searched, as deep as asked', () => {
    const rng = createRng(9);
    const codes = Array.from({ length: 20 }, () =>
      Uint32Array.from({ length: 800 }, () => Math.floor(300 * rng.uniform() ** 4)),
    );
    const of = indexOf(
      codes.map(() => 300),
      codes,
      { depth: 2 },
    );
    const noisy = () => Float64Array.from({ length: 800 }, () => 100 * (1 + 0.1 * (rng.uniform() - 0.5)));
    const observed = noisy().map((value, leaf) => (codes[17]?.[leaf] === 0 ? value * 2 : value));
    const found = searchIn(of, additiveSource({ expected: noisy(), observed }));
    expect(found.map(({ fixed }) => fixed)).toEqual([[[17, 0]]]);
  });
});
