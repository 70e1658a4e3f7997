import type { MetricUnit } from '#core/model/schema.ts';
import { formatExactChange } from './exact.ts';
import { plural } from './format.ts';
import type { WorkingLine } from './steps.ts';

/** Lines of a working that are not arithmetic of one number: sums, noise, maturity. */
export const workingText = {
  sum: (contributions: readonly number[], change: number, unit: MetricUnit): WorkingLine => ({
    label: 'Sum of the contributions',
    text: `${contributions
      .map((each) => formatExactChange(each, unit))
      .join(' ')
      .replaceAll(/ (?=\d)/g, ' +')} = ${formatExactChange(change, unit)}`,
  }),
  maturity: (ageDays: number, isSettled: boolean): WorkingLine => ({
    label: 'Old enough?',
    text: `Of the conversations that get resolved, 95 % are by the age of ${plural(ageDays, 'day', 'days')}${isSettled ? '' : ' at the earliest'} (delay curve, Aalen–Johansen). Periods with younger ones are marked as immature.`,
  }),
} as const;
