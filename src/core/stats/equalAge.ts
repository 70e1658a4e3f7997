import { err, ok, type Result } from '#core/base/result.ts';
import { z95 } from '#core/stats/normal.ts';
import { type Interval, newcombeInterval, type Proportion } from '#core/stats/proportions.ts';

/** Conversations that went alike, as known when the data end. */
export interface Followed {
  /** Days from its creation to the end of the data. */
  readonly followedDays: number;
  /** Days from its creation to its resolution; null where there is none yet. */
  readonly resolvedAfterDays: number | null;
  /** How many went exactly so; 1 where it is not given. */
  readonly count?: number;
}

export interface EqualAge extends Interval {
  /** Resolved within so many days. */
  readonly ageDays: number;
  readonly baseline: Proportion;
  readonly current: Proportion;
  readonly difference: number;
}

export type EqualAgeError =
  | { readonly code: 'no-rows'; readonly side: 'baseline' | 'current' }
  /** The youngest conversation is not even a day old. */
  | { readonly code: 'too-young'; readonly side: 'baseline' | 'current' };

/**
 * Compares two periods at an age that all of both have reached: resolved within N days.
 *
 * Shapes   N: the most whole days that everything was followed for, at most `atMostDays` (the age of maturity).
 * Units    shares; 95 % interval of current − baseline (Newcombe). For wandering rates give z·σ.
 */
export function compareAtEqualAge(
  baseline: readonly Followed[],
  current: readonly Followed[],
  atMostDays: number = Number.POSITIVE_INFINITY,
  z: number = z95,
): Result<EqualAge, EqualAgeError> {
  if (countOf(baseline) === 0) return err({ code: 'no-rows', side: 'baseline' });
  if (countOf(current) === 0) return err({ code: 'no-rows', side: 'current' });
  const [from, to] = [youngest(baseline), youngest(current)];
  const ageDays = Math.floor(Math.min(from, to, Math.max(1, atMostDays)));
  if (ageDays < 1) return err({ code: 'too-young', side: to < 1 ? 'current' : 'baseline' });
  const [before, after] = [resolvedWithin(baseline, ageDays), resolvedWithin(current, ageDays)];
  const difference = after.hits / after.n - before.hits / before.n;
  return ok({ ageDays, baseline: before, current: after, difference, ...newcombeInterval(before, after, z) });
}

/** Of those followed for so many days, how many were resolved by then. */
export function resolvedWithin(conversations: readonly Followed[], ageDays: number): Proportion {
  const oldEnough = conversations.filter(({ followedDays }) => followedDays >= ageDays);
  const resolved = oldEnough.filter(
    ({ resolvedAfterDays }) => resolvedAfterDays !== null && resolvedAfterDays <= ageDays,
  );
  return { hits: countOf(resolved), n: countOf(oldEnough) };
}

export function countOf(conversations: readonly Followed[]): number {
  return conversations.reduce((total, { count = 1 }) => total + count, 0);
}

function youngest(conversations: readonly Followed[]): number {
  return conversations.reduce((least, { followedDays }) => Math.min(least, followedDays), Number.POSITIVE_INFINITY);
}
