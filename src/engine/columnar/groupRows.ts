import type { RowSlice } from '#engine/columnar/dayColumn.ts';
import type { Pacer } from '#engine/columnar/pacer.ts';
import type { ScanAxis } from '#engine/columnar/scanCube.ts';

/** Rows by the combination of values that they have, in the order of the combinations' cells. */
export interface RowGroups {
  readonly count: number;
  /** The group of every row of the slice; 0 outside of it. */
  readonly ofRow: Uint32Array;
  /** Per axis, the code of every group. */
  readonly codes: readonly Uint32Array[];
}

const batchRows = 32_768;

/**
 * Groups the rows of a slice by some axes: keys are built axis by axis and numbered anew before they would grow past
 * what a number holds exactly, so any number of axes will do.
 *
 * Shapes   null: cancelled.
 * Cost     O(rows · axes), and a map of the combinations that occur.
 */
export async function groupRows(
  axes: readonly ScanAxis[],
  rowCount: number,
  { from, to }: RowSlice,
  pacer: Pacer,
): Promise<RowGroups | null> {
  const keys = new Float64Array(Math.max(0, to - from));
  let size = 1;
  for (const { codes, codeCount } of axes) {
    if (size * codeCount > Number.MAX_SAFE_INTEGER) size = await renumber(keys, pacer);
    size *= codeCount;
    for (let row = from; row < to; row++) {
      keys[row - from] = (keys[row - from] ?? 0) * codeCount + (codes[row] ?? 0);
      if (row % batchRows === 0 && (await pacer.pause())) return null;
    }
  }
  const count = await renumber(keys, pacer);
  if (await pacer.pause()) return null;
  const ofRow = new Uint32Array(rowCount);
  ofRow.set(keys, from);
  const groupCodes = axes.map(({ codes }) => {
    const ofGroup = new Uint32Array(count);
    for (let row = from; row < to; row++) ofGroup[ofRow[row] ?? 0] = codes[row] ?? 0;
    return ofGroup;
  });
  return { count, ofRow, codes: groupCodes };
}

/** Puts in place of every key its rank among those that occur. Returns how many these are. */
async function renumber(keys: Float64Array, pacer: Pacer): Promise<number> {
  const seen = new Map<number, number>();
  for (let row = 0; row < keys.length; row++) {
    seen.set(keys[row] ?? 0, 0);
    if (row % batchRows === 0 && (await pacer.pause())) break;
  }
  const sorted = Float64Array.from(seen.keys()).sort();
  sorted.forEach((key, rank) => {
    seen.set(key, rank);
  });
  for (let row = 0; row < keys.length; row++) keys[row] = seen.get(keys[row] ?? 0) ?? 0;
  return sorted.length;
}
