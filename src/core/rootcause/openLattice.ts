import { denseLattice } from '#core/rootcause/denseLattice.ts';
import type { Lattice } from '#core/rootcause/lattice.ts';
import type { DimensionSets, LeafRows } from '#core/rootcause/leafRows.ts';
import { layoutSpace, type Space } from '#core/rootcause/space.ts';
import { sparseLattice } from '#core/rootcause/sparseLattice.ts';

export interface SearchLimits {
  /** How many dimensions an element may fix; as many as the lattice bears where it is absent. */
  readonly depth?: number;
  /** By dimension; absent or null where every leaf has one value. The space of the leaves has a value for every set. */
  readonly sets?: readonly DimensionSets[];
}

const mostCells = 8_000_000;
const thinnest = 50;
/** Entries that a sparse lattice may roll up; so much memory and time is always borne for elements of three dimensions. */
const mostEntries = 32_000_000;
const leastDepth = 3;

/**
 * The dense lattice, or the sparse one where most of the elements do not occur, where there are too many, and where
 * dimensions hold sets.
 */
export function openLattice(space: Space, leafCells: Float64Array, rows: LeafRows, limits: SearchLimits): Lattice {
  const depth = limits.depth ?? space.sizes.length;
  const thin = space.cells > mostCells || space.cells > thinnest * leafCells.length;
  if (!thin && rows.sets.every((sets) => sets === null)) return denseLattice(space, leafCells, depth);
  const sizes = space.sizes.map((size, dimension) => valuesOf(rows.sets[dimension] ?? null, size));
  return sparseLattice(layoutSpace(sizes), rows, Math.min(depth, deepest(sizes.length, rows.count)));
}

/** How many dimensions may be fixed so that the cuboids times the leaves stay under the most entries. */
function deepest(dimensions: number, leaves: number): number {
  let [depth, cuboids, ofLayer] = [0, 0, 1];
  while (depth < dimensions) {
    ofLayer = (ofLayer * (dimensions - depth)) / (depth + 1);
    cuboids += ofLayer;
    if (depth >= leastDepth && cuboids * leaves > mostEntries) break;
    depth += 1;
  }
  return depth;
}

function valuesOf(sets: DimensionSets, size: number): number {
  return sets === null ? size : sets.reduce((most, set) => Math.max(most, ...set.map((value) => value + 1)), 0);
}
