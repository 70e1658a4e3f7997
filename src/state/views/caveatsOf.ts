import type { Side } from '#core/contribution/readNode.ts';
import type { Doc } from '#core/model/doc.ts';
import type { Dataset } from '#core/model/schema.ts';
import type { DayRange } from '#core/time/period.ts';
import { intersect, isInside } from '#core/time/range.ts';
import { growsWithTime } from '#state/views/growsWithTime.ts';
import { isCensored } from '#state/views/isCensored.ts';
import type { TreeFrame } from '#state/views/settings.ts';
import { unequalDays } from '#state/views/unequalDays.ts';
import type { NodeView } from '#state/views/viewTree.ts';

/** What keeps a number of a period from being read as it stands. */
export type Caveat =
  /** The data hold only a part of the period. */
  | { readonly kind: 'partial'; readonly side: Side; readonly period: DayRange; readonly held: DayRange }
  /** Days that the data hold of each side, where the number grows with them. */
  | { readonly kind: 'unequal'; readonly baselineDays: number; readonly currentDays: number }
  /** Some conversations of the period are too young to have been resolved. */
  | { readonly kind: 'young'; readonly side: Side }
  /** The period is recent, and no resolution times say how long its conversations take. */
  | { readonly kind: 'maybe-young'; readonly sides: readonly Side[] };

/** Where resolution times are unknown, a share of a period that ends in this many last days may not be final. */
export const recentDays = 14;

/**
 * What to know about the two periods of a node (about the current one where nothing is compared) before their numbers
 * are believed.
 *
 * Shapes   'unequal' only of numbers that grow with time; the 'young' ones only of numbers that endings decide. None
 *          without dates.
 */
export function caveatsOf(
  doc: Doc,
  frame: TreeFrame,
  { node, metric }: NodeView,
  isImmature: (period: DayRange) => boolean,
): readonly Caveat[] {
  const { extent } = frame;
  if (extent === null) return [];
  const sides = sidesOf(frame);
  const caveats: Caveat[] = sides.flatMap(([side, period]) => partialOf(side, period, extent));
  if (growsWithTime(metric)) caveats.push(...unequalOf(frame));
  if (!isCensored(doc, frame.dataset, node.id)) return caveats;
  for (const [side, period] of sides) if (isImmature(period)) caveats.push({ kind: 'young', side });
  if (metric.unit !== 'share' || !isAgeUnknown(frame)) return caveats;
  const recent = sides.filter(([, period]) => period.toDay > extent.toDay - recentDays).map(([side]) => side);
  return recent.length === 0 ? caveats : [...caveats, { kind: 'maybe-young', sides: recent }];
}

function sidesOf({ comparison, current }: TreeFrame): readonly (readonly [Side, DayRange])[] {
  if (comparison === null) return current === null ? [] : [['current', current]];
  return [
    ['baseline', comparison.baseline],
    ['current', comparison.current],
  ];
}

function partialOf(side: Side, period: DayRange, extent: DayRange): readonly Caveat[] {
  const held = intersect(period, extent);
  return held === null || isInside(period, extent) ? [] : [{ kind: 'partial', side, period, held }];
}

function unequalOf(frame: TreeFrame): readonly Caveat[] {
  const days = unequalDays(frame);
  return days === null ? [] : [{ kind: 'unequal', baselineDays: days.baseline, currentDays: days.current }];
}

/** Open conversations count, dates are those of creation, and nothing says how long a resolution takes. */
function isAgeUnknown({ tree, dataset }: TreeFrame): boolean {
  return tree.denominator === 'all' && isDatedByCreation(dataset) && !hasResolutionTimes(dataset);
}

const isDatedByCreation = ({ columns, dateColumn }: Dataset): boolean =>
  columns.some(({ id, role }) => id === dateColumn && role === 'created_at');

const hasResolutionTimes = ({ columns }: Dataset): boolean =>
  columns.some(({ role, kind }) => role === 'resolution_seconds' && kind === 'measure');
