import { leastN } from '#core/contribution/foldRows.ts';
import type { SegmentSplit } from '#core/contribution/ledger.ts';
import { z95 } from '#core/stats/normal.ts';
import { type Proportion, wilsonInterval } from '#core/stats/proportions.ts';
import { type TestedTogether, testTogether } from '#core/stats/testTogether.ts';

/** What is known of the segments of a share: which moved beyond noise, out of how many. */
export interface SegmentNoise {
  /** By value; a segment that was not tested (new, gone, few, folded) is not in it. */
  readonly tested: ReadonlyMap<string | null, TestedTogether>;
  readonly beyond: number;
  readonly sigmaZ: number;
}

type Row = Pick<SegmentSplit['rows'][number], 'n' | 'before' | 'after'>;

/**
 * Tests the segments that a table shows by name, together.
 *
 * Shapes   only those with at least 30 conversations on both sides. `split` is that of a share.
 */
export function segmentNoise(split: Pick<SegmentSplit, 'rows'>, sigmaZ: number): SegmentNoise {
  const rows = split.rows.flatMap((row) => {
    const [baseline, current] = [partOfRow(row, 'baseline'), partOfRow(row, 'current')];
    const isTested = baseline !== null && current !== null && Math.min(baseline.n, current.n) >= leastN;
    return isTested ? [{ value: row.value, pair: { baseline, current } }] : [];
  });
  const results = testTogether(
    rows.map(({ pair }) => pair),
    sigmaZ,
  );
  const tested = new Map(rows.flatMap(({ value }, at) => (results[at] ? [[value, results[at]] as const] : [])));
  return { tested, beyond: results.filter(({ isBeyond }) => isBeyond).length, sigmaZ };
}

/** Wilson's 95 % interval of a segment's share; null where it has no rows there. */
export function rowInterval(row: Row, side: 'baseline' | 'current', sigmaZ: number) {
  const part = partOfRow(row, side);
  return part === null ? null : wilsonInterval(part, z95 * sigmaZ);
}

function partOfRow({ n, before, after }: Row, side: 'baseline' | 'current'): Proportion | null {
  const share = side === 'baseline' ? before : after;
  return share === null || n[side] <= 0 || share < 0 || share > 1 ? null : { hits: share * n[side], n: n[side] };
}
