import type { DimensionColumn, TagsColumn } from '#core/table/table.ts';
import type { Accumulator } from '#engine/columnar/kernels/accumulator.ts';
import type { Pacer } from '#engine/columnar/pacer.ts';
import { addAxis, createBatch, fillBatch, type Sweep, spreadTags } from '#engine/columnar/sweeps.ts';

/** Where a row stands along one axis, and how many slots one step along it is. */
export interface SweepAxis {
  readonly codes: DimensionColumn['codes'];
  readonly stride: number;
  /** Null: one value per row. */
  readonly tags: TagsColumn | null;
}

export const batchRows = 32_768;

/** Gives every kernel every row of every sweep, in batches, with its slot. True when cancelled. */
export async function sweepRows(
  sweeps: readonly Sweep[],
  axes: readonly SweepAxis[],
  cellCount: number,
  kernels: readonly Accumulator[],
  pacer: Pacer,
): Promise<boolean> {
  const batch = createBatch(batchRows);
  const total = sweeps.reduce((rows, { slice }) => rows + slice.to - slice.from, 0);
  let done = 0;
  for (const sweep of sweeps) {
    for (let from = sweep.slice.from; from < sweep.slice.to; from += batchRows) {
      const to = Math.min(from + batchRows, sweep.slice.to);
      fillBatch(batch, sweep, from, to, cellCount);
      const placed = axes.reduce((so, { codes, stride, tags }) => {
        if (tags !== null) return spreadTags(so, tags, stride);
        addAxis(so, codes, stride);
        return so;
      }, batch);
      for (const kernel of kernels) kernel.add(placed);
      done += to - from;
      pacer.progress(done / total);
      if (await pacer.pause()) return true;
    }
  }
  return false;
}
