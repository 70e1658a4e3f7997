import { longRunNoise } from '#core/stats/noise.ts';
import { pelt } from '#core/stats/partition.ts';
import { segmentCost, type Weighted, weightedMean } from '#core/stats/segmentCost.ts';
import { adjustForWeekday } from '#core/stats/weekday.ts';

/** A stretch of days on one level. */
export interface Level {
  /** Days from the start of the series; `to` is not in. */
  readonly from: number;
  readonly to: number;
  readonly level: number;
}

const leastDays = 7;

/**
 * The stretches of a daily series that keep one level each: where one ends, the series changed.
 *
 * L2 cost on the weekday-adjusted series, penalty 3σ² log n per change, no stretch of fewer than 7 days with a value.
 * σ is the long-run noise: with that of neighbours alone, days that are like the day before pass for changes.
 *
 * Shapes   one value per day from `firstWeekday` (0 = Monday), null where there is none; levels touch and cover the
 *          days from the first to the last value. Empty where there is no value.
 * Units    levels are those of the series, without its weekly pattern.
 * Source   as `pelt`; the penalty is the usual multiple of Schwarz's, as false changes mislead more than late ones.
 */
export function findLevels(values: readonly (number | null)[], firstWeekday: number): readonly Level[] {
  const days: number[] = [];
  const points: Weighted[] = [];
  adjustForWeekday(values, firstWeekday).forEach((value, day) => {
    if (value === null) return;
    days.push(day);
    points.push({ value, weight: 1 });
  });
  const length = points.length;
  if (length === 0) return [];
  const cuts = pelt({ length, cost: segmentCost(points), penalty: penaltyOf(points), leastLength: leastDays });
  return [0, ...cuts].map((from, at) => {
    const to = cuts[at] ?? length;
    const level = weightedMean(points.slice(from, to));
    return { from: days[from] ?? 0, to: days[to] ?? values.length, level };
  });
}

export interface Since {
  /** The first day on the new level, in days from the start of the series. */
  readonly day: number;
  readonly before: number;
  readonly after: number;
  /** Share of the series' own movement that this one step explains, 0 to 1. */
  readonly explained: number;
  /** Whether the step saves more than the price of a change point: if not, it is the best of a poor choice. */
  readonly isClear: boolean;
}

/**
 * Since when: the day that best splits a segment's own series in two levels.
 *
 * Shapes   one point per day; days of weight 0 have no say. Null where neither side could have `least` such days, or
 *          the series never moves. Of equally good days the first.
 * Units    those of the values; weights are the rows behind each value.
 * Cost     O(days).
 */
export function sinceWhen(points: readonly Weighted[], least: number = leastDays): Since | null {
  const days = points.flatMap(({ weight }, day) => (weight > 0 ? [day] : []));
  const counted = points.filter(({ weight }) => weight > 0);
  const cost = segmentCost(counted);
  const whole = cost(0, counted.length);
  let best = { cut: -1, left: whole };
  for (let cut = least; cut <= counted.length - least; cut++) {
    const left = cost(0, cut) + cost(cut, counted.length);
    if (left < best.left) best = { cut, left };
  }
  if (best.cut < 0) return null;
  return {
    day: days[best.cut] ?? 0,
    before: weightedMean(counted.slice(0, best.cut)),
    after: weightedMean(counted.slice(best.cut)),
    explained: 1 - best.left / whole,
    isClear: whole - best.left > penaltyOf(counted),
  };
}

function penaltyOf(points: readonly Weighted[]): number {
  return 3 * longRunNoise(points) ** 2 * Math.log(points.length);
}
