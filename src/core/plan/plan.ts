import type { Filter } from '#core/table/filter.ts';
import type { DayRange } from '#core/time/period.ts';

/**
 * One question to an engine: statistics of rows, by time bucket and by dimensions.
 *
 * Rows      rows whose date falls in a bucket (all rows in one bucket when `time` is null).
 * Overlap   the ranges of `ranges` may overlap; the days of `days` never do.
 */
export interface CubePlan {
  /** Content hash of the dataset. */
  readonly table: string;
  readonly time: PlanTime | null;
  /** Columns of kind dimension; `[]` asks for totals. */
  readonly by: readonly string[];
  readonly measures: readonly PlanMeasure[];
}

export interface PlanTime {
  readonly column: string;
  readonly buckets:
    | { readonly kind: 'days'; readonly range: DayRange }
    | { readonly kind: 'ranges'; readonly ranges: readonly DayRange[] };
}

export interface PlanMeasure {
  /** Stable key, made by `measureKey`; equal measures have equal keys. */
  readonly key: string;
  readonly statistic: Statistic;
  /** Null only for `count`. */
  readonly column: string | null;
  readonly filter: Filter;
}

/**
 * count           rows that match
 * sum             n of non-missing, their sum
 * moments         n, sum, sum of squares
 * extent          n, min, max
 * distinct        number of distinct non-missing values (not mergeable)
 * daily-distinct  the same per day, summed over the days of the bucket (mergeable over days, not over segments)
 * quantile        n and the exact quantile, type 7 (linear interpolation), of non-missing values (not mergeable)
 * histogram       n of non-missing, and how many of them lie in each of `bins` steps of `width` from 0 up: what is
 *                 below 0 counts in the first, what is above all in the last
 */
export type Statistic =
  | { readonly kind: 'count' }
  | { readonly kind: 'sum' }
  | { readonly kind: 'moments' }
  | { readonly kind: 'extent' }
  | { readonly kind: 'distinct' }
  | { readonly kind: 'daily-distinct' }
  | { readonly kind: 'quantile'; readonly p: number }
  | { readonly kind: 'histogram'; readonly width: number; readonly bins: number };
