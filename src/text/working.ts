import { unreachable } from '#core/base/unreachable.ts';
import type { MetricUnit } from '#core/model/schema.ts';
import type { Assessment } from '#core/stats/assessChange.ts';
import { formatExactChange } from './exact.ts';
import type { WorkingLine } from './steps.ts';

/** Lines of a working that are not arithmetic of one number: sums, noise, maturity. */
export const workingText = {
  sum: (contributions: readonly number[], change: number, unit: MetricUnit): WorkingLine => ({
    label: 'Sum of the contributions',
    text: `${contributions.map((each) => formatExactChange(each, unit)).join(' ')} = ${formatExactChange(change, unit)}`,
  }),
  assessment: (assessment: Assessment, format: (value: number) => string): WorkingLine => ({
    label: 'Is it more than noise?',
    text: verdict(assessment, format),
  }),
  maturity: (ageDays: number): WorkingLine => ({
    label: 'Old enough?',
    text: `Of the conversations that get resolved, 95 % are by the age of ${ageDays} days. Periods with younger ones are marked as immature.`,
  }),
} as const;

function verdict(assessment: Assessment, format: (value: number) => string): string {
  switch (assessment.verdict) {
    case 'unknown':
      return assessment.reason.code === 'no-rows'
        ? 'Not known: a side has no conversations.'
        : `Not known: ${assessment.reason.points} points of history, ${assessment.reason.needs} are needed.`;
    case 'beyond':
    case 'within': {
      const answer = assessment.verdict === 'beyond' ? 'Yes' : 'No';
      if (assessment.method === 'series') {
        const { lower, upper } = assessment.limits;
        return `${answer}: its natural limits are ${format(lower)} to ${format(upper)}, from the ${assessment.history} buckets before (XmR chart).`;
      }
      const { low, high, sigmaZ } = assessment;
      return `${answer}: the 95 % interval of the change is ${format(low)} to ${format(high)} (Newcombe), widened × ${sigmaZ.toFixed(2)} because daily rates spread more than chance alone.`;
    }
    default:
      return unreachable(assessment);
  }
}
