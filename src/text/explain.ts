import { unreachable } from '#core/base/unreachable.ts';
import type { SplitError } from '#core/contribution/ledger.ts';
import type { Side } from '#core/contribution/readNode.ts';
import type { MetricUnit } from '#core/model/schema.ts';
import type { Interval } from '#core/stats/proportions.ts';
import { formatExact } from './exact.ts';
import { formatCount, plural } from './format.ts';

const sideName = { baseline: 'the baseline', current: 'the current period' } as const satisfies Record<Side, string>;

const range = ({ low, high }: Interval): string => `${formatExact(low, 'share')} to ${formatExact(high, 'share')}`;

/** Words of the explain and drill panels. */
export const explainText = {
  whereByNode: (unit: MetricUnit): string =>
    unit === 'share' ? 'Where the change is, in points' : 'Where the change is',
  /** Where a person has narrowed to a segment, or ignores some. */
  ofAll: (isCompared: boolean): string =>
    isCompared
      ? 'This is of all conversations. Segments that moved, the drill and the list of conversations are narrowed.'
      : 'This is of all conversations. The list of conversations is narrowed.',
  drill: 'Drill by a dimension',
  showWorking: 'Show the working',
  workingOf: (name: string): string => `Working of ${name}`,
  baseline: 'Baseline',
  current: 'Current',
  unattributed: 'Not attributed to one node',
  others: (count: number): string => `${formatCount(count)} others`,
  unfold: 'Show these segments too',
  fold: (count: number): string => `Only the ${formatCount(count)} largest`,
  noComparison: 'Nothing is compared. Choose a baseline in the period bar to see what changed.',
  noDate: 'The dataset has no date column that could be read, so there are no periods to compare.',
  stands: (name: string, value: string, period: string | null): string =>
    `${name} is ${value}${period === null ? '' : `, ${period}`}.`,
  standsMissing: (name: string, why: string): string => `${name} has no data: ${why}.`,
  unequalLengths: (baselineDays: number, currentDays: number): string =>
    `The baseline has ${plural(baselineDays, 'day', 'days')} and the current period ${plural(currentDays, 'day', 'days')}: part of the change is the number of days.`,
  partial: (side: Side, period: string, held: string): string =>
    `The data hold only ${held} of ${sideName[side]}, ${period}: its number is of those days.`,
  young: (side: Side): string =>
    `Not final: some conversations of ${sideName[side]} are too young to have been resolved.`,
  maybeYoung: (sides: readonly Side[], days: number): string =>
    `Not known whether final: the file has no resolution times, and ${sides.map((side) => sideName[side]).join(' and ')} ${sides.length === 1 ? 'ends' : 'end'} within the last ${days} days of the data. Conversations that are still open count as not resolved.`,
  splitFailed: 'The segments could not be read',
  retry: 'Try again',
  reading: 'Reading the segments…',
  bySegment: 'By segment',
  byDimension: (dimension: string): string => `By ${dimension}`,
  bar: (name: string, rate: string, mix: string): string => `${name}: rate ${rate}, mix ${mix}`,
  totalBar: (name: string, change: string): string => `${name}: ${change}`,
  dimension: 'Dimension',
  segment: 'Segment',
  tag: 'Tag',
  rows: 'Counted',
  before: 'Before',
  after: 'After',
  change: 'Change',
  rate: 'Rate',
  mix: 'Mix',
  total: 'Total',
  contribution: 'Part',
  share: 'Of change',
  missing: '(missing)',
  unknownTags: '(unknown)',
  new: 'new',
  gone: 'gone',
  rateHint: 'Rate: the segment itself did better or worse. Mix: its share of the volume changed.',
  simpson:
    'Careful: most segments moved against the total. The mix of conversations changed more than the segments did.',
  leftOut: (count: number): string =>
    `${formatCount(count)} smaller segments are in “others”, which opens to show them; the sums include them.`,
  noise: 'Noise',
  beyond: 'beyond',
  within: 'within',
  untested: 'untested',
  tested: (tested: number, beyond: number): string =>
    tested === 0
      ? 'No segment has enough conversations in both periods to be tested.'
      : `${plural(tested, 'segment', 'segments')} tested together, ${beyond === 0 ? 'none' : formatCount(beyond)} beyond noise (false discovery rate up to 10 %, Benjamini–Hochberg). Only a segment’s own level is tested, not its share of the volume.`,
  qValue: (q: number): string => (q < 0.001 ? 'q < 0.001' : `q = ${q.toFixed(3)}`),
  wilson: (interval: Interval): string => `95 % interval: ${range(interval)}`,
  wilsonOf: (side: Side): string => `95 % interval, ${sideName[side].replace('the ', '')} (Wilson × σ_z)`,
  range,
  testOf: (tested: number): string => `Score test of its own level, one of ${formatCount(tested)}`,
  testResult: (p: number, q: number): string =>
    `${p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`}, ${q < 0.001 ? 'q < 0.001' : `q = ${q.toFixed(3)}`}`,
  few: 'few',
  smallN: (least: number): string => `Few: under ${least} conversations in one of the periods. Read with care.`,
  seeConversations: 'See conversations',
  tagsOverlap:
    'A conversation counts with each of its tags, so these parts overlap and do not add up to the change. Each is set against all conversations without its tag.',
  tagsLeftOut: (listed: number, leftOut: number): string =>
    `Only the ${formatCount(listed)} commonest tags are looked at, ${formatCount(leftOut)} rarer ones are not.`,
  moreTags: (count: number): string => `Show ${formatCount(count)} more`,
  without: 'without',
  drillInto: (name: string): string => `Drill into ${name}`,
  allSegments: 'All conversations',
  waterfall: (name: string, from: string, to: string): string => `${name}, ${from} to ${to}`,
  path: 'Where you are in the drill',
  fromTo: (from: string, to: string): string => `${from} → ${to}`,
  changeOf: (change: string, unit: MetricUnit): string => (unit === 'share' ? `${change} points` : change),
  effects: (rate: string, mix: string): string => ` = rate ${rate} and mix ${mix}`,
  noDimensions: 'The dataset has no column with few enough values to drill by.',
  noShare: 'Of change, –: the change is too small, against what moves inside it, to give shares of it.',
} as const;

export function splitProblem(error: SplitError): string {
  switch (error.code) {
    case 'missing-side':
      return error.side === 'baseline'
        ? 'There is no number in the baseline, so there is no change to split. Choose another baseline.'
        : 'There is no number in the current period, so there is no change to split. Choose another period.';
    case 'not-additive':
      return `${error.metricName} can't be split by segment exactly: a median, a percentile, a maximum or a distinct count of the whole is not made of those of its parts.`;
    case 'unknown-dimension':
      return `The dataset has no column “${error.dimension}”.`;
    default:
      return unreachable(error);
  }
}
