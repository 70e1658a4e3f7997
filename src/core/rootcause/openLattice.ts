import { denseLattice } from '#core/rootcause/denseLattice.ts';
import type { Lattice } from '#core/rootcause/lattice.ts';
import type { DimensionSets, LeafRows } from '#core/rootcause/leafRows.ts';
import type { Space } from '#core/rootcause/space.ts';

export interface SearchLimits {
  /** How many dimensions an element may fix; all of them where it is absent. */
  readonly depth?: number;
  /** By dimension; absent or null where every leaf has one value. */
  readonly sets?: readonly DimensionSets[];
}

export function openLattice(space: Space, leafCells: Float64Array, _rows: LeafRows, limits: SearchLimits): Lattice {
  return denseLattice(space, leafCells, limits.depth ?? space.sizes.length);
}
