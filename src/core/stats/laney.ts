import { sum } from '#core/base/sum.ts';
import { mean } from '#core/stats/centre.ts';
import { movingRanges } from '#core/stats/processBehaviour.ts';
import type { Interval, Proportion } from '#core/stats/proportions.ts';

/** Mean moving range of two standard normal numbers (d₂ for n = 2). */
const d2 = 1.128;

export interface LaneyChart {
  /** All hits ÷ all n. */
  readonly centre: number;
  /** Spread between the groups over what chance alone would give: 1 for a binomial, more where rates wander. */
  readonly sigmaZ: number;
  /** One per group, within 0 and 1: a small group has wide limits. */
  readonly limits: readonly Interval[];
}

/**
 * Laney's p′ chart: limits for rates over groups of any size, whose true rate wanders a little by itself.
 *
 * Shapes   groups without n have limits 0 and 1 and no say; null for fewer than 2 groups with n.
 *          σ_z is 1 where every group is all or nothing.
 * Source   D. B. Laney (2002), Improved Control Charts for Attributes, Quality Engineering 14(4), 531–537.
 */
export function laneyChart(groups: readonly Proportion[]): LaneyChart | null {
  const counted = groups.filter(({ n }) => n > 0);
  if (counted.length < 2) return null;
  const centre = sum(counted.map(({ hits }) => hits)) / sum(counted.map(({ n }) => n));
  const spread = (n: number): number => Math.sqrt((centre * (1 - centre)) / n);
  const z = counted.map(({ hits, n }) => (hits / n - centre) / spread(n));
  const sigmaZ = centre > 0 && centre < 1 ? mean(movingRanges(z)) / d2 : 1;
  const limits = groups.map(({ n }): Interval => {
    if (n <= 0) return { low: 0, high: 1 };
    const reach = 3 * spread(n) * sigmaZ;
    return { low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) };
  });
  return { centre, sigmaZ, limits };
}

/** By how much daily rates spread more than chance alone: Laney's σ_z, never under 1. Null for too few days. */
export function overdispersion(days: readonly Proportion[], leastDays = 8): number | null {
  const counted = days.filter(({ n }) => n > 0);
  if (counted.length < leastDays) return null;
  return Math.max(1, laneyChart(counted)?.sigmaZ ?? 1);
}
