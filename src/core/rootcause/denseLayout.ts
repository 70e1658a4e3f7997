import type { ElementLayout, Marks, Splitting } from '#core/rootcause/elementIndex.ts';
import type { LeafTable } from '#core/rootcause/leafTable.ts';
import { cellOf, countBits, cuboidsOf, digitOf, elementOf, layoutSpace, type Space } from '#core/rootcause/space.ts';
import { sumUpwards } from '#core/rootcause/sumUpwards.ts';

/**
 * Every element as a cell of one flat array, whether it occurs or not.
 *
 * Cost     O(dimensions · cells) a sum.
 */
export function denseLayout(table: LeafTable, depth: number): ElementLayout {
  const space = layoutSpace(table.sizes);
  const leafCells = cellsOfLeaves(space, table);
  const masks = cuboidsOf(space);
  const above = new Int32Array(1 << space.sizes.length);
  const sum = (values: Float64Array, sums: Float64Array): void => {
    sums.fill(0);
    for (let leaf = 0; leaf < leafCells.length; leaf++) {
      const cell = leafCells[leaf] ?? 0;
      sums[cell] = (sums[cell] ?? 0) + (values[leaf] ?? 0);
    }
    sumUpwards(space, sums);
  };
  return {
    count: space.cells,
    masks,
    occupied: countOccupied(masks, sum, leafCells.length, depth),
    fixedBy: (element) => elementOf(space, element),
    elementFixing: (fixed) => (fixed.some(([d, value]) => value >= (space.sizes[d] ?? 0)) ? -1 : cellOf(space, fixed)),
    sum,
    above: (leaf) => listAbove(space, leafCells[leaf] ?? 0, above),
    openSplitting: () => pullSplits(space, masks),
  };
}

function cellsOfLeaves({ strides }: Space, { codes, leafCount }: LeafTable): Int32Array {
  const cells = new Int32Array(leafCount);
  for (const [dimension, of] of codes.entries()) {
    const stride = strides[dimension] ?? 1;
    for (let leaf = 0; leaf < leafCount; leaf++) cells[leaf] = (cells[leaf] ?? 0) + ((of[leaf] ?? 0) + 1) * stride;
  }
  return cells;
}

function countOccupied(
  masks: Uint32Array,
  sum: ElementLayout['sum'],
  leafCount: number,
  depth: number,
): ElementLayout['occupied'] {
  const leaves = new Float64Array(masks.length);
  sum(new Float64Array(leafCount).fill(1), leaves);
  const counts = new Int32Array((masks.at(-1) ?? 0) + 1);
  for (let cell = 0; cell < masks.length; cell++) {
    const mask = masks[cell] ?? 0;
    if ((leaves[cell] ?? 0) > 0) counts[mask] = (counts[mask] ?? 0) + 1;
  }
  const known = Array.from(counts, (count, mask) => [mask, count] as const);
  return new Map(known.filter(([mask, count]) => count > 0 && countBits(mask) <= depth));
}

function listAbove({ sizes, strides }: Space, leaf: number, above: Int32Array): Int32Array {
  above[0] = leaf;
  for (let dimension = 0; dimension < sizes.length; dimension++) {
    const stride = strides[dimension] ?? 1;
    const step = (Math.floor(leaf / stride) % ((sizes[dimension] ?? 0) + 1)) * stride;
    const so = 1 << dimension;
    for (let k = 0; k < so; k++) above[so + k] = (above[k] ?? 0) - step;
  }
  return above;
}

/** Elements look at the finer ones, where any of these has marks. */
function pullSplits(space: Space, masks: Uint32Array): Splitting {
  const touched = new Uint8Array(space.cells);
  return {
    touched,
    take: (marks, element) => takeSplits(space, marks, element, masks[element] ?? 0),
    pass: (_, element) => {
      for (let dimension = 0; dimension < space.sizes.length; dimension++) {
        touched[element - digitOf(space, element, dimension) * (space.strides[dimension] ?? 1)] = 1;
      }
    },
  };
}

function takeSplits({ sizes, strides }: Space, { worth, spareUp, spareDown }: Marks, cell: number, mask: number): void {
  const isOdds = spareUp.length > 0;
  for (let dimension = 0; dimension < sizes.length; dimension++) {
    if ((mask & (1 << dimension)) !== 0) continue;
    const stride = strides[dimension] ?? 1;
    const end = cell + stride * (sizes[dimension] ?? 0);
    let [total, up, down] = [0, 0, 0];
    for (let child = cell + stride; child <= end; child += stride) {
      const value = worth[child] ?? 0;
      if (value === 0) continue;
      total += value;
      if (!isOdds) continue;
      up += spareUp[child] ?? 0;
      down += spareDown[child] ?? 0;
    }
    if (total > (worth[cell] ?? 0)) worth[cell] = total;
    if (!isOdds) continue;
    if (up > (spareUp[cell] ?? 0)) spareUp[cell] = up;
    if (down > (spareDown[cell] ?? 0)) spareDown[cell] = down;
  }
}
