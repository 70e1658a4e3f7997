import { sum } from '#core/base/sum.ts';
import { mean } from '#core/stats/centre.ts';
import { longRunNoise } from '#core/stats/noise.ts';
import { movingRanges } from '#core/stats/processBehaviour.ts';
import type { Interval, Proportion } from '#core/stats/proportions.ts';
import { factorOn, weekdayFactors } from '#core/stats/weekday.ts';

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
  const z = counted.map((group) => heightOf(group, centre));
  const sigmaZ = centre > 0 && centre < 1 ? mean(movingRanges(z)) / d2 : 1;
  const limits = groups.map(({ n }): Interval => {
    if (n <= 0) return { low: 0, high: 1 };
    const reach = 3 * chanceSpread(centre, n) * sigmaZ;
    return { low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) };
  });
  return { centre, sigmaZ, limits };
}

/** Standard deviation of a rate that nothing but chance moves. */
export const chanceSpread = (rate: number, n: number): number => Math.sqrt((rate * (1 - rate)) / n);

const heightOf = ({ hits, n }: Proportion, rate: number): number => (hits / n - rate) / chanceSpread(rate, n);

/** What to expect of a day whose weekday is usually `factor` times the level: never past half way to all or nothing. */
export function rateOnDay(level: number, factor: number): number {
  return Math.min(1 - (1 - level) / 2, Math.max(level / 2, level * factor));
}

/**
 * By how much rates of days spread more than chance alone, as a level of several days feels it: never under 1.
 *
 * Laney's σ_z, or the long-run noise where days are like the day before: neighbours alone take days that linger for
 * calm ones, and then a quarter of all fortnights in which nothing happened seem to have moved. A weekly pattern is
 * taken out first; it is no noise.
 *
 * Shapes   one per day from `firstWeekday` (0 = Monday; null: the weekdays are not known), n = 0 for a day without
 *          rows. Null for fewer than `leastDays` with rows.
 */
export function overdispersion(
  days: readonly Proportion[],
  leastDays = 8,
  firstWeekday: number | null = null,
): number | null {
  const counted = days.filter(({ n }) => n > 0);
  if (counted.length < leastDays) return null;
  const level = sum(counted.map(({ hits }) => hits)) / sum(counted.map(({ n }) => n));
  if (!(level > 0 && level < 1)) return 1;
  const factors = firstWeekday === null ? null : weekdayFactors(days.map(shareOf), firstWeekday);
  const heights = days.flatMap((day, at) => {
    if (day.n <= 0) return [];
    return [heightOf(day, rateOnDay(level, factors === null ? 1 : factorOn(factors, at + (firstWeekday ?? 0))))];
  });
  const lasting = longRunNoise(heights.map((value) => ({ value, weight: 1 })));
  return Math.max(1, mean(movingRanges(heights)) / d2, lasting);
}

const shareOf = ({ hits, n }: Proportion): number | null => (n > 0 ? hits / n : null);
