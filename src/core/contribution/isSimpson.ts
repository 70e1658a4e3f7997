import { sum } from '#core/base/sum.ts';
import type { SegmentRow } from '#core/contribution/ledger.ts';

/**
 * Whether the segments tell another story than the total: their rate effects point the other way, or segments that
 * hold most of the volume moved against it.
 */
export function isSimpson(rows: readonly SegmentRow[], rate: number, change: number): boolean {
  if (change === 0) return false;
  const against = (value: number): boolean => value !== 0 && Math.sign(value) !== Math.sign(change);
  const weight = (row: SegmentRow): number => (row.share.baseline + row.share.current) / 2;
  const both = rows.filter((row) => row.before !== null && row.after !== null);
  const moved = both.filter((row) => against((row.after ?? 0) - (row.before ?? 0)));
  const volumeAgainst = sum(moved.map(weight));
  return (against(rate) && Math.abs(rate) > 0.1 * Math.abs(change)) || volumeAgainst > 0.5;
}
