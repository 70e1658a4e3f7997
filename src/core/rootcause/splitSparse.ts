import type { Marks } from '#core/rootcause/judgeCell.ts';
import { rankIn } from '#core/rootcause/sortedKeys.ts';
import { digitOf, type Space } from '#core/rootcause/space.ts';

/** The cells of a cuboid that have marks, ascending. */
export interface MarkedCells extends Marks {
  readonly cells: Float64Array;
}

/**
 * What the parents of some marked cells gain by being split along one dimension, taken into their marks where it is
 * more. The values of sets overlap, so along them only the best child counts: a lower bound that counts no leaf twice.
 *
 * Cost     O(marked cells · log parents).
 */
export function addToParents(
  space: Space,
  dimension: number,
  finer: MarkedCells,
  parents: Float64Array,
  marks: Marks,
  overlap: boolean,
): void {
  const stride = space.strides[dimension] ?? 1;
  const places = Int32Array.from(finer.cells, (cell) =>
    rankIn(parents, cell - digitOf(space, cell, dimension) * stride),
  );
  for (const name of ['worth', 'spareUp', 'spareDown'] as const) {
    const splits = new Map<number, number>();
    places.forEach((place, at) => {
      const [so, more] = [splits.get(place) ?? 0, finer[name][at] ?? 0];
      splits.set(place, overlap ? Math.max(so, more) : so + more);
    });
    const mark = marks[name];
    for (const [place, split] of splits) mark[place] = Math.max(mark[place] ?? 0, split);
  }
}
