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
  else
    for (const leaf of changed) addAbove(space, leafCells[leaf] ?? 0, sums, deltaOf(sums, evidence.kind, leaf, a, b));
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
    const [one, other] = [a[leaf] ?? 0, b[leaf] ?? 0];
    first[cell] = one;
    second[cell] = other;
    reach[cell] = Math.max(0, gainOf(kind, one, other));
  }
  for (const sums of [first, second, reach]) sumUpwards(space, sums);
}

type Delta = readonly [first: number, second: number, reach: number];

function deltaOf(sums: DenseSums, kind: LeafEvidence['kind'], leaf: number, a: Float64Array, b: Float64Array): Delta {
  const [from, other] = [sums.lastFirst[leaf] ?? 0, sums.lastSecond[leaf] ?? 0];
  const [to, another] = [a[leaf] ?? 0, b[leaf] ?? 0];
  const reach = Math.max(0, gainOf(kind, to, another)) - Math.max(0, gainOf(kind, from, other));
  return [to - from, another - other, reach];
}

/** To a leaf and everything it lies in. */
function addAbove({ sizes, strides }: Space, leaf: number, sums: DenseSums, [one, other, reach]: Delta): void {
  const above = [leaf];
  for (let dimension = 0; dimension < sizes.length; dimension++) {
    const stride = strides[dimension] ?? 1;
    const step = (Math.floor(leaf / stride) % ((sizes[dimension] ?? 0) + 1)) * stride;
    for (let k = above.length - 1; k >= 0; k--) above.push((above[k] ?? 0) - step);
  }
  for (const cell of above) {
    sums.first[cell] = (sums.first[cell] ?? 0) + one;
    sums.second[cell] = (sums.second[cell] ?? 0) + other;
    sums.reach[cell] = (sums.reach[cell] ?? 0) + reach;
  }
}
