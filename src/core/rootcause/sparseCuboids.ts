import type { DimensionSets, LeafRows } from '#core/rootcause/leafRows.ts';
import { placeRows } from '#core/rootcause/placeRows.ts';
import { layoutSpace, type Space } from '#core/rootcause/space.ts';

/** The elements of a cuboid that occur, and where what they are summed from goes. */
export interface SparseCuboid {
  /** A bit per fixed dimension. */
  readonly bits: number;
  /** Cells of the elements, ascending. */
  readonly cells: Float64Array;
  /** What it is rolled up from: a finer cuboid by its bits, or leaves (null). */
  readonly from: number | null;
  /** Per entry of what it is rolled up from, the place among `cells`. */
  readonly places: Int32Array;
  /** Only from leaves, where sets stand in several elements: the leaf of every entry. Null: the leaves as they are. */
  readonly leaves: Uint32Array | null;
}

/**
 * Every cuboid of up to `depth` dimensions, finest layer first, each rolled up from the smallest finer one. A dimension
 * of sets is never rolled up: its leaves lie in several values at once and would count several times.
 *
 * Shapes   result: by bits; absent for those that fix nothing or too much.
 * Cost     O(Σ over cuboids of what each is rolled up from), once; 4 bytes for each such entry are kept.
 */
export function buildCuboids(space: Space, rows: LeafRows, depth: number): ReadonlyMap<number, SparseCuboid> {
  const all = Array.from({ length: 1 << space.sizes.length }, (_, bits) => bits);
  const wanted = all.filter((bits) => bits > 0 && countBits(bits) <= depth);
  const built = new Map<number, SparseCuboid>();
  const ofSets = rows.sets.reduce((bits, sets, dimension) => (sets === null ? bits : bits | (1 << dimension)), 0);
  for (const bits of wanted.sort((a, b) => countBits(b) - countBits(a) || a - b)) {
    const parent = smallestParent(built, space.sizes.length, bits, ofSets);
    built.set(bits, parent === null ? fromLeaves(space, rows, bits) : fromParent(space, parent, bits));
  }
  return built;
}

export function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest > 0; rest &= rest - 1) count += 1;
  return count;
}

function smallestParent(built: ReadonlyMap<number, SparseCuboid>, dimensions: number, bits: number, ofSets: number) {
  let smallest: SparseCuboid | null = null;
  for (let dimension = 0; dimension < dimensions; dimension++) {
    const bit = 1 << dimension;
    const finer = (bits & bit) === 0 && (ofSets & bit) === 0 ? built.get(bits | bit) : undefined;
    if (finer !== undefined && (smallest === null || finer.cells.length < smallest.cells.length)) smallest = finer;
  }
  return smallest;
}

/** The cells of a finer cuboid without the digit of the one dimension that it fixes more. */
function fromParent({ sizes, strides }: Space, parent: SparseCuboid, bits: number): SparseCuboid {
  const extra = Math.log2(parent.bits & ~bits);
  const [stride, base] = [strides[extra] ?? 1, (sizes[extra] ?? 0) + 1];
  const keys = new Float64Array(parent.cells.length);
  for (let i = 0; i < keys.length; i++) {
    const cell = parent.cells[i] ?? 0;
    const above = Math.floor(cell / stride);
    keys[i] = cell - (above - Math.floor(above / base) * base) * stride;
  }
  return { bits, from: parent.bits, leaves: null, ...placeRows({ cells: Number.POSITIVE_INFINITY }, keys) };
}

function fromLeaves(space: Space, rows: LeafRows, bits: number): SparseCuboid {
  const fixed = layoutSpace(space.sizes.filter((_, dimension) => (bits & (1 << dimension)) !== 0));
  let keys = new Float64Array(rows.count);
  let leaves: Uint32Array | null = null;
  let at = 0;
  for (const [dimension, codes] of rows.codes.entries()) {
    if ((bits & (1 << dimension)) === 0) continue;
    const stride = fixed.strides[at++] ?? 1;
    const sets = rows.sets[dimension] ?? null;
    if (sets === null) {
      for (let i = 0; i < keys.length; i++) keys[i] = (keys[i] ?? 0) + ((codes[leaves?.[i] ?? i] ?? 0) + 1) * stride;
    } else {
      ({ keys, leaves } = spreadSets(sets, codes, stride, keys, leaves));
    }
  }
  const { cells, places } = placeRows(fixed, keys);
  return { bits, from: null, leaves, cells: liftCells(space, fixed, bits, cells), places };
}

/** Cells of the fixed dimensions alone, as cells of the whole space, in place. */
function liftCells({ strides }: Space, fixed: Space, bits: number, cells: Float64Array): Float64Array {
  const wide = strides.filter((_, dimension) => (bits & (1 << dimension)) !== 0);
  for (let i = 0; i < cells.length; i++) {
    let rest = cells[i] ?? 0;
    let cell = 0;
    for (const [at, stride] of fixed.strides.entries()) {
      const digit = Math.floor(rest / stride);
      rest -= digit * stride;
      cell += digit * (wide[at] ?? 1);
    }
    cells[i] = cell;
  }
  return cells;
}

/** One entry for every value of every set. */
function spreadSets(
  sets: NonNullable<DimensionSets>,
  codes: Uint32Array,
  stride: number,
  keys: Float64Array,
  leaves: Uint32Array | null,
): { readonly keys: Float64Array<ArrayBuffer>; readonly leaves: Uint32Array<ArrayBuffer> } {
  const setOf = (i: number): readonly number[] => sets[codes[leaves?.[i] ?? i] ?? 0] ?? [];
  let total = 0;
  for (let i = 0; i < keys.length; i++) total += setOf(i).length;
  const spread = { keys: new Float64Array(total), leaves: new Uint32Array(total) };
  let at = 0;
  for (let i = 0; i < keys.length; i++) {
    for (const value of setOf(i)) {
      spread.keys[at] = (keys[i] ?? 0) + (value + 1) * stride;
      spread.leaves[at++] = leaves?.[i] ?? i;
    }
  }
  return spread;
}
