import type { Proportion } from '#core/stats/proportions.ts';
import { wilsonInterval } from '#core/stats/proportions.ts';
import { bucketsOf } from '#core/time/buckets.ts';
import { isoDay } from '#core/time/iso-day.ts';
import type { Comparison, DayRange } from '#core/time/period.ts';
import type { RealSet } from './importSet.ts';
import { rowsIn } from './readRows.ts';
import { searchPair } from './searchPair.ts';

export interface PlaceboRow {
  readonly set: string;
  readonly weeks: number;
  /** Adjacent windows that the data hold, starting a week apart. */
  readonly pairs: number;
  /** Of these, with enough past pairs to know ordinary drift. */
  readonly judged: number;
  /** With a confirmed finding. */
  readonly alarms: number;
  readonly interval: readonly [low: number, high: number];
  /** Of all past pairs that the app itself tried on the way, those that it says would have raised an alarm. */
  readonly stated: Proportion;
  /** Without enough past pairs: how many, and how many of them list a finding, unconfirmed. */
  readonly unjudged: number;
  readonly unconfirmed: number;
  /** The last days of the baselines of the alarms. */
  readonly alarmsAt: readonly string[];
}

/** A window with fewer rows is not held by the data: it lies in the thin edge of an export. */
const leastRows = 100;

/** Pairs of adjacent windows of whole weeks that are full, old enough and before `until`; each starts a week after the last. */
export function pairsOf(set: RealSet, weeks: number, until: number): readonly Comparison[] {
  const { extent } = set.dataset;
  if (extent === null) return [];
  const starts = bucketsOf(extent, 'week').filter(({ partial }) => !partial);
  const days = 7 * weeks;
  const isHeld = (window: DayRange): boolean =>
    window.toDay <= Math.min(extent.toDay, until) &&
    !(set.isCensored && set.isImmature(window)) &&
    rowsIn(set, window).length >= leastRows;
  return starts
    .map(({ fromDay }) => ({
      baseline: { fromDay, toDay: fromDay + days },
      current: { fromDay: fromDay + days, toDay: fromDay + 2 * days },
    }))
    .filter(({ baseline, current }) => isHeld(baseline) && isHeld(current));
}

/** How often the search names something where nothing is known to have happened. */
export async function placebo(set: RealSet, weeks: number, until: number): Promise<PlaceboRow> {
  const pairs = pairsOf(set, weeks, until);
  const alarmsAt: string[] = [];
  let [judged, unconfirmed, stated, tried] = [0, 0, 0, 0];
  for (const pair of pairs) {
    const found = await searchPair(set, pair);
    if (typeof found === 'string') continue;
    const { causes, minor, history } = found.report;
    const names = causes.length + minor.length > 0;
    if (history === null) {
      if (names) unconfirmed += 1;
      continue;
    }
    judged += 1;
    stated += history.alarms ?? 0;
    tried += history.pairs;
    if (names) alarmsAt.push(isoDay(pair.current.fromDay));
  }
  const { low, high } = wilsonInterval({ hits: alarmsAt.length, n: judged });
  return {
    set: set.name,
    weeks,
    pairs: pairs.length,
    judged,
    alarms: alarmsAt.length,
    interval: [low, high],
    stated: { hits: stated, n: tried },
    unjudged: pairs.length - judged,
    unconfirmed,
    alarmsAt,
  };
}
