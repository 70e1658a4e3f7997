import { type DenseSums, emptySums, updateSums } from '#core/rootcause/denseSums.ts';
import { gainOf, type LeafEvidence } from '#core/rootcause/evidence.ts';
import { type CellSums, emptyMarks, judgeCell, type Marks } from '#core/rootcause/judgeCell.ts';
import { type Judgement, type Lattice, largestFirst, type Named } from '#core/rootcause/lattice.ts';
import { type Prices, priceElements } from '#core/rootcause/priceElements.ts';
import { cuboidsOf, type Space } from '#core/rootcause/space.ts';

interface Dense {
  readonly space: Space;
  readonly cuboids: Uint16Array;
  readonly prices: Prices;
  readonly sums: DenseSums;
  readonly marks: Marks;
}

/**
 * The lattice as one flat array of every element, whether it occurs or not.
 *
 * Cost     six arrays of `cells` numbers, kept for all rounds; O(dimensions · cells) a round, less what cannot reach the
 *          least price below it.
 */
export function denseLattice(space: Space, leafCells: Float64Array, depth: number): Lattice {
  const dense: Dense = {
    space,
    cuboids: cuboidsOf(space),
    prices: priceElements(space.sizes, depth),
    sums: emptySums(space.cells, leafCells.length),
    marks: emptyMarks(space.cells),
  };
  return {
    space,
    prices: dense.prices.own,
    judge: (evidence, patience) => {
      updateSums(space, leafCells, dense.sums, evidence);
      return judgeAll(dense, evidence.kind, patience);
    },
  };
}

function judgeAll(dense: Dense, kind: LeafEvidence['kind'], patience: number): Judgement {
  const { space, cuboids, prices, marks } = dense;
  const { first, second, reach } = dense.sums;
  const sums: CellSums = { kind, first, second };
  for (const mark of [marks.worth, marks.spareUp, marks.spareDown]) mark.fill(0);
  const named: Named = { cells: [], owns: [] };
  for (let cell = space.cells - 1; cell >= 0; cell--) {
    const cuboid = cuboids[cell] ?? 0;
    if ((reach[cell] ?? 0) <= (prices.least[cuboid] ?? 0)) continue;
    markSplits(space, marks, cell, cuboid);
    const own = judgeCell(sums, marks, cell, prices.own[cuboid] ?? 0, patience);
    if (own === 0) continue;
    named.cells.push(cell);
    named.owns.push(own);
  }
  return {
    candidates: largestFirst(named),
    gainAt: (cell) => gainOf(kind, sums.first[cell] ?? 0, sums.second[cell] ?? 0),
  };
}

/** The best split of a cell along one dimension, of every mark. */
function markSplits({ sizes, strides }: Space, { worth, spareUp, spareDown }: Marks, cell: number, cuboid: number) {
  for (let dimension = 0; dimension < sizes.length; dimension++) {
    if ((cuboid & (1 << dimension)) !== 0) continue;
    const stride = strides[dimension] ?? 1;
    const end = cell + stride * (sizes[dimension] ?? 0);
    let total = 0;
    let up = 0;
    let down = 0;
    for (let child = cell + stride; child <= end; child += stride) {
      const value = worth[child] ?? 0;
      if (value === 0) continue;
      total += value;
      up += spareUp[child] ?? 0;
      down += spareDown[child] ?? 0;
    }
    if (total > (worth[cell] ?? 0)) worth[cell] = total;
    if (up > (spareUp[cell] ?? 0)) spareUp[cell] = up;
    if (down > (spareDown[cell] ?? 0)) spareDown[cell] = down;
  }
}
