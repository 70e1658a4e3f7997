import type { LeafTable } from '#core/rootcause/leafTable.ts';
import type { Cuboid } from '#core/rootcause/sparseCuboids.ts';

/** How the sums of a cuboid come about: added up entry by entry, from leaves or from the elements of a finer one. */
interface SumStep {
  /** Element to add to, by entry. */
  readonly to: Int32Array;
  /** Leaf by entry, or the first of the finer elements, which follow. */
  readonly from: Int32Array | number;
}

/**
 * Each cuboid is summed from the smallest finer one, or from the leaves where that is as quick. A dimension of sets is
 * never summed up: its leaves lie in several values at once and would count several times.
 *
 * Shapes   result: from fine to coarse.
 * Cost     O(leaves · cuboids).
 */
export function planSums({ sizes, sets }: LeafTable, byMask: ReadonlyMap<number, Cuboid>): readonly SumStep[] {
  const free = [...sizes.keys()].filter((dimension) => sets[dimension] === null);
  return [...byMask.values()].reverse().map((cuboid) => {
    const { mask, elements, leaves } = cuboid;
    const finer = free.flatMap((d) => ((mask & (1 << d)) === 0 ? (byMask.get(mask | (1 << d)) ?? []) : []));
    const [smallest] = finer.sort((a, b) => a.keys.length - b.keys.length);
    return smallest === undefined || 2 * smallest.keys.length > leaves.length
      ? { to: elements, from: leaves }
      : { to: coarserOf(smallest, cuboid), from: smallest.first };
  });
}

/** Both have the same entries in the same order. */
function coarserOf(finer: Cuboid, { elements }: Cuboid): Int32Array {
  const to = new Int32Array(finer.keys.length);
  for (let entry = 0; entry < elements.length; entry++) {
    to[(finer.elements[entry] ?? 0) - finer.first] = elements[entry] ?? 0;
  }
  return to;
}

export function runSums(steps: readonly SumStep[], values: Float64Array, sums: Float64Array): void {
  sums.fill(0);
  for (const { to, from } of steps) {
    if (typeof from === 'number') addRange(to, from, sums);
    else addLeaves(to, from, values, sums);
  }
}

function addRange(to: Int32Array, from: number, sums: Float64Array): void {
  for (let at = 0; at < to.length; at++) sums[to[at] ?? 0] = (sums[to[at] ?? 0] ?? 0) + (sums[from + at] ?? 0);
}

function addLeaves(to: Int32Array, from: Int32Array, values: Float64Array, sums: Float64Array): void {
  for (let at = 0; at < to.length; at++) {
    const element = to[at] ?? 0;
    sums[element] = (sums[element] ?? 0) + (values[from[at] ?? 0] ?? 0);
  }
}
