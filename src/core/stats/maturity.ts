import type { DayIndex, DayRange } from '#core/time/period.ts';

const secondsPerDay = 86_400;

/**
 * Whether conversations of a period may still be waiting for their resolution: by the age at which 95 % of those that
 * get resolved have been, some of them are younger than that on the last day of the data.
 *
 * Shapes   `delay95Seconds`: 95th percentile of creation → resolution over cohorts old enough to be settled; null (or
 *          NaN) where it is not known: then nothing is called immature. `lastDay`: the last day that has data, in.
 * Units    days; an age is rounded up, because data end with a day.
 * Source   A simple reading of right-censoring; a survival curve (Kaplan and Meier 1958) would replace it.
 */
export function maturityRule(
  delay95Seconds: number | null,
  lastDay: DayIndex,
): { readonly ageDays: number | null; readonly isImmature: (period: DayRange) => boolean } {
  if (delay95Seconds === null || !Number.isFinite(delay95Seconds)) return { ageDays: null, isImmature: () => false };
  const ageDays = Math.ceil(Math.max(0, delay95Seconds) / secondsPerDay);
  return { ageDays, isImmature: (period) => period.toDay + ageDays > lastDay + 1 };
}
