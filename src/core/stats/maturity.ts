import type { DayIndex, DayRange } from '#core/time/period.ts';

/**
 * Whether conversations of a period may still be waiting for their resolution: some of them have not reached the age
 * at which 95 % of those that get resolved have been, by the last day of the data.
 *
 * Shapes   `ageDays`: of the delay curve (`maturityAge`); null (or not finite) where it is not known: then nothing is
 *          called immature. `lastDay`: the last day that has data, in.
 * Units    whole days; rounded up, because data end with a day.
 */
export function maturityRule(
  ageDays: number | null,
  lastDay: DayIndex,
): { readonly ageDays: number | null; readonly isImmature: (period: DayRange) => boolean } {
  if (ageDays === null || !Number.isFinite(ageDays)) return { ageDays: null, isImmature: () => false };
  const whole = Math.ceil(Math.max(0, ageDays));
  return { ageDays: whole, isImmature: (period) => period.toDay + whole > lastDay + 1 };
}
