import type { SignalKind } from '#core/stats/processBehaviour.ts';
import type { Grain } from '#core/time/period.ts';
import { plural } from './format.ts';

type Side = 'above' | 'below';

const counted = {
  day: (count: number) => plural(count, 'day', 'days'),
  week: (count: number) => plural(count, 'week', 'weeks'),
  month: (count: number) => plural(count, 'month', 'months'),
} as const satisfies Record<Grain, (count: number) => string>;

/** Words of the period bar and the time strip. */
export const periodText = {
  strip: 'The series and its periods',
  grain: 'Grain',
  grains: { day: 'Day', week: 'Week', month: 'Month' } satisfies Record<Grain, string>,
  seriesBy: { day: 'by day', week: 'by week', month: 'by month' } satisfies Record<Grain, string>,
  baseline: 'Baseline',
  current: 'Current',
  choosePeriod: 'Period to look at',
  chooseBaseline: 'Compare with',
  from: 'From',
  lastDay: 'To and including',
  allData: 'All of the data, compared with nothing',
  presets: 'Whole periods in the data',
  compareWiths: {
    previous: 'The period before',
    'last-year': 'The same period last year',
    custom: 'A period of my own',
    none: 'Nothing: show values only',
  },
  noComparison: 'No comparison',
  noDate: 'No dates could be read in the data: one number per node, no periods to compare.',
  invalidDates: 'The first day must not be after the last.',
  outsideData: (extent: string): string => `Outside the data, which holds ${extent}.`,
  dataHolds: (extent: string): string => `The data holds ${extent}.`,
  /** Why the period that data open at stands before their end; the button goes to the end. */
  ends: {
    thin: (lastDay: string): string => `Few rows after ${lastDay}: show the newest`,
    young: (lastDay: string): string => `Not final after ${lastDay}: show the newest`,
  },
  endsWhy: {
    thin: (lastDay: string): string =>
      `After ${lastDay} the data hold under a quarter of the rows of a usual week, too few to stand for their days. So the first period ends before.`,
    young: (lastDay: string): string =>
      `Conversations created after ${lastDay} have not reached the age at which 95 % of those that get resolved are. So the first period ends before.`,
  },
  suggested: (day: string): string => `Suggested: before and after ${day}`,
  suggestedWhy: (before: string, after: string, weeks: number): string =>
    `Its level changed from ${before} to ${after} that day. Compares ${plural(weeks, 'week', 'weeks')} before with ${plural(weeks, 'week', 'weeks')} after.`,
  /** What the band on the strip is. */
  band: (grain: Grain, learned: number, isWeekly: boolean): string =>
    `its own normal variation${isWeekly ? ' by weekday' : ''}, from ${counted[grain](learned)} before`,
  counted,
  signals: {
    outside: (side: Side) => `${side} its normal variation`,
    run: (side: Side) => `one of 8 or more in a row ${side} its usual level`,
    near: (side: Side) => `one of 3 in 4 close to the limit ${side} its usual level`,
  } satisfies Record<SignalKind, (side: Side) => string>,
  partly: 'The data do not cover all of these days.',
} as const;
