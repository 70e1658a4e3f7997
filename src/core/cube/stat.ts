import { unreachable } from '#core/base/unreachable.ts';
import type { StatArrays } from '#core/cube/cube.ts';
import type { Statistic } from '#core/plan/plan.ts';

/** One statistic of one set of rows; fields that its kind does not have stay at their neutral value. */
export interface Stat {
  readonly n: number;
  readonly sum: number;
  readonly sumSquares: number;
  /** +∞ of no rows. */
  readonly min: number;
  /** −∞ of no rows. */
  readonly max: number;
  /** NaN for a quantile of no rows. */
  readonly value: number;
}

/** The statistic of no rows. */
export const emptyStat: Stat = { n: 0, sum: 0, sumSquares: 0, min: Infinity, max: -Infinity, value: 0 };

export type StatArrayName = keyof StatArrays & keyof Stat;

/** The arrays of one number per slot that a cube holds for a statistic. */
export function statArraysOf(statistic: Statistic): readonly StatArrayName[] {
  switch (statistic.kind) {
    case 'count':
    case 'histogram':
      return ['n'];
    case 'sum':
      return ['n', 'sum'];
    case 'moments':
      return ['n', 'sum', 'sumSquares'];
    case 'extent':
      return ['n', 'min', 'max'];
    case 'distinct':
    case 'daily-distinct':
    case 'quantile':
      return ['n', 'value'];
    default:
      return unreachable(statistic);
  }
}

export function statAt(arrays: StatArrays, index: number): Stat {
  return {
    n: arrays.n[index] ?? 0,
    sum: arrays.sum?.[index] ?? 0,
    sumSquares: arrays.sumSquares?.[index] ?? 0,
    min: arrays.min?.[index] ?? Infinity,
    max: arrays.max?.[index] ?? -Infinity,
    value: arrays.value?.[index] ?? 0,
  };
}
