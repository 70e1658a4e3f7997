import type { Comparison, DayRange } from '#core/time/period.ts';
import { lengthOf, shiftDays } from '#core/time/range.ts';

/** Pairs of ordinary windows before a comparison, latest first. */
export interface PastPairs {
  readonly pairs: readonly Comparison[];
  /** Days from one pair to the next. */
  readonly stepDays: number;
  /** Windows of different pairs share days, because the data hold too few that do not. */
  readonly overlap: boolean;
}

/** Fewer pairs say too little of what is ordinary; beyond the most, older ones add little. */
export const leastPairs = 8;
const mostPairs = 24;
const week = 7;

/**
 * The comparison, moved back by whole weeks as often as the data allow: the same lengths, the same distance, the same
 * weekdays. All end before the current period begins.
 *
 * Windows touch where that gives enough pairs; else they start closer together, by a week at the least.
 *
 * Shapes   `isUsable`: false for a window that is not to be learnt from, as an immature one.
 */
export function pastPairs(
  { baseline, current }: Comparison,
  extent: DayRange,
  isUsable: (window: DayRange) => boolean,
): PastPairs {
  const longest = Math.max(lengthOf(baseline), lengthOf(current));
  const touching = week * Math.ceil(longest / week);
  const pairsEvery = (step: number): readonly Comparison[] => {
    const pairs: Comparison[] = [];
    for (let back = touching; pairs.length < mostPairs; back += step) {
      const pair = { baseline: shiftDays(baseline, -back), current: shiftDays(current, -back) };
      if (Math.min(pair.baseline.fromDay, pair.current.fromDay) < extent.fromDay) break;
      if (isUsable(pair.baseline) && isUsable(pair.current)) pairs.push(pair);
    }
    return pairs;
  };
  let step = touching;
  while (step > week && pairsEvery(step).length < leastPairs) step -= week;
  return { pairs: pairsEvery(step), stepDays: step, overlap: step < longest };
}
