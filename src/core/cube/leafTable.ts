import type { Cube, CubeAxis, StatArrays } from '#core/cube/cube.ts';
import type { CubePlan } from '#core/plan/plan.ts';

/**
 * The answer to a `CubePlan` where few of its cells hold anything: the cells that do, each a leaf.
 *
 * Shapes   `codes[axis][leaf]` is an index into that axis's values, 0 for missing, or into its sets where it has tags, 0
 *          for unknown tags: rows with the same tags are one leaf, so that leaves never overlap. Leaves stand in the order of their
 *          cells (last axis fastest), each with at least one row of one measure in one bucket.
 *          Every array of `stats` has `bucketCount * leafCount` entries, index = bucket * leafCount + leaf.
 * Units    as in a cube.
 */
export interface LeafTable {
  readonly plan: CubePlan;
  readonly bucketCount: number;
  readonly leafCount: number;
  readonly axes: readonly LeafAxis[];
  readonly codes: readonly Uint32Array[];
  /** By measure key. */
  readonly stats: { readonly [measureKey: string]: StatArrays };
}

export interface LeafAxis extends CubeAxis {
  /** Of tags: the values in each set, as indexes into `values`, ascending; set 0 is [0], tags that are unknown. */
  readonly sets?: readonly (readonly number[])[];
  /** Of tags of which only some are told apart: how many there are. */
  readonly chosenFrom?: number;
}

/** How many codes leaves may have along an axis. */
export function codeCountOf({ values, sets }: LeafAxis): number {
  return (sets ?? values).length;
}

/** One statistic of a measure in one bucket, by leaf; zeros where it was not asked for. No copy. */
export function leafColumn(
  { stats, leafCount }: LeafTable,
  key: string,
  name: 'n' | 'sum' | 'sumSquares',
  bucket: number,
): Float64Array {
  const values = stats[key]?.[name] ?? new Float64Array((bucket + 1) * leafCount);
  return values.subarray(bucket * leafCount, (bucket + 1) * leafCount);
}

/**
 * The totals of all leaves together, as a cube without axes, for whoever reads cubes.
 *
 * Shapes   counts, sums and sums of squares only.
 * Cost     O(numbers of the table).
 */
export function totalsOf(table: LeafTable): Cube {
  const { plan, bucketCount, leafCount } = table;
  const stats = Object.entries(table.stats).map(([key, { n, sum, sumSquares }]) => {
    const total = (values: Float64Array): Float64Array =>
      Float64Array.from({ length: bucketCount }, (_, bucket) =>
        values.subarray(bucket * leafCount, (bucket + 1) * leafCount).reduce((all, value) => all + value, 0),
      );
    const arrays: StatArrays = {
      n: total(n),
      ...(sum === undefined ? {} : { sum: total(sum) }),
      ...(sumSquares === undefined ? {} : { sumSquares: total(sumSquares) }),
    };
    return [key, arrays] as const;
  });
  return { plan: { ...plan, by: [] }, bucketCount, cellCount: 1, axes: [], stats: Object.fromEntries(stats) };
}
