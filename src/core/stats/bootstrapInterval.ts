import type { Bootstrap, BootstrapWindow } from '#core/stats/bootstrap.ts';
import { normalBelow, normalQuantile } from '#core/stats/normal.ts';
import type { Interval } from '#core/stats/proportions.ts';
import { studentReach } from '#core/stats/student.ts';

/**
 * Interval of a bootstrapped number, honest about how few weeks it comes from.
 *
 * The bias-corrected, accelerated percentiles, stretched around the estimate: k resampled blocks vary less than k new
 * ones by k − 1 : k, and their spread is itself known from some 1.5 (k − 1) degrees of freedom only.
 *
 * Shapes   null with fewer than 2 blocks in a window, or where the statistic was mostly no number.
 * Units    those of the statistic. A stretched end may pass a natural bound (a rate under 0): the caller cuts it.
 * Source   the stretch after T. Hesterberg (2015), What teachers should know about the bootstrap, Am. Stat. 69(4),
 *          371–386; degrees of freedom of overlapping blocks: M. S. Meketon, B. Schmeiser (1984); those of several
 *          windows together: B. L. Welch (1947).
 */
export function bootstrapInterval(boot: Bootstrap, level = 0.95): Interval | null {
  if (boot.windows.some(({ blocks }) => blocks < 2) || boot.draws.length < 40) return null;
  if (Number.isNaN(boot.estimate)) return null;
  const plain = bcaInterval(boot, level);
  const stretch = stretchOf(boot.windows, level);
  return {
    low: boot.estimate + Math.min(0, plain.low - boot.estimate) * stretch,
    high: boot.estimate + Math.max(0, plain.high - boot.estimate) * stretch,
  };
}

/** Each window weighs as much as its days are few: its share of the variance. */
function stretchOf(windows: readonly BootstrapWindow[], level: number): number {
  const total = windows.reduce((sum, { days }) => sum + 1 / days, 0);
  let [variance, doubt] = [0, 0];
  for (const { days, blocks } of windows) {
    const share = 1 / days / total;
    variance += (share * blocks) / (blocks - 1);
    doubt += share ** 2 / (1.5 * (blocks - 1));
  }
  return (studentReach(level, 1 / doubt) * Math.sqrt(variance)) / -normalQuantile((1 - level) / 2);
}

/** Percentiles of the draws. */
export function percentileInterval({ draws }: Pick<Bootstrap, 'draws'>, level = 0.95): Interval {
  const tail = (1 - level) / 2;
  return { low: quantileOf(draws, tail), high: quantileOf(draws, 1 - tail) };
}

/**
 * Percentiles moved for bias and skew.
 *
 * Source   B. Efron (1987), Better bootstrap confidence intervals, J. Am. Stat. Assoc. 82(397), 171–185.
 */
export function bcaInterval({ estimate, draws, acceleration }: Omit<Bootstrap, 'windows'>, level = 0.95): Interval {
  const below = draws.filter((draw) => draw < estimate).length;
  const ties = draws.filter((draw) => draw === estimate).length;
  const share = (below + ties / 2) / draws.length;
  const bias = normalQuantile(Math.min(0.999, Math.max(0.001, share)));
  const moved = (z: number): number => {
    const off = bias + z;
    return normalBelow(bias + off / Math.max(0.1, 1 - acceleration * off));
  };
  const z = normalQuantile((1 - level) / 2);
  return { low: quantileOf(draws, moved(z)), high: quantileOf(draws, moved(-z)) };
}

/**
 * Quantile of ascending values, straight lines between them.
 *
 * Source   R. J. Hyndman, Y. Fan (1996), Am. Stat. 50(4), 361–365, definition 6.
 */
export function quantileOf(sorted: ArrayLike<number>, p: number): number {
  const { length } = sorted;
  const place = Math.min(length, Math.max(1, p * (length + 1)));
  const under = sorted[Math.floor(place) - 1] ?? Number.NaN;
  const over = sorted[Math.ceil(place) - 1] ?? Number.NaN;
  return under + (over - under) * (place - Math.floor(place));
}
