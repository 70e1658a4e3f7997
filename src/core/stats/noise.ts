import { mean, median } from '#core/stats/centre.ts';
import type { Weighted } from '#core/stats/segmentCost.ts';

/** Standard deviation of a normal number over its median absolute deviation. */
const perMad = 1.482602218505602;
/** Mean distance of two normal numbers over their standard deviation. */
const d2 = 1.1283791670955126;
/** Steps count up to so many standard deviations, and this is then the mean square of normal ones. */
const reach = 3;
const meanSquare = 0.995;

/**
 * Standard deviation of the noise of one unit of weight, blind to steps and slow trends.
 *
 * From the differences of neighbours, each brought to unit weight: their median absolute deviation, then once more
 * from their squares cut at 3 of those (three times as exact); where most neighbours are equal, from the mean
 * difference.
 *
 * Shapes   `apart`: how many points lie between neighbours. 0 for a series that never moves, or is too short.
 * Source   F. R. Hampel (1974) for the MAD; P. J. Huber (1964) for the second step; differences as in Killick et al.
 *          (2012), section 5.
 */
export function noiseOf(points: readonly Weighted[], apart = 1): number {
  const counted = points.filter(({ weight }) => weight > 0);
  if (counted.length <= apart) return 0;
  const steps = counted.slice(apart).map((point, at) => {
    const before = counted[at] ?? point;
    return (point.value - before.value) * Math.sqrt((point.weight * before.weight) / (point.weight + before.weight));
  });
  const middle = median(steps);
  const rough = perMad * median(steps.map((step) => Math.abs(step - middle)));
  if (rough === 0) return mean(steps.map(Math.abs)) * (Math.SQRT2 / d2);
  return Math.sqrt(mean(steps.map((step) => Math.min(step * step, (reach * rough) ** 2))) / meanSquare);
}

/**
 * Noise as a level feels it: that of a sum over many days, ÷ √days, where a day is like the day before.
 *
 * Neighbours that are alike differ less than days further apart: from the two comes what one day keeps of the last.
 *
 * Shapes   as `noiseOf` where days do not linger.
 * Source   The long-run variance σ² (1 + ρ) ÷ (1 − ρ) of a series that keeps ρ of the day before; by differences, so
 *          that a step does not pass for memory (P. Hall, J. W. Kay, D. M. Titterington 1990, Biometrika 77(3)).
 */
export function longRunNoise(points: readonly Weighted[]): number {
  const near = noiseOf(points) ** 2;
  const far = mean([4, 5, 6].map((apart) => noiseOf(points, apart) ** 2));
  if (far <= near) return Math.sqrt(near);
  const kept = Math.min(mostKept, 1 - near / far);
  return Math.sqrt((far * (1 + kept)) / (1 - kept));
}

const mostKept = 0.7;
