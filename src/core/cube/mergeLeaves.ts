import type { StatArrays } from '#core/cube/cube.ts';
import { codeCountOf, type LeafTable } from '#core/cube/leafTable.ts';

/** Which leaf of a coarser table every leaf goes to, in the order in which the coarser ones first occur. */
export interface LeafGroups {
  readonly count: number;
  readonly ofLeaf: Uint32Array;
}

/** Leaves by their values along some axes only: groups that stand already, split by one more axis. Cost: O(leaves). */
export function splitGroups({ ofLeaf }: LeafGroups, codes: Uint32Array, valueCount: number): LeafGroups {
  const known = new Map<number, number>();
  const next = ofLeaf.map((group, leaf) => {
    const key = group * valueCount + (codes[leaf] ?? 0);
    const place = known.get(key) ?? known.size;
    known.set(key, place);
    return place;
  });
  return { count: known.size, ofLeaf: next };
}

/**
 * The same table with fewer axes: leaves that differ in the others only are one.
 *
 * Shapes   axes: indexes of those that stay, ascending. Counts, sums and sums of squares only.
 * Cost     O(numbers of the table).
 */
export function mergeLeaves(table: LeafTable, axes: readonly number[]): LeafTable {
  if (axes.length === table.axes.length) return table;
  const groups = axes.reduce((so, axis) => {
    const of = table.axes[axis];
    return splitGroups(so, table.codes[axis] ?? new Uint32Array(), of === undefined ? 1 : codeCountOf(of));
  }, oneGroup(table.leafCount));
  const codes = axes.map((axis) => {
    const ofGroup = new Uint32Array(groups.count);
    groups.ofLeaf.forEach((group, leaf) => {
      ofGroup[group] = table.codes[axis]?.[leaf] ?? 0;
    });
    return ofGroup;
  });
  const stats = Object.entries(table.stats).map(([key, arrays]) => [key, addUp(arrays, groups, table)] as const);
  return {
    plan: { ...table.plan, by: axes.map((axis) => table.plan.by[axis] ?? '') },
    bucketCount: table.bucketCount,
    leafCount: groups.count,
    axes: axes.flatMap((axis) => table.axes[axis] ?? []),
    codes,
    stats: Object.fromEntries(stats),
  };
}

export function oneGroup(leafCount: number): LeafGroups {
  return { count: Math.min(1, leafCount), ofLeaf: new Uint32Array(leafCount) };
}

function addUp({ n, sum, sumSquares }: StatArrays, groups: LeafGroups, table: LeafTable): StatArrays {
  const total = (values: Float64Array): Float64Array => {
    const merged = new Float64Array(groups.count * table.bucketCount);
    for (let bucket = 0; bucket < table.bucketCount; bucket++) {
      for (let leaf = 0; leaf < table.leafCount; leaf++) {
        const place = bucket * groups.count + (groups.ofLeaf[leaf] ?? 0);
        merged[place] = (merged[place] ?? 0) + (values[bucket * table.leafCount + leaf] ?? 0);
      }
    }
    return merged;
  };
  return {
    n: total(n),
    ...(sum === undefined ? {} : { sum: total(sum) }),
    ...(sumSquares === undefined ? {} : { sumSquares: total(sumSquares) }),
  };
}
