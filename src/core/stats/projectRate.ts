import { err, ok, type Result } from '#core/base/result.ts';
import { type FollowedOn, isResolved, watchedOf } from '#core/stats/cohorts.ts';
import { ageAtShare, chanceLater, type DelayCurve, delayCurve } from '#core/stats/delayCurve.ts';
import { countOf, type Followed } from '#core/stats/equalAge.ts';
import type { Interval, Proportion } from '#core/stats/proportions.ts';
import { studentReach } from '#core/stats/student.ts';
import type { DayIndex, DayRange } from '#core/time/period.ts';

export interface ProjectionTask {
  /** All conversations, of the period and before it. */
  readonly conversations: readonly FollowedOn[];
  readonly period: DayRange;
  /** The first day after the data. */
  readonly endDay: DayIndex;
  readonly level?: number;
}

export interface RateProjection extends Interval {
  /** The rate that the period is heading for. */
  readonly rate: number;
  readonly soFar: Proportion;
  /** How much more past periods of this age missed their projection by than chance alone: a factor of the variance. */
  readonly dispersion: number;
  /** Past periods that it was tried on. */
  readonly tried: number;
}

export type ProjectionError =
  | { readonly code: 'no-rows' }
  /** The delay curve does not level off in the data. */
  | { readonly code: 'curve-not-settled' }
  | { readonly code: 'short-history'; readonly tried: number; readonly needs: number };

const leastTried = 4;
/** Chance alone has the say of so many past periods: with few of them, their luck is not taken for calm. */
const chanceCounts = 2;
/** A past period counts as settled at the age by which this share of the plateau is reached. */
const settledShare = 0.995;

/**
 * What an immature period's resolution rate will be, with an interval.
 *
 * Each unresolved conversation still has the chance that the delay curve leaves at its age. The same projection is
 * made for every settled past period of the same length as it stood at the same age, with a curve that has not seen
 * it; how far those were off, over what chance alone allows, sets the width: that is how much cohorts differ. It holds
 * for a period that resolves as past ones did: a new bottleneck is not foreseen.
 *
 * Units    shares; the interval holds with chance `level` (0.8).
 * Cost     O(past periods × kinds of conversations × log).
 */
export function projectRate(task: ProjectionTask): Result<RateProjection, ProjectionError> {
  const { conversations, period, endDay, level = 0.8 } = task;
  const inPeriod = within(conversations, period);
  const past = conversations.filter(({ day }) => day < period.fromDay);
  if (countOf(inPeriod) === 0) return err({ code: 'no-rows' });
  const curve = curveOf(past);
  if (curve === null) return err({ code: 'curve-not-settled' });
  const misses = pastWindows(task, ageAtShare(curve, settledShare)).flatMap((window) => {
    const miss = missOf(past, window, window.fromDay + endDay - period.fromDay, endDay);
    return miss === null ? [] : [miss];
  });
  if (misses.length < leastTried) return err({ code: 'short-history', tried: misses.length, needs: leastTried });
  const freedom = misses.length + chanceCounts;
  const dispersion = (misses.reduce((total, miss) => total + miss, 0) + chanceCounts) / freedom;
  const soFar = { hits: countOf(inPeriod.filter(isResolved)), n: countOf(inPeriod) };
  const { expected, variance } = outlook(inPeriod, curve);
  const rate = expected / soFar.n;
  const reach = (studentReach(level, freedom) * Math.sqrt(variance * dispersion)) / soFar.n;
  const least = soFar.hits / soFar.n;
  return ok({
    rate,
    low: Math.max(least, rate - reach),
    high: Math.min(1, rate + reach),
    soFar,
    dispersion,
    tried: misses.length,
  });
}

/** Periods of the same length and weekdays before this one, latest first, whose end is `settledDays` old. */
function pastWindows({ conversations, period, endDay }: ProjectionTask, settledDays: number): readonly DayRange[] {
  const length = period.toDay - period.fromDay;
  const step = Math.ceil(length / 7) * 7;
  const first = conversations.reduce((least, { day }) => Math.min(least, day), Number.POSITIVE_INFINITY);
  const windows: DayRange[] = [];
  for (let fromDay = period.fromDay - step; fromDay >= first; fromDay -= step) {
    const toDay = fromDay + length;
    if (endDay - toDay >= settledDays) windows.push({ fromDay, toDay });
  }
  return windows;
}

/** Squared miss of a past period's projection over its binomial variance; null where chance knows no such miss. */
function missOf(past: readonly FollowedOn[], window: DayRange, asOf: DayIndex, endDay: DayIndex): number | null {
  const truth = within(past, window);
  if (countOf(truth) === 0) return null;
  const curve = curveOf(past.filter(({ day }) => day < window.fromDay || day >= window.toDay));
  if (curve === null) return null;
  const { expected, variance } = outlook(
    truth.map((each) => asKnown(each, endDay - asOf)),
    curve,
  );
  const miss = countOf(truth.filter(isResolved)) - expected;
  if (variance > 0) return miss ** 2 / variance;
  return miss === 0 ? 0 : null;
}

/** What was known of a conversation so many days before the data end. */
function asKnown({ followedDays, resolvedAfterDays, count = 1 }: Followed, earlierDays: number): Followed {
  const followed = Math.max(0, followedDays - earlierDays);
  const isKnown = resolvedAfterDays !== null && resolvedAfterDays <= followed;
  return { followedDays: followed, resolvedAfterDays: isKnown ? resolvedAfterDays : null, count };
}

function outlook(conversations: readonly Followed[], curve: DelayCurve) {
  let expected = 0;
  let variance = 0;
  for (const { followedDays, resolvedAfterDays, count = 1 } of conversations) {
    const chance = resolvedAfterDays === null ? chanceLater(curve, followedDays) : 1;
    expected += count * chance;
    variance += count * chance * (1 - chance);
  }
  return { expected, variance };
}

const curveOf = (conversations: readonly Followed[]): DelayCurve | null => delayCurve(watchedOf(conversations));

const within = (conversations: readonly FollowedOn[], { fromDay, toDay }: DayRange) =>
  conversations.filter(({ day }) => day >= fromDay && day < toDay);
