import { err, ok, type Result } from '#core/base/result.ts';
import { normalBelow } from '#core/stats/normal.ts';
import type { Interval } from '#core/stats/proportions.ts';
import type { Part } from '#core/stats/ratioOfSums.ts';
import { studentReach } from '#core/stats/student.ts';

export interface PaceTask {
  /** `total`: num adds up over the days. `ratio`: Σ num ÷ Σ den. */
  readonly kind: 'total' | 'ratio';
  /** Day by day up to the last day known, without a gap; the last `elapsed` of them are in the period. */
  readonly days: readonly Part[];
  readonly elapsed: number;
  /** Days of the period still to come. */
  readonly left: number;
  readonly level?: number;
}

export interface Pace extends Interval {
  /** Where the period ends up, if the days to come are like the last four weeks. */
  readonly projected: number;
  /** Null before its first day, or with no denominator so far. */
  readonly soFar: number | null;
  /** Standard deviation of what such a projection missed by, at past days; how many that is worth. */
  readonly spread: number;
  readonly tried: number;
}

export type PaceError =
  | { readonly code: 'no-rows' }
  | { readonly code: 'short-history'; readonly tried: number; readonly needs: number };

const basisDays = 28;
const leastTried = 4;

/**
 * Where a period is heading, from its days so far and the last four weeks, weekday by weekday.
 *
 * The interval is the series' own: the same projection is made from every past day that had four weeks before it, for
 * a period cut alike, and what it missed by sets the width.
 *
 * Shapes   `tried` counts past periods that do not overlap; overlapping ones are worth half as much again.
 * Units    those of the metric; the interval holds with chance `level` (0.8), as long as the series goes on as it has.
 * Cost     O(days × (elapsed + left)).
 * Source   Prediction intervals from out-of-sample errors: L. J. Tashman (2000), Out-of-sample tests of forecasting
 *          accuracy, Int. J. Forecasting 16(4), 437–450 (rolling origin).
 */
export function projectPace({ kind, days, elapsed, left, level = 0.8 }: PaceTask): Result<Pace, PaceError> {
  const now = days.length;
  const read = kind === 'total' ? totalOf : ratioOf;
  const misses: number[] = [];
  for (let origin = Math.max(basisDays, elapsed); origin + left <= now; origin++) {
    const actual = read(days.slice(origin - elapsed, origin + left));
    const miss = actual - projectionAt(days, origin, elapsed, left, read);
    if (Number.isFinite(miss)) misses.push(miss);
  }
  const tried = Math.floor(1 + (misses.length - 1) / Math.max(1, left));
  if (tried < leastTried) return err({ code: 'short-history', tried: Math.max(0, tried), needs: leastTried });
  const projected = projectionAt(days, now, elapsed, left, read);
  if (!Number.isFinite(projected)) return err({ code: 'no-rows' });
  const spread = Math.sqrt(misses.reduce((total, miss) => total + miss * miss, 0) / misses.length);
  const reach = spread * studentReach(level, 1.5 * tried);
  const past = read(days.slice(now - elapsed));
  const soFar = elapsed > 0 && Number.isFinite(past) ? past : null;
  return ok({ projected, low: projected - reach, high: projected + reach, soFar, spread, tried });
}

/**
 * The chance of ending on the good side of a target: that of a normal number around the projection, spread as past
 * projections missed.
 *
 * Units    0 to 1.
 */
export function chanceToMeet({ projected, spread }: Pace, target: number, direction: 'higher' | 'lower'): number {
  const ahead = direction === 'higher' ? projected - target : target - projected;
  if (spread === 0) return ahead >= 0 ? 1 : 0;
  return normalBelow(ahead / spread);
}

type Read = (days: readonly Part[]) => number;

/** The elapsed days as they are, and every day to come as the mean of the last four of its weekday. */
function projectionAt(days: readonly Part[], origin: number, elapsed: number, left: number, read: Read): number {
  const coming = Array.from({ length: left }, (_, at): Part => {
    const alike = [1, 2, 3, 4].map((weeks) => days[origin + (at % 7) - 7 * weeks] ?? { num: 0, den: 0 });
    const meanOf = (key: keyof Part) => alike.reduce((total, part) => total + part[key], 0) / alike.length;
    return { num: meanOf('num'), den: meanOf('den') };
  });
  return read([...days.slice(origin - elapsed, origin), ...coming]);
}

const totalOf: Read = (days) => days.reduce((total, { num }) => total + num, 0);

const ratioOf: Read = (days) => totalOf(days) / days.reduce((total, { den }) => total + den, 0);
