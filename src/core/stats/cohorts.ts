import { resolution } from '#core/stats/delayCurve.ts';
import type { Followed } from '#core/stats/equalAge.ts';
import type { Watched } from '#core/stats/survival.ts';
import type { DayIndex, DayRange } from '#core/time/period.ts';

export interface FollowedOn extends Followed {
  readonly day: DayIndex;
}

export interface CohortCounts {
  /** Days of creation, and the end of the data: what came after it is not known. */
  readonly days: DayRange;
  /** Conversations created on each day. */
  readonly created: ArrayLike<number>;
  /** Of them, resolved at an age of so many whole days: day after day, `bins` numbers each. */
  readonly resolvedAtAge: ArrayLike<number>;
  readonly bins: number;
}

/**
 * The conversations of a dataset, those that went alike together.
 *
 * Everything of a day was surely followed for the whole days after it, so that a resolution in the last, partial day
 * of its watch is not counted yet: otherwise only those would be known that ended in it.
 *
 * Shapes   at most one entry per day and age, and one for what is not resolved.
 * Units    days; resolved after N: within N × 24 hours of its creation, and not within N − 1.
 * Cost     O(days × bins).
 */
export function followedCohorts({ days, created, resolvedAtAge, bins }: CohortCounts): readonly FollowedOn[] {
  const cohorts: FollowedOn[] = [];
  for (let at = 0; at < days.toDay - days.fromDay; at++) {
    const day = days.fromDay + at;
    const followedDays = days.toDay - 1 - day;
    let left = created[at] ?? 0;
    for (let age = 0; age < Math.min(bins, followedDays); age++) {
      const count = resolvedAtAge[at * bins + age] ?? 0;
      if (count === 0) continue;
      cohorts.push({ day, followedDays, resolvedAfterDays: age + 1, count });
      left -= count;
    }
    if (left > 0) cohorts.push({ day, followedDays, resolvedAfterDays: null, count: left });
  }
  return cohorts;
}

/** The same as the survival curves take them, alike ones together: other ends are as if still watched. */
export function watchedOf(conversations: readonly Followed[]): readonly Watched[] {
  const [resolved, watched] = [new Map<number, number>(), new Map<number, number>()];
  for (const each of conversations) {
    const kind = isResolved(each) ? resolved : watched;
    const time = lastSeen(each);
    kind.set(time, (kind.get(time) ?? 0) + (each.count ?? 1));
  }
  return [
    ...[...resolved].map(([time, count]) => ({ time, event: resolution, count })),
    ...[...watched].map(([time, count]) => ({ time, event: null, count })),
  ];
}

const lastSeen = ({ followedDays, resolvedAfterDays }: Followed): number => resolvedAfterDays ?? followedDays;

export const isResolved = ({ resolvedAfterDays }: Followed): boolean => resolvedAfterDays !== null;
