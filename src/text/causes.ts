import { unreachable } from '#core/base/unreachable.ts';
import type { MetricUnit } from '#core/model/schema.ts';
import type { CauseHistory, CauseReport, CauseSegment, FoundCause } from '#core/rootcause/causeReport.ts';
import type { CauseObstacle } from '#core/rootcause/causeSubject.ts';
import type { LeftOut } from '#core/rootcause/chooseDimensions.ts';
import type { DayIndex, DayRange } from '#core/time/period.ts';
import { formatCount, formatPeriod, formatShare, formatValue, joinList, plural } from './format.ts';
import { missingRemedy } from './missing.ts';
import { type NamedColumn, stepText } from './stepText.ts';

/** Words of the search for causes. None of them claims that a segment is why something happened. */
export const causesText = {
  heading: 'Segments that moved',
  counts: ({ tested, causes, minor }: CauseReport): string => {
    const found = causes.length + minor.length;
    return `${formatCount(tested)} tested, ${found === 0 ? 'none stands out' : found === 1 ? '1 stands out' : `${formatCount(found)} stand out`}`;
  },
  options: 'Options',
  searching: 'Searching the segments…',
  judging: (pairs: number): string => `Trying the search on ${pairs} pairs of ordinary past windows…`,
  stop: 'Stop',
  stopped: 'Stopped. What had been found by then is shown; there may be more.',
  stoppedEmpty: 'Stopped before anything was found.',
  again: 'Search again',
  failed: 'The search did not finish',
  nothing: 'No segment moved more than ordinary noise.',
  everywhere: 'across all segments',
  withTag: 'with tag',
  more: 'More volume in',
  less: 'Less volume in',
  minor: (count: number): string => `${plural(count, 'smaller one', 'smaller ones')}, under 5 % of the change each`,
  handled: (names: readonly string[]): string =>
    `Not searched, because by ${names.length === 1 ? 'its name it says' : 'their names they say'} how a conversation was handled: ${joinList(names)}. Tick ${names.length === 1 ? 'it' : 'them'} under Options to search ${names.length === 1 ? 'it' : 'them'} too.`,
  foldedWithin: (count: number): string =>
    `${plural(count, 'segment', 'segments')} moved, though the whole stayed within its normal variation`,
  rest: 'Rest of the change, not localised',
  within: 'Only within',
  ignoredCount: (count: number): string => `Without ${plural(count, 'ignored segment', 'ignored segments')}`,
  narrowed: (change: string): string => `Of what is left, the change is ${change}.`,
  unconfirmed: 'unconfirmed',
  young:
    'Conversations of these periods may still be resolved: a segment that takes long to resolve can stand out for its age alone, and the day since when with it.',
  noHistory:
    'No history to compare with: fewer than 8 pairs of past windows of this length fit into the data before the current period. What is listed moved by more than chance, but could be ordinary drift.',
  noHistoryQuiet:
    'No history to compare with: fewer than 8 pairs of past windows of this length fit into the data before the current period, so only chance was ruled out.',
  stopWithin: (segment: string): string => `No longer only within ${segment}`,
  unignore: (segment: string): string => `No longer ignore ${segment}`,
  ignore: 'Ignore this segment',
  only: 'Only within this',
  drill: 'Drill',
  conversations: 'See conversations',
  showWorking: 'Show the working',
  rateLabel: 'Inside the segment',
  mixLabel: 'Its share of the rows',
  effectLabel: 'Size of the move',
  widerLabel: 'Wider',
  narrowerLabel: 'Narrower',
  sizeLabel: 'Rows',
  /** `gain`: the logarithm of how much better a change explains the rows than none. */
  evidence: (gain: number): string => `explains the rows ${odds(gain)} better than no change`,
  overlaps: 'Parts of this segment are counted with a larger one above, and not here again.',
  dimensions: 'Dimensions searched',
  depth: 'Values in a segment, at most',
  reset: 'As at first',
} as const;

/** Of the past pairs: more alarms, and one more is nothing special. */
const tooManyAlarms = 0.2;

/** How often the search would have been wrong on ordinary windows. */
export function placeboText({ pairs, alarms }: CauseHistory, overlap: boolean): string {
  const windows = overlap ? `${pairs} overlapping pairs` : `${pairs} pairs`;
  if (alarms === null) return causesText.judging(pairs);
  const raised = `On ${windows} of ordinary past windows this search raised ${alarms === 0 ? 'no alarm' : plural(alarms, 'alarm', 'alarms')}`;
  return alarms > tooManyAlarms * pairs ? `${raised}: here, that a segment is listed says little.` : `${raised}.`;
}

/** `Channel: messaging, with tag vip`. */
export function segmentText(segment: CauseSegment, columnOf: (column: string) => NamedColumn): string {
  if (segment.length === 0) return causesText.everywhere;
  return segment.map((step) => stepText(step, columnOf(step.column))).join(', ');
}

export interface CauseLine {
  readonly cause: FoundCause;
  /** Of the number that moved. */
  readonly unit: MetricUnit;
  /** What is counted. */
  readonly rows: 'conversations' | 'rows';
  readonly since: DayIndex | null;
  /** For the year of `since`. */
  readonly current: DayRange;
}

/** The quiet line of a cause: share of the change, size, since when, levels, q. */
export function causeLine({ cause, unit, rows, since, current }: CauseLine): string {
  const parts = [
    shareText(cause.shareOfChange),
    rowsText(cause, rows),
    since === null ? null : `since ${formatPeriod({ fromDay: since, toDay: since + 1 }, current)}`,
    levelText(cause, unit, rows),
    qText(cause.q),
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

/** Where causes cancel one another, the change is a small number to be a part of. */
const mostShare = 10;

function shareText(share: number | null): string | null {
  if (share === null) return null;
  const times = Math.abs(share);
  if (times >= mostShare) return `${formatCount(Math.round(times))} times the change${share < 0 ? ', against it' : ''}`;
  const size = `${formatCount(Math.round(times * 100))}\u00a0%`;
  return share < 0 ? `${size} against the change` : `${size} of the change`;
}

/** How many, of how many where the rate counts them. Of a total the amounts stand in its level. */
function rowsText({ kind, n, level }: FoundCause, rows: CauseLine['rows']): string | null {
  if (kind === 'total') return null;
  const all =
    rows === 'conversations' ? plural(n.current, 'conversation', 'conversations') : plural(n.current, 'row', 'rows');
  const hits = (level.current ?? Number.NaN) * n.current;
  const isCount = kind === 'rate' && Math.abs(hits - Math.round(hits)) < 1e-6;
  return isCount ? `${formatCount(Math.round(hits))} of ${all}` : all;
}

function levelText({ kind, level: { baseline, current } }: FoundCause, unit: MetricUnit, rows: string): string | null {
  const format = (value: number | null): string => (value === null ? 'none' : formatLevel(value, kind, unit));
  const move = `${format(baseline)} → ${format(current)}`;
  switch (kind) {
    case 'rate':
      return `rate ${move}`;
    case 'volume':
      return `mix, not performance: ${move} of ${rows}`;
    case 'mean':
      return `mean ${move}`;
    case 'total':
      return move;
    default:
      return unreachable(kind);
  }
}

function formatLevel(value: number, kind: FoundCause['kind'], unit: MetricUnit): string {
  return kind === 'volume' || kind === 'rate' ? formatShare(value) : formatValue(value, unit);
}

export function qText(q: number): string {
  if (q < 0.001) return 'q < 0.001';
  return `q = ${q.toFixed(q < 0.1 ? 3 : 2)}`;
}

/** How large the move is, with its 95 % interval, in words. */
export function effectText({ effect, kind }: FoundCause, unit: MetricUnit): string {
  const interval = (format: (value: number) => string): string =>
    `${format(effect.value)} (95 % interval ${format(effect.low)} to ${format(effect.high)})`;
  switch (effect.kind) {
    case 'log-odds':
      return `${kind === 'volume' ? 'odds of a row to be in it' : 'odds'} ${interval((value) => times(Math.exp(value)))}`;
    case 'difference':
      return `mean moved by ${interval((value) => `${value > 0 ? '+' : value < 0 ? '\u2212' : ''}${formatValue(Math.abs(value), unit)}`)}`;
    case 'relative':
      return interval((value) => times(1 + value));
    default:
      return unreachable(effect.kind);
  }
}

/** A factor from its logarithm, in round words. */
function odds(gain: number): string {
  if (gain < Math.log(1.5)) return 'hardly';
  const power = Math.floor(gain / Math.LN10);
  if (power >= 9) return 'over a billion times';
  const unit = 10 ** Math.floor(Math.log10(Math.exp(gain)));
  return `${formatCount(Math.round(Math.exp(gain) / unit) * unit)} times`;
}

/** Beyond this a factor says that one side is nearly empty, and no more. */
const mostTimes = 1_000;

function times(factor: number): string {
  if (factor === Number.POSITIVE_INFINITY) return '× ∞';
  if (!(factor > 0)) return '× 0';
  if (factor > mostTimes) return `over × ${formatCount(mostTimes)}`;
  if (factor < 1 / mostTimes) return `under × ${1 / mostTimes}`;
  return `× ${factor >= 100 ? formatCount(Math.round(factor)) : factor.toFixed(factor < 0.1 ? 3 : 2)}`;
}

/** Why a dimension is not searched. */
/** Of tags that are searched together. */
export function toldTagsText({ told, of }: { readonly told: number; readonly of: number }): string | null {
  return told === of
    ? null
    : `the ${formatCount(told)} of ${formatCount(of)} tags that moved most by themselves: more at once would leave too few conversations in each combination. What stands out is held against all ${formatCount(of)}`;
}

export function leftOutText(leftOut: LeftOut): string {
  switch (leftOut) {
    case 'off':
      return 'left out';
    case 'defines':
      return 'the number is defined by it';
    case 'aftermath':
      return 'says how a conversation went, so it moves with the number';
    case 'identifier':
      return 'names single conversations';
    case 'constant':
      return 'has the same value nearly everywhere';
    case 'many-values':
      return 'has too many values to be told apart';
    case 'too-many':
      return 'too many combinations with the others: leave another one out first';
    case 'same':
      return 'nearly the same as one that is searched';
    case 'settles':
      return 'nearly settles the number by itself';
    case 'too-thin':
      return 'too few conversations in each combination with the others: leave another one out first';
    default:
      return unreachable(leftOut);
  }
}

/** Why there can be no search. */
export function obstacleText(why: CauseObstacle): string {
  switch (why.code) {
    case 'no-comparison':
      return 'Nothing is compared. Choose a baseline to see which segments moved.';
    case 'no-date':
      return 'The dataset has no date column, so there are no two periods to search.';
    case 'missing':
      return missingRemedy(why.reason);
    case 'not-additive':
      return `${why.metricName} can't be searched by segment: a median, a percentile, a maximum or a distinct count of the whole is not made of those of its parts.`;
    case 'no-spread':
      return `${why.metricName} can't be searched by segment: nothing says how much a ratio of these two varies by chance.`;
    case 'mixed-formula':
      return `${why.metricName} can't be searched as a whole: its formula joins numbers of different conversations. Search its parts one by one.`;
    case 'no-dimensions':
      return 'No dimension is left to search by. Add one under Options.';
    case 'no-rows':
      return 'One of the two periods has nothing to count here.';
    default:
      return unreachable(why);
  }
}
