import type { MetricUnit } from '#core/model/schema.ts';
import type { Assessment, UnknownReason } from '#core/stats/assessChange.ts';
import type { Behaviour } from '#core/stats/behaviour.ts';
import type { SignalKind } from '#core/stats/processBehaviour.ts';
import type { Interval, Proportion } from '#core/stats/proportions.ts';
import type { Grain } from '#core/time/period.ts';
import { formatExact, formatExactChange } from './exact.ts';
import { formatCount, formatValue, plural } from './format.ts';
import { periodText } from './period.ts';
import type { WorkingLine } from './steps.ts';

type Known = Exclude<Assessment, { verdict: 'unknown' }>;
type OfShare = Extract<Known, { method: 'proportion' }>;
type OfSeries = Extract<Known, { method: 'series' }>;

const adjective = { day: 'daily', week: 'weekly', month: 'monthly' } as const satisfies Record<Grain, string>;

/** Words of the section that says whether a change is more than noise. */
export const realityText = {
  heading: 'Is it real?',
  how: 'How this was judged',
  verdicts: {
    beyond: 'Yes: beyond its normal variation',
    within: 'Not told from noise: within its normal variation',
    unknown: 'Not known',
  } satisfies Record<Assessment['verdict'], string>,
  young: 'Not known yet: conversations of these periods may still be resolved',
  asItStands: (verdict: Assessment['verdict']): string =>
    verdict === 'unknown'
      ? 'Once they are old enough, they can be compared.'
      : `As it stands the change is ${verdict} its normal variation, but part of it may only be age.`,
  noChange: 'no change',
  usual: 'usual level',
  share: ({ low, high }: OfShare): string =>
    `95 % interval of the change: ${span({ low, high }, 'share')}${low > 0 || high < 0 ? '' : '; no change at all is inside it'}.`,
  shareBasis: ({ days, sigmaZ }: OfShare): string =>
    `Held against ${plural(days, 'day', 'days')} of its own, ${wanders(sigmaZ)}.`,
  /** `isMean`: the level is the mean of the period's buckets, and not the number on the card. */
  series: ({ level, limits, history, signal }: OfSeries, by: Grain, unit: MetricUnit, isMean: boolean): string =>
    `${formatValue(level, unit)}${isMean ? ` a ${by} on average,` : ''} against ${limitsText(limits, unit)}, learned from ${periodText.counted[by](history)} before${signal === null ? '' : `; ${signals[signal](by)}`}.`,
  /** Of a mean: what the two periods alone say. */
  between: (interval: Interval, unit: MetricUnit): string =>
    `Between the two periods alone, the 95 % interval of the change is ${span(interval, unit)}.`,
  strip: (marked: number, buckets: number, by: Grain): string =>
    buckets === 1
      ? `On the strip, the ${by} of the current period is ${marked === 0 ? 'no' : 'a'} signal.`
      : `On the strip, ${marked === 0 ? 'none' : formatCount(marked)} of the current period’s ${periodText.counted[by](buckets)} ${marked === 1 ? 'is a signal' : 'are signals'}.`,
  unknown: (reason: UnknownReason, by: Grain): string =>
    reason.code === 'no-rows'
      ? `The ${reason.side === 'baseline' ? 'baseline' : 'current period'} has no conversations.`
      : `It takes ${periodText.counted[by](reason.needs)} of its own past to know how much it moves by itself; there ${reason.points === 1 ? 'is' : 'are'} ${formatCount(reason.points)}.`,
} as const;

/** Times and counts are never under 0, whatever a limit says. */
function limitsText({ lower, upper }: OfSeries['limits'], unit: MetricUnit): string {
  return (unit === 'seconds' || unit === 'count') && lower <= 0
    ? `a limit of at most ${formatValue(upper, unit)}`
    : `limits of ${formatValue(lower, unit)} to ${formatValue(upper, unit)}`;
}

const signals = {
  outside: (by: Grain) => `a ${by} lies outside them`,
  run: (by: Grain) => `eight ${by}s in a row lie to one side of its usual level`,
  near: (by: Grain) => `three of four ${by}s lie close to the same limit`,
} as const satisfies Record<SignalKind, (by: Grain) => string>;

const span = ({ low, high }: Interval, unit: MetricUnit): string =>
  `${formatExactChange(low, unit)} to ${formatExactChange(high, unit)}${unit === 'share' ? ' points' : ''}`;

const wanders = (sigmaZ: number): string =>
  sigmaZ < 1.005
    ? 'which spread as chance alone would have it'
    : `which spread ${sigmaZ.toFixed(2)} × as far as chance alone`;

export interface RealityFacts {
  readonly assessment: Assessment;
  readonly by: Grain;
  readonly unit: MetricUnit;
  readonly baseline: Proportion | null;
  readonly current: Proportion | null;
  readonly behaviour: Behaviour | null;
  readonly grain: Grain;
  readonly isBootstrapped: boolean;
}

/** Everything that the verdict was made of, line by line. */
export function realityWorking(facts: RealityFacts): readonly WorkingLine[] {
  const { assessment, behaviour, grain, unit } = facts;
  return [
    ...(assessment.verdict === 'unknown'
      ? []
      : assessment.method === 'proportion'
        ? shareLines(assessment, facts)
        : seriesLines(assessment, facts)),
    ...(facts.isBootstrapped
      ? [{ label: 'Between the periods', text: 'Block bootstrap: 1,000 times, weeks of both periods drawn again.' }]
      : []),
    ...(behaviour === null ? [] : [stripLine(behaviour, grain, unit)]),
  ];
}

function shareLines({ difference, low, high, sigmaZ, days, p }: OfShare, facts: RealityFacts): readonly WorkingLine[] {
  const { baseline, current } = facts;
  const part = ({ hits, n }: Proportion): string =>
    `${formatExact(hits / n, 'share')} (${formatCount(Math.round(hits))} of ${formatCount(n)})`;
  const sides = baseline === null || current === null ? '' : `${part(current)} − ${part(baseline)} = `;
  return [
    {
      label: 'The change and its 95 % interval (Newcombe)',
      text: `${sides}${formatExactChange(difference, 'share')} points, ${span({ low, high }, 'share')}; every variance × ${sigmaZ.toFixed(2)}²`,
    },
    {
      label: 'How far its days spread (Laney’s σ_z, long-run)',
      text: `${sigmaZ.toFixed(2)} × chance alone, over ${plural(days, 'day', 'days')}, without their weekly pattern; never taken for less than 1`,
    },
    { label: 'Score test, with the same spread', text: p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}` },
  ];
}

function seriesLines({ level, limits, history, signal }: OfSeries, { by, unit }: RealityFacts): readonly WorkingLine[] {
  const adjusted = by === 'day' ? ', without their weekly pattern' : '';
  return [
    {
      label: `Natural limits (XmR chart) of ${periodText.counted[by](history)} before${adjusted}`,
      text: `${formatExact(limits.centre, unit)} ± 2.66 × ${formatExact(limits.movingRange, unit)}, the mean ${adjective[by]} step = ${formatExact(limits.lower, unit)} to ${formatExact(limits.upper, unit)}`,
    },
    {
      label: 'Against them',
      text: `${formatExact(level, unit)}${signal === null ? '' : `: inside, but ${signals[signal](by)}`}`,
    },
  ];
}

function stripLine({ method, learned, sigmaZ, isWeekly }: Behaviour, grain: Grain, unit: MetricUnit): WorkingLine {
  const before = `${periodText.counted[grain](learned)} before the current period${isWeekly ? ', by weekday' : ''}`;
  return {
    label: 'The band on the strip',
    text:
      method === 'laney' && sigmaZ !== null
        ? `Laney p′ chart: limits of 3 σ around the level of the ${before}; σ is ${sigmaZ.toFixed(2)} × that of chance alone. Partial and immature buckets are left out.`
        : `XmR chart of the ${before}. Partial${unit === 'count' ? '' : ' and immature'} buckets are left out.`,
  };
}
