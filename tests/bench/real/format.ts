import { effectText, qText, segmentText } from '#text/causes.ts';
import { exactP } from './exactP.ts';
import type { PlaceboRow } from './placebo.ts';
import type { Told, ToldCauseLine } from './told.ts';

export const placeboHeading =
  'weeks  pairs  judged  alarms   share  95 % interval     the app says of past pairs  without history: listing something';

export function formatPlacebo(row: PlaceboRow): string {
  const { weeks, pairs, judged, alarms, interval, stated, unjudged, unconfirmed, alarmsAt } = row;
  const share = judged === 0 ? '–' : percent(alarms / judged);
  const range = judged === 0 ? '–' : `${percent(interval[0])} to ${percent(interval[1])}`;
  const says = stated.n === 0 ? '–' : `${stated.hits} of ${stated.n} (${percent(stated.hits / stated.n)})`;
  const cells = [pad(weeks, 5), pad(pairs, 7), pad(judged, 8), pad(alarms, 8), share.padStart(8)].join('');
  const at = alarmsAt.length === 0 ? '' : `  alarms at ${alarmsAt.join(', ')}`;
  return `${cells}  ${range.padEnd(17)} ${says.padEnd(27)} ${unconfirmed} of ${unjudged}${at}`;
}

export function formatTold(told: Told): string {
  const { whole, change, rest } = told;
  return [
    `\n-- ${told.set}, ${told.title}: ${told.periods[0]} → ${told.periods[1]}`,
    `   "${told.sentence}"`,
    `   searched by ${told.dimensions.join(', ') || `nothing (${told.obstacle})`}. ${told.history}`,
    `   by hand: ${sides(whole)}; the search's change ${points(change)}, rest ${points(rest)}`,
    ...told.causes.map(formatCause),
  ].join('\n');
}

function formatCause({ cause, node, isMinor, inside, elsewhere, extremes }: ToldCauseLine): string {
  const { kind, segment, contribution, n, level, status, q } = cause;
  const where = segmentText(segment, (column) => ({ name: column, kind: 'dimension' }));
  return [
    `   ${isMinor ? '·' : '*'} ${node} ${kind} ${where}: ${points(contribution)}, n ${n.baseline} → ${n.current}, level ${level.baseline === null ? 'none' : percent(level.baseline)} → ${level.current === null ? 'none' : percent(level.current)}, ${effectText(cause, 'share')}, ${qText(q)}, ${status}`,
    `     by hand: inside ${sides(inside)}; elsewhere ${sides(elsewhere)}${exactText(cause, inside)}`,
    ...extremes.map(({ value, counts }) => `     by hand: ${value} ${sides(counts)}`),
  ]
    .join('\n')
    .replaceAll('\u00a0', ' ');
}

/** Of what moved inside its segment: the exact test of that table by itself, to hold q against. */
function exactText({ kind }: ToldCauseLine['cause'], { baseline, current }: Counts): string {
  return kind === 'rate' ? `; exact p of the inside ${exactP(baseline, current).toPrecision(2)}` : '';
}

type Counts = Told['whole'];

const sides = ({ baseline, current }: Counts): string =>
  `${baseline.x}/${baseline.n} = ${percent(baseline.x / baseline.n)} → ${current.x}/${current.n} = ${percent(current.x / current.n)}`;

const pad = (value: number, width: number): string => String(value).padStart(width);
const percent = (share: number): string => (Number.isNaN(share) ? '–' : `${(100 * share).toFixed(1)} %`);
const points = (share: number | null): string =>
  share === null ? '–' : `${share > 0 ? '+' : ''}${(100 * share).toFixed(2)} points`;
