import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '#core/base/rng.ts';
import { denseLattice } from '#core/rootcause/denseLattice.ts';
import type { LeafEvidence } from '#core/rootcause/evidence.ts';
import { layoutLeaves } from '#core/rootcause/leafRows.ts';
import { searchCauses } from '#core/rootcause/searchCauses.ts';
import { cellOf, elementOf, layoutSpace } from '#core/rootcause/space.ts';
import { sparseLattice } from '#core/rootcause/sparseLattice.ts';
import { weighAdditive } from '#core/rootcause/weighAdditive.ts';

const shapes = fc.record({
  sizes: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
  occupied: fc.double({ min: 0.2, max: 1, noNaN: true }),
  depth: fc.integer({ min: 1, max: 4 }),
  kind: fc.constantFrom('score' as const, 'odds' as const),
  seed: fc.integer({ min: 1, max: 1e6 }),
});

/** Whole numbers: sums are then the same in any order. */
function drawEvidence(kind: LeafEvidence['kind'], leaves: number, seed: number): LeafEvidence {
  const rng = createRng(seed);
  const draw = (low: number, high: number) =>
    Float64Array.from({ length: leaves }, () => low + Math.floor(rng.uniform() ** 3 * (high - low)));
  return kind === 'score' ? { kind, u: draw(-6, 40), v: draw(1, 8) } : { kind, up: draw(-3, 30), down: draw(-3, 30) };
}

function drawLeafCells(sizes: readonly number[], occupied: number, seed: number): Float64Array {
  const rng = createRng(seed);
  const space = layoutSpace(sizes);
  const all = Float64Array.from({ length: space.cells }, (_, cell) => cell);
  return all.filter((cell) => elementOf(space, cell).length === sizes.length && rng.uniform() < occupied);
}

describe('sparse lattice', () => {
  it('CAUSE-15 dense and sparse judge alike, round after round', () => {
    fc.assert(
      fc.property(shapes, ({ sizes, occupied, depth, kind, seed }) => {
        const space = layoutSpace(sizes);
        const leafCells = drawLeafCells(sizes, occupied, seed);
        const [dense, sparse] = [
          denseLattice(space, leafCells, depth),
          sparseLattice(space, layoutLeaves(space, leafCells, []), depth),
        ];
        for (const round of [seed, seed + 1]) {
          const evidence = drawEvidence(kind, leafCells.length, round);
          const [one, other] = [dense.judge(evidence, 0.9), sparse.judge(evidence, 0.9)];
          expect(other.candidates).toEqual(one.candidates);
          for (let cell = 1; cell < space.cells; cell++) {
            if (elementOf(space, cell).length <= depth) expect(other.gainAt(cell)).toBe(one.gainAt(cell));
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('CAUSE-15 a cause in a space too vast to lay out is found', () => {
    const space = layoutSpace([900, 800, 700, 3]);
    const rng = createRng(6);
    const leaves = Array.from({ length: 3000 }, (_, at) => [at % 9, at % 80, Math.floor(700 * rng.uniform()), at % 3]);
    const cells = leaves.map((values) => cellOf(space, [...values.entries()]));
    const leafCells = Float64Array.from(new Set(cells)).sort();
    const noisy = () => leafCells.map(() => 100 * (1 + 0.1 * (rng.uniform() - 0.5)));
    const observed = noisy().map((value, leaf) => {
      const element = elementOf(space, leafCells[leaf] ?? 0);
      return element[0]?.[1] === 4 && element[3]?.[1] === 1 ? value * 0.5 : value;
    });
    const steps = searchCauses(space, leafCells, weighAdditive({ expected: noisy(), observed }));
    expect(steps.next()).toMatchObject({ value: { found: [{ element: [[0, 4]], direction: 'down' }] } });
  });
});
