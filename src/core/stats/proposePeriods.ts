import type { Level } from '#core/stats/changePoints.ts';
import type { Comparison, DayIndex } from '#core/time/period.ts';

export interface ProposedPeriods {
  readonly comparison: Comparison;
  /** The first day on the new level. */
  readonly changedOn: DayIndex;
  readonly before: number;
  readonly after: number;
}

/**
 * Two periods that a series itself proposes: before and after its latest change of level.
 *
 * Shapes   of equal length in whole weeks, so that counts and weekdays compare, as long as both levels lasted. Null
 *          where there is one level only, or one of the two did not last a week.
 * Units    `levels` in days from `firstDay`.
 */
export function proposePeriods(levels: readonly Level[], firstDay: DayIndex): ProposedPeriods | null {
  const [before, after] = levels.slice(-2);
  if (before === undefined || after === undefined) return null;
  const length = 7 * Math.floor(Math.min(after.from - before.from, after.to - after.from) / 7);
  if (length === 0) return null;
  const changedOn = firstDay + after.from;
  return {
    comparison: {
      baseline: { fromDay: changedOn - length, toDay: changedOn },
      current: { fromDay: changedOn, toDay: changedOn + length },
    },
    changedOn,
    before: before.level,
    after: after.level,
  };
}
