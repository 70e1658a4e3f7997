import { sum } from '#core/base/sum.ts';
import type { SegmentRow, SegmentSplit } from '#core/contribution/ledger.ts';
import type { Side } from '#core/contribution/readNode.ts';

/** A split with only its largest rows; the others are one line, so that the sums stay exact. */
export interface FoldedSplit extends SegmentSplit {
  readonly others: FoldedRows | null;
}

export interface FoldedRows extends Omit<SegmentRow, 'value' | 'presence'> {
  /** How many segments are in it. */
  readonly count: number;
}

/** Under so many conversations in a period, a segment is read with care; in both, it is one of the others. */
export const leastN = 30;

/**
 * Keeps the `limit` rows that carry most of the change, either way, largest first. One row is never folded alone.
 *
 * `least`: rows of a ratio with fewer conversations in both periods are not kept, unless none would be.
 *
 * Shapes   `before` and `after` of the others are those of all their rows together, where the split is such that they
 *          follow from its rows; null otherwise.
 */
export function foldRows(split: SegmentSplit, limit: number, least = 0): FoldedSplit {
  const ranked = split.rows.toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  const large = ranked.filter(({ n }) => split.kind === 'total' || Math.max(n.baseline, n.current) >= least);
  const worthy = large.length === 0 || large.length >= ranked.length - 1 ? ranked : large;
  const room = worthy.length === ranked.length ? limit + 1 : limit;
  const kept = new Set(worthy.length <= room ? worthy : worthy.slice(0, limit));
  const rest = ranked.filter((row) => !kept.has(row));
  return { ...split, rows: [...kept], others: rest.length === 0 ? null : fold(split, rest) };
}

/** The rows that carry most of the change, either way, largest first; those of a ratio with few conversations go last. */
export function largestRows(
  { kind, rows }: Pick<SegmentSplit, 'kind' | 'rows'>,
  limit: number,
  least: number,
): readonly SegmentRow[] {
  const isFew = ({ n }: SegmentRow): number => Number(kind === 'rate' && Math.max(n.baseline, n.current) < least);
  return rows
    .toSorted((a, b) => isFew(a) - isFew(b) || Math.abs(b.contribution) - Math.abs(a.contribution))
    .slice(0, limit);
}

function fold(split: SegmentSplit, rows: readonly SegmentRow[]): FoldedRows {
  const total = (pick: (row: SegmentRow) => number): number => sum(rows.map(pick));
  return {
    count: rows.length,
    n: { baseline: total((row) => row.n.baseline), current: total((row) => row.n.current) },
    share: { baseline: total((row) => row.share.baseline), current: total((row) => row.share.current) },
    before: together(split, rows, 'baseline'),
    after: together(split, rows, 'current'),
    rate: total((row) => row.rate),
    mix: total((row) => row.mix),
    contribution: total((row) => row.contribution),
  };
}

/** The value of several segments: their sum, or their mean by volume, if that rule makes all rows the whole. */
function together(split: SegmentSplit, rows: readonly SegmentRow[], side: Side): number | null {
  const combine = split.kind === 'total' ? sumOf : meanOf;
  const whole = combine(split.rows, side);
  const isRule = whole !== null && Math.abs(whole - split[side]) <= 1e-9 * Math.abs(split[side]);
  return isRule ? combine(rows, side) : null;
}

function sumOf(rows: readonly SegmentRow[], side: Side): number | null {
  return sum(rows.map((row) => valueAt(row, side) ?? 0));
}

/** Null where there is no volume. */
function meanOf(rows: readonly SegmentRow[], side: Side): number | null {
  const volume = sum(rows.map((row) => row.share[side]));
  return volume === 0 ? null : sum(rows.map((row) => row.share[side] * (valueAt(row, side) ?? 0))) / volume;
}

const valueAt = (row: SegmentRow, side: Side): number | null => (side === 'baseline' ? row.before : row.after);
