import { unreachable } from '#core/base/unreachable.ts';
import type { MetricUnit } from '#core/model/schema.ts';
import type { Assessment } from '#core/stats/assessChange.ts';
import type { SignalKind } from '#core/stats/processBehaviour.ts';
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
  assessment: (assessment: Assessment, format: (value: number) => string): WorkingLine => ({
    label: 'Is it more than noise?',
    text: verdict(assessment, format),
  }),
  maturity: (ageDays: number): WorkingLine => ({
    label: 'Old enough?',
    text: `Of the conversations that get resolved, 95 % are by the age of ${plural(ageDays, 'day', 'days')}. Periods with younger ones are marked as immature.`,
  }),
} as const;

const signalText = {
  outside: 'a bucket lies outside them',
  run: 'eight buckets in a row lie on one side of the centre',
  near: 'three of four buckets in a row lie nearer to a limit than to the centre',
} as const satisfies Record<SignalKind, string>;

const points = (difference: number): string => formatExactChange(difference, 'share');

function verdict(assessment: Assessment, format: (value: number) => string): string {
  switch (assessment.verdict) {
    case 'unknown':
      return assessment.reason.code === 'no-rows'
        ? 'Not known: a side has no conversations.'
        : `Not known: there ${assessment.reason.points === 1 ? 'is' : 'are'} ${plural(assessment.reason.points, 'past value', 'past values')}, and it takes ${assessment.reason.needs}.`;
    case 'beyond':
    case 'within': {
      const answer = assessment.verdict === 'beyond' ? 'Yes' : 'No';
      if (assessment.method === 'series') {
        const { limits, history, signal, level } = assessment;
        const sign = signal === null ? '' : `, and ${signalText[signal]}`;
        return `${answer}: its level of ${format(level)} stands against natural limits of ${format(limits.lower)} to ${format(limits.upper)}, from the ${history} whole buckets before (XmR chart)${sign}.`;
      }
      const { low, high, sigmaZ } = assessment;
      const spread =
        sigmaZ < 1.005 ? '' : `, widened × ${sigmaZ.toFixed(2)} because daily rates spread more than chance alone`;
      return `${answer}: the 95 % interval of the change is ${points(low)} to ${points(high)} points (Newcombe)${spread}.`;
    }
    default:
      return unreachable(assessment);
  }
}
