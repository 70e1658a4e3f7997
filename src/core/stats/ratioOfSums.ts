import { sum } from '#core/base/sum.ts';
import type { Interval } from '#core/stats/proportions.ts';
import { studentReach } from '#core/stats/student.ts';

/** What one cluster (a day, an agent) adds to a ratio of sums. */
export interface Part {
  readonly num: number;
  readonly den: number;
}

export interface Estimate extends Interval {
  readonly value: number;
  readonly standardError: number;
}

/**
 * A ratio of sums with an interval that knows that rows of one cluster are alike.
 *
 * Delta method: the variance of Σ num ÷ Σ den is K ÷ (K − 1) × Σ (num − R den)² ÷ (Σ den)²; Student's t with K − 1.
 *
 * Shapes   clusters without denominator count as clusters; null for fewer than 2 clusters or a denominator of 0.
 * Units    those of num ÷ den.
 * Source   W. G. Cochran, Sampling Techniques, 3rd ed. (1977), 6.3; A. Deng, U. Knoblich, J. Lu (2018), Applying the
 *          delta method in metric analytics, KDD '18, 233–242.
 */
export function ratioOfSums(clusters: readonly Part[], level = 0.95): Estimate | null {
  const pull = pullsOf(clusters);
  if (pull === null || clusters.length < 2) return null;
  return estimateOf(pull.value, varianceOf(pull.pulls), clusters.length - 1, level);
}

/**
 * Change of a ratio of sums between periods whose clusters have nothing to do with each other (days).
 *
 * Source   as above; degrees of freedom by B. L. Welch (1947).
 */
export function ratioChange(baseline: readonly Part[], current: readonly Part[], level = 0.95): Estimate | null {
  const [from, to] = [pullsOf(baseline), pullsOf(current)];
  if (from === null || to === null || baseline.length < 2 || current.length < 2) return null;
  const [a, b] = [varianceOf(from.pulls), varianceOf(to.pulls)];
  const split = a ** 2 / (baseline.length - 1) + b ** 2 / (current.length - 1);
  const freedom = split > 0 ? (a + b) ** 2 / split : Number.POSITIVE_INFINITY;
  return estimateOf(to.value - from.value, a + b, freedom, level);
}

/** Change of a ratio of sums over clusters that stand in both periods (agents); a side may be 0 ÷ 0. */
export function pairedRatioChange(
  clusters: readonly { readonly baseline: Part; readonly current: Part }[],
  level = 0.95,
): Estimate | null {
  const from = pullsOf(clusters.map(({ baseline }) => baseline));
  const to = pullsOf(clusters.map(({ current }) => current));
  if (from === null || to === null || clusters.length < 2) return null;
  const pulls = to.pulls.map((pull, at) => pull - (from.pulls[at] ?? 0));
  return estimateOf(to.value - from.value, varianceOf(pulls), clusters.length - 1, level);
}

/** The ratio, and how far each cluster pulls it. */
function pullsOf(clusters: readonly Part[]): { readonly value: number; readonly pulls: readonly number[] } | null {
  const den = sum(clusters.map((part) => part.den));
  if (!(den > 0)) return null;
  const value = sum(clusters.map((part) => part.num)) / den;
  return { value, pulls: clusters.map((part) => (part.num - value * part.den) / den) };
}

function varianceOf(pulls: readonly number[]): number {
  return (sum(pulls.map((pull) => pull * pull)) * pulls.length) / (pulls.length - 1);
}

function estimateOf(value: number, variance: number, freedom: number, level: number): Estimate {
  const standardError = Math.sqrt(variance);
  const reach = standardError * studentReach(level, freedom);
  return { value, standardError, low: value - reach, high: value + reach };
}
