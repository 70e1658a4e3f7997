import { mean, median } from '#core/stats/centre.ts';

/** Seven factors, Monday first; a day's usual level ÷ that of its week. Their mean is 1. */
export type WeekdayFactors = readonly number[];

const flat: WeekdayFactors = [1, 1, 1, 1, 1, 1, 1];
const leastWeeks = 3;

/**
 * What each day of the week usually is of its own week: the median of its ratios to the mean of the 7 days around it.
 *
 * Shapes   one value per day from `firstWeekday` (0 = Monday), null where there is none. All factors are 1 where a
 *          weekday has fewer than 3 ratios, or where a factor would not be a positive number.
 * Units    none: a factor.
 * Source   Ratio to moving average (F. R. Macaulay 1931), with medians for robustness.
 */
export function weekdayFactors(values: readonly (number | null)[], firstWeekday: number): WeekdayFactors {
  const ratios: number[][] = flat.map(() => []);
  values.forEach((value, day) => {
    const around = weekAround(values, day);
    if (value !== null && around !== null && around !== 0) ratios[(day + firstWeekday) % 7]?.push(value / around);
  });
  if (ratios.some((each) => each.length < leastWeeks)) return flat;
  const middles = ratios.map(median);
  const level = mean(middles);
  const factors = middles.map((middle) => middle / level);
  return factors.every((factor) => Number.isFinite(factor) && factor > 0) ? factors : flat;
}

/** A daily series without its weekly pattern. */
export function adjustForWeekday(values: readonly (number | null)[], firstWeekday: number): readonly (number | null)[] {
  const factors = weekdayFactors(values, firstWeekday);
  return withoutWeekday(values, firstWeekday, factors);
}

/** A daily series without a weekly pattern that was learned elsewhere. */
export function withoutWeekday(
  values: readonly (number | null)[],
  firstWeekday: number,
  factors: WeekdayFactors,
): readonly (number | null)[] {
  return values.map((value, day) => (value === null ? null : value / factorOn(factors, day + firstWeekday)));
}

/** The factor of a day so many days after a Monday. */
export const factorOn = (factors: WeekdayFactors, sinceMonday: number): number => factors[sinceMonday % 7] ?? 1;

export const isFlat = (factors: WeekdayFactors): boolean => factors.every((factor) => factor === 1);

/** Mean of the 7 days with `day` in the middle; null where one of them is missing. */
function weekAround(values: readonly (number | null)[], day: number): number | null {
  const week = values.slice(Math.max(0, day - 3), day + 4).filter((value) => value !== null);
  return week.length === 7 ? mean(week) : null;
}
