import { sampleStory } from '#core/sample/story.ts';
import { dayIndexOf } from '#core/time/civil.ts';
import { defaultComparison } from '#core/time/compare.ts';
import { isoDay } from '#core/time/iso-day.ts';
import type { Comparison, DayRange } from '#core/time/period.ts';
import { lengthOf, shiftDays } from '#core/time/range.ts';
import type { RealSet } from './importSet.ts';
import { pairsOf } from './placebo.ts';
import { countIn } from './readRows.ts';

export interface NamedComparison {
  readonly title: string;
  readonly comparison: Comparison;
}

/** What an analyst would ask of a set first. */
export function comparisonsOf(set: RealSet): readonly NamedComparison[] {
  const { extent } = set.dataset;
  if (extent === null) return [];
  const initial: NamedComparison = {
    title: 'as the app opens it',
    comparison: defaultComparison(extent, 'week'),
  };
  switch (set.name) {
    case 'ServiceNow':
      return [initial, months(2016, 3), months(2016, 4), week(2016, 5, 2), week(2016, 5, 16), ...largestWeeks(set, 1)];
    case 'Volvo':
      return [initial, ...largestWeeks(set, 2)];
    case 'PwC':
      return [initial, halves(extent), months(2021, 1), months(2021, 2)];
    case 'Comcast':
      return [initial, months(2015, 4), months(2015, 5)];
    default:
      return [
        { title: 'the story, as the app opens it', comparison: sampleStory.comparison },
        { ...initial, title: 'the last four weeks, the newest of them too young' },
        ...[-28, -56].map((days) => ({
          title: `ordinary weeks, ${-days} days before the story`,
          comparison: {
            baseline: shiftDays(sampleStory.comparison.baseline, days),
            current: shiftDays(sampleStory.comparison.current, days),
          },
        })),
      ];
  }
}

function months(year: number, month: number): NamedComparison {
  const monthOf = (at: number): DayRange => ({
    fromDay: dayIndexOf({ year, month: at, day: 1 }),
    toDay: dayIndexOf({ year, month: at + 1, day: 1 }),
  });
  const comparison = { baseline: monthOf(month), current: monthOf(month + 1) };
  return { title: `${isoDay(comparison.baseline.fromDay).slice(0, 7)} and the month after`, comparison };
}

/** A week and the one before. */
function week(year: number, month: number, day: number): NamedComparison {
  const fromDay = dayIndexOf({ year, month, day });
  const current = { fromDay, toDay: fromDay + 7 };
  return { title: 'a week and the one before', comparison: { baseline: shiftDays(current, -7), current } };
}

function halves(extent: DayRange): NamedComparison {
  const middle = extent.fromDay + Math.floor(lengthOf(extent) / 2);
  const comparison = {
    baseline: { fromDay: extent.fromDay, toDay: middle },
    current: { fromDay: middle, toDay: extent.toDay },
  };
  return { title: 'first and second half', comparison };
}

/** The pairs of weeks between which the root moved most. */
function largestWeeks(set: RealSet, count: number): readonly NamedComparison[] {
  const rate = (period: DayRange): number => {
    const { n, x } = countIn(set, period, []);
    return x / n;
  };
  const moved = pairsOf(set, 1, Number.POSITIVE_INFINITY).map((comparison) => ({
    comparison,
    size: Math.abs(rate(comparison.current) - rate(comparison.baseline)),
  }));
  return moved
    .toSorted((a, b) => b.size - a.size)
    .slice(0, count)
    .map(({ comparison }) => ({ title: 'one of the largest moves between weeks', comparison }));
}
