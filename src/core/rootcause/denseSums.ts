import { gainOf, type LeafEvidence } from '#core/rootcause/evidence.ts';
import type { Space } from '#core/rootcause/space.ts';
import { sumUpwards } from '#core/rootcause/sumUpwards.ts';

/** The evidence of every cell: its two sums, and the most that any split of its leaves could gain. */
export interface DenseSums {
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly reach: Float64Array;
  /** Of the leaves, as they were summed last. */
  readonly lastFirst: Float64Array;
  readonly lastSecond: Float64Array;
}

export function emptySums(cells: number, leaves: number): DenseSums {
  const [first, second, reach] = [new Float64Array(cells), new Float64Array(cells), new Float64Array(cells)];
  return { first, second, reach, lastFirst: new Float64Array(leaves), lastSecond: new Float64Array(leaves) };
}

/**
 * Brings the sums up to date, in place: all anew, or only above the leaves whose evidence changed where they are few.
 *
 * Cost     O(dimensions · cells), or O(2^dimensions) for every leaf that changed.
 */
export function updateSums(space: Space, leafCells: Float64Array, sums: DenseSums, evidence: LeafEvidence): void {
  const [a, b] = evidence.kind === 'score' ? [evidence.u, evidence.v] : [evidence.up, evidence.down];
  const most = Math.floor((space.cells * space.sizes.length) / (4 << space.sizes.length));
  const changed = changedLeaves(sums, a, b, most);
  if (changed === null) sumAll(space, leafCells, sums, evidence.kind, a, b);
  else addChanged(space, leafCells, changed, sums, evidence.kind, a, b);
  sums.lastFirst.set(a);
  sums.lastSecond.set(b);
}

/** Null where they are more than `most`. */
function changedLeaves(sums: DenseSums, a: Float64Array, b: Float64Array, most: number): readonly number[] | null {
  const { lastFirst, lastSecond } = sums;
  const changed: number[] = [];
  for (let leaf = 0; leaf < a.length; leaf++) {
    if (a[leaf] === lastFirst[leaf] && b[leaf] === lastSecond[leaf]) continue;
    if (changed.length >= most) return null;
    changed.push(leaf);
  }
  return changed;
}

function sumAll(
  space: Space,
  leafCells: Float64Array,
  { first, second, reach }: DenseSums,
  kind: LeafEvidence['kind'],
  a: Float64Array,
  b: Float64Array,
): void {
  for (const sums of [first, second, reach]) sums.fill(0);
  for (let leaf = 0; leaf < leafCells.length; leaf++) {
    const cell = leafCells[leaf] ?? 0;
    const one = a[leaf] ?? 0;
    const other = b[leaf] ?? 0;
    first[cell] = one;
    second[cell] = other;
    reach[cell] = Math.max(0, gainOf(kind, one, other));
  }
  for (const sums of [first, second, reach]) sumUpwards(space, sums);
}

/** To every changed leaf and all it lies in. */
function addChanged(
  space: Space,
  leafCells: Float64Array,
  changed: readonly number[],
  sums: DenseSums,
  kind: LeafEvidence['kind'],
  a: Float64Array,
  b: Float64Array,
): void {
  const above = new Int32Array(1 << space.sizes.length);
  for (const leaf of changed) {
    listAbove(space, leafCells[leaf] ?? 0, above);
    const before = sums.lastFirst[leaf] ?? 0;
    const after = a[leaf] ?? 0;
    const otherBefore = sums.lastSecond[leaf] ?? 0;
    const otherAfter = b[leaf] ?? 0;
    const reach = Math.max(0, gainOf(kind, after, otherAfter)) - Math.max(0, gainOf(kind, before, otherBefore));
    addTo(sums.first, above, after - before);
    addTo(sums.second, above, otherAfter - otherBefore);
    addTo(sums.reach, above, reach);
  }
}

function listAbove({ sizes, strides }: Space, leaf: number, above: Int32Array): void {
  above[0] = leaf;
  for (let dimension = 0; dimension < sizes.length; dimension++) {
    const stride = strides[dimension] ?? 1;
    const step = (Math.floor(leaf / stride) % ((sizes[dimension] ?? 0) + 1)) * stride;
    const so = 1 << dimension;
    for (let k = 0; k < so; k++) above[so + k] = (above[k] ?? 0) - step;
  }
}

function addTo(values: Float64Array, cells: Int32Array, amount: number): void {
  for (let k = 0; k < cells.length; k++) {
    const cell = cells[k] ?? 0;
    values[cell] = (values[cell] ?? 0) + amount;
  }
}
