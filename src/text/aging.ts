import type { EqualAgeError } from '#core/stats/equalAge.ts';
import type { ProjectionError, RateProjection } from '#core/stats/projectRate.ts';
import type { Interval, Proportion } from '#core/stats/proportions.ts';
import { formatExact, formatExactChange } from './exact.ts';
import { formatCount, formatDay, formatShare, plural } from './format.ts';
import type { WorkingLine } from './steps.ts';

const days = (count: number): string => plural(count, 'day', 'days');
const percent = ({ hits, n }: Proportion): string => formatExact(hits / n, 'share');
const points = (change: number): string => `${formatExactChange(change, 'share')} points`;
const ofAll = (share: Proportion): string => `${formatCount(Math.round(share.hits))} of ${formatCount(share.n)}`;

export interface EqualAgeWords extends Interval {
  readonly ageDays: number;
  readonly baseline: Proportion;
  readonly current: Proportion;
  readonly difference: number;
  readonly maturityEffect: number;
}

/** Words of what is said about conversations that may still be resolved. */
export const agingText = {
  heading: 'Old enough?',
  age: (ageDays: number, isSettled: boolean): string =>
    isSettled
      ? `Of what gets resolved, 95 % is by the age of ${days(ageDays)}. Some conversations of these periods are younger.`
      : `Resolutions still come in at the greatest ages in the data: it takes ${days(ageDays)} at the least. Some conversations of these periods are younger.`,
  projected: ({ low, high }: Interval): string =>
    `If it resolves as past periods did: ${formatShare(low).replace(/\u00a0%$/u, '')}–${formatShare(high)}`,
  projectedHow: ({ rate, tried }: RateProjection, now: Proportion | null): string =>
    `80 % interval around ${formatShare(rate)}${now === null ? '' : `; ${ofAll(now)} are resolved by now`}. Its width is how far the same projection missed ${plural(tried, 'past period', 'past periods')} of this age. A new bottleneck is not foreseen.`,
  soFar: 'as it stands',
  compare: (ageDays: number): string => `Compare at equal age: resolved within ${days(ageDays)} of creation`,
  at: 'At equal age',
  asItStands: 'As it stands',
  effect: 'Maturity effect',
  effectHint: 'The part of the change that is only the younger age.',
  change: (change: number): string => points(change),
  fromTo: (baseline: Proportion, current: Proportion): string => `${percent(baseline)} → ${percent(current)}`,
  interval: (interval: Interval): string =>
    `95 % interval ${formatExactChange(interval.low, 'share')} to ${points(interval.high)}`,
  /** At equal age, what the interval says. */
  verdict: ({ low, high }: Interval): string =>
    low > 0 || high < 0 ? 'beyond its normal variation' : 'within its normal variation',
  lastDay: (day: number): string =>
    `Conversations created after ${formatDay(day)} are not a day old and are left out at equal age.`,
  reading: 'Reading the ages…',
} as const;

/** The comparison at equal age with its numbers. */
export function equalAgeWorking(view: EqualAgeWords, asItStands: number): readonly WorkingLine[] {
  const { ageDays, baseline, current, difference, maturityEffect } = view;
  return [
    {
      label: `Resolved within ${days(ageDays)} of creation`,
      text: `${percent(current)} (${ofAll(current)}) − ${percent(baseline)} (${ofAll(baseline)}) = ${points(difference)}`,
    },
    {
      label: agingText.effect,
      text: `${formatExactChange(asItStands, 'share')} − (${formatExactChange(difference, 'share')}) = ${points(maturityEffect)}`,
    },
  ];
}

export type AgeProblem = EqualAgeError | { readonly code: 'untimed'; readonly part: number };

export function equalAgeProblem(error: AgeProblem): string {
  if (error.code === 'untimed') {
    return `Neither compared at equal age nor projected: ${formatShare(error.part)} of what is resolved has no resolution time in the file.`;
  }
  const side = error.side === 'baseline' ? 'baseline' : 'current period';
  return error.code === 'no-rows'
    ? `The ${side} has no conversations to compare at equal age.`
    : `No conversation of the ${side} is a whole day old: there is no age that both periods have reached.`;
}

export function projectionProblem(error: ProjectionError): string {
  switch (error.code) {
    case 'no-rows':
      return 'No conversations, so nothing to project.';
    case 'curve-not-settled':
      return 'No projection: resolutions still come in at the greatest ages in the data, so what is open may yet be resolved or not.';
    case 'short-history':
      return `No projection: it takes ${formatCount(error.needs)} past periods of this length to know how far one misses, and there ${error.tried === 1 ? 'is' : 'are'} ${formatCount(error.tried)}.`;
  }
}
