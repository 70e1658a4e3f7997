import { unreachable } from '#core/base/unreachable.ts';
import type { PlanTime } from '#core/plan/plan.ts';
import type { TagsColumn } from '#core/table/table.ts';
import { tagsOfSet } from '#core/table/tags.ts';
import type { DayRange } from '#core/time/period.ts';
import { lengthOf } from '#core/time/range.ts';
import { type DayColumn, type RowSlice, sliceOf } from '#engine/columnar/dayColumn.ts';
import type { Selection } from '#engine/columnar/kernels/accumulator.ts';

/** One pass over a slice of rows. Overlapping ranges are passes of their own, so a row may be met more than once. */
export interface Sweep {
  readonly slice: RowSlice;
  readonly range: DayRange;
  /** Null where there is no time: all rows, in bucket 0. */
  readonly days: DayColumn | null;
  /** The bucket of the first day; `perDay`: each day is a bucket of its own. */
  readonly bucket: number;
  readonly perDay: boolean;
}

export function sweepsOf(time: PlanTime | null, days: DayColumn | null, rowCount: number): readonly Sweep[] {
  if (time === null || days === null) {
    const range: DayRange = { fromDay: 0, toDay: 0 };
    return [{ slice: { from: 0, to: rowCount }, range, days: null, bucket: 0, perDay: false }];
  }
  const { buckets } = time;
  switch (buckets.kind) {
    case 'days':
      return [{ slice: sliceOf(days, buckets.range), range: buckets.range, days, bucket: 0, perDay: true }];
    case 'ranges':
      return buckets.ranges.map((range, bucket) => ({
        slice: sliceOf(days, range),
        range,
        days,
        bucket,
        perDay: false,
      }));
    default:
      return unreachable(buckets);
  }
}

/** Days of the longest bucket, for counts by day within it. */
export function longestBucket(time: PlanTime | null): number {
  if (time === null || time.buckets.kind === 'days') return 1;
  return time.buckets.ranges.reduce((longest, range) => Math.max(longest, lengthOf(range)), 1);
}

export interface Batch extends Selection {
  count: number;
}

export function createBatch(size: number): Batch {
  return { count: 0, rows: new Int32Array(size), slots: new Int32Array(size), days: new Int32Array(size) };
}

/** Puts the sweep's rows of [from, to) into the batch, each with its bucket's first slot. */
export function fillBatch(batch: Batch, sweep: Sweep, from: number, to: number, cellCount: number): void {
  const { rows, slots, days } = batch;
  const { range, bucket, perDay } = sweep;
  let count = 0;
  for (let row = from; row < to; row++) {
    const day = sweep.days === null ? 0 : (sweep.days.days[row] ?? 0);
    if (sweep.days !== null && (day < range.fromDay || day >= range.toDay)) continue;
    const into = sweep.days === null ? 0 : day - range.fromDay;
    rows[count] = row;
    slots[count] = (perDay ? bucket + into : bucket) * cellCount;
    days[count] = perDay ? 0 : into;
    count += 1;
  }
  batch.count = count;
}

/** Moves every row of the batch to its cell along one axis. */
export function addAxis(batch: Batch, codes: Uint8Array | Uint16Array | Uint32Array, stride: number): void {
  const { count, rows, slots } = batch;
  for (let i = 0; i < count; i++) slots[i] = (slots[i] ?? 0) + (codes[rows[i] ?? 0] ?? 0) * stride;
}

/** Every row of the batch once for each of its tags, moved to the tag's cell; one of unknown tags stays in cell 0. */
export function spreadTags(batch: Batch, tags: TagsColumn, stride: number): Batch {
  const { count, rows, slots, days } = batch;
  let size = 0;
  for (let i = 0; i < count; i++) size += placesOf(tags, tags.codes[rows[i] ?? 0] ?? 0);
  const spread = createBatch(size);
  const put = (i: number, cell: number): void => {
    spread.rows[spread.count] = rows[i] ?? 0;
    spread.slots[spread.count] = (slots[i] ?? 0) + cell * stride;
    spread.days[spread.count] = days[i] ?? 0;
    spread.count += 1;
  };
  for (let i = 0; i < count; i++) {
    const code = tags.codes[rows[i] ?? 0] ?? 0;
    if (code === 0) put(i, 0);
    else for (const tag of tagsOfSet(tags, code)) put(i, tag + 1);
  }
  return spread;
}

function placesOf({ offsets }: TagsColumn, code: number): number {
  return code === 0 ? 1 : (offsets[code] ?? 0) - (offsets[code - 1] ?? 0);
}
