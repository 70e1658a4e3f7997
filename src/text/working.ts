import { unreachable } from '#core/base/unreachable.ts';
import type { LedgerLine } from '#core/contribution/ledger.ts';
import type { PresentValue } from '#core/evaluate/value.ts';
import type { MetricUnit } from '#core/model/schema.ts';
import type { Assessment } from '#core/stats/assessChange.ts';
import { formatExact, formatExactChange } from './exact.ts';
import { formatCount, formatNumber } from './format.ts';

/** Numbers with the numbers that they are made of. */
export const workingText = {
  missing: (side: string): string => `${side}: no number`,
  value: (side: string, { value, parts }: PresentValue, unit: MetricUnit): string =>
    parts === null
      ? `${side}: ${formatExact(value, unit)}`
      : `${side}: ${part(parts.numerator)} ÷ ${part(parts.denominator)} = ${formatExact(value, unit)}`,
  line: (name: string, line: LedgerLine, childUnit: MetricUnit, unit: MetricUnit): string => {
    const change = formatExactChange(line.current - line.baseline, childUnit);
    const from = `${formatExact(line.baseline, childUnit)} → ${formatExact(line.current, childUnit)} (${change})`;
    return `${name}: ${from} × ${multiplier(line.multiplier)} = ${formatExactChange(line.contribution, unit)}`;
  },
  sum: (contributions: readonly number[], change: number, unit: MetricUnit): string =>
    `Sum: ${contributions.map((each) => formatExactChange(each, unit)).join(' ')} = ${formatExactChange(change, unit)}`,
  assessment: (assessment: Assessment, format: (value: number) => string): string => verdict(assessment, format),
  maturity: (ageDays: number): string =>
    `Of the conversations that get resolved, 95 % are by the age of ${ageDays} days; periods that end later than that before the last day of the data are marked as immature.`,
} as const;

const part = (value: number): string => (Number.isInteger(value) ? formatCount(value) : formatNumber(value));

const multiplier = (value: number): string => (value < 0 ? `(${formatNumber(value)})` : formatNumber(value));

function verdict(assessment: Assessment, format: (value: number) => string): string {
  switch (assessment.verdict) {
    case 'unknown':
      return assessment.reason.code === 'no-rows'
        ? 'Noise: not known, a side has no conversations.'
        : `Noise: not known, ${assessment.reason.points} points of history of the ${assessment.reason.needs} needed.`;
    case 'beyond':
    case 'within': {
      const where = assessment.verdict === 'beyond' ? 'beyond' : 'within';
      if (assessment.method === 'series') {
        const { lower, upper } = assessment.limits;
        return `Noise: ${where} the natural limits ${format(lower)} to ${format(upper)} of ${assessment.history} buckets before (XmR chart).`;
      }
      const { low, high, sigmaZ } = assessment;
      return `Noise: ${where}; the 95 % interval of the change is ${format(low)} to ${format(high)} (Newcombe, widened × ${sigmaZ.toFixed(2)} for the spread of daily rates).`;
    }
    default:
      return unreachable(assessment);
  }
}
