import { sum } from '#core/base/sum.ts';
import type { SegmentRow, SegmentSplit } from '#core/contribution/ledger.ts';

/** A split with only its largest rows; the others are one line, so that the sums stay exact. */
export interface FoldedSplit extends SegmentSplit {
  readonly others: FoldedRows | null;
}

export interface FoldedRows extends Omit<SegmentRow, 'value' | 'presence'> {
  /** How many segments are in it. */
  readonly count: number;
}

/** Keeps the `limit` rows that carry most of the change, either way, largest first. */
export function foldRows(split: SegmentSplit, limit: number): FoldedSplit {
  const ranked = split.rows.toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  const isOneOver = ranked.length === limit + 1;
  const kept = isOneOver ? ranked : ranked.slice(0, limit);
  const rest = isOneOver ? [] : ranked.slice(limit);
  return { ...split, rows: kept, others: rest.length === 0 ? null : fold(rest) };
}

function fold(rows: readonly SegmentRow[]): FoldedRows {
  const total = (pick: (row: SegmentRow) => number): number => sum(rows.map(pick));
  return {
    count: rows.length,
    n: { baseline: total((row) => row.n.baseline), current: total((row) => row.n.current) },
    share: { baseline: total((row) => row.share.baseline), current: total((row) => row.share.current) },
    before: null,
    after: null,
    rate: total((row) => row.rate),
    mix: total((row) => row.mix),
    contribution: total((row) => row.contribution),
  };
}
