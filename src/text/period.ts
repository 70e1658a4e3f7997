import type { Grain } from '#core/time/period.ts';

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
  partly: 'The data do not cover all of these days.',
} as const;
