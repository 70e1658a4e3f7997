import type { CubePlan } from '#core/plan/plan.ts';

/**
 * The answer to a `CubePlan`: one statistic per measure, bucket and cell.
 *
 * Shapes   a cell is a combination of axis values, last axis fastest; axis value index 0 is missing (null).
 *          Along an axis of tags a row is in the cell of each of its tags, in none where it has none, and in cell 0
 *          where they are unknown. `cellCount` = product of axis lengths (1 when there are none).
 *          Every array of `stats` but `counts` has `bucketCount * cellCount` entries, index = bucket * cellCount + cell.
 *          With time buckets of kind 'days', bucket b is day `range.fromDay + b`.
 * Units    those of the measure's column. Of no rows: min is +∞, max −∞, a quantile NaN, everything else 0.
 */
export interface Cube {
  readonly plan: CubePlan;
  readonly bucketCount: number;
  readonly cellCount: number;
  readonly axes: readonly CubeAxis[];
  /** By measure key. */
  readonly stats: { readonly [measureKey: string]: StatArrays };
}

export interface CubeAxis {
  readonly column: string;
  /** Index 0 is null (missing); the rest is the column's dictionary. */
  readonly values: readonly (string | null)[];
  /** Of tags: a row may be in several cells or in none, so that cells along this axis never merge. */
  readonly overlaps?: true;
}

/** Only the arrays that the statistic needs are there: see `Statistic`. */
export interface StatArrays {
  readonly n: Float64Array;
  readonly sum?: Float64Array;
  readonly sumSquares?: Float64Array;
  readonly min?: Float64Array;
  readonly max?: Float64Array;
  /** Of distinct, daily-distinct and quantile: the finished number (NaN where n is 0 for a quantile). */
  readonly value?: Float64Array;
  /** Of a histogram: its bins, slot after slot; entry = slot * bins + bin. */
  readonly counts?: Float64Array;
}
