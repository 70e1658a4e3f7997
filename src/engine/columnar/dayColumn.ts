import { msPerDay, type TimeColumn } from '#core/table/table.ts';
import type { DayRange } from '#core/time/period.ts';

/** The day of every row. */
export interface DayColumn {
  readonly days: Int32Array;
  /** No day is before the one of the row above; then a period is one slice of rows. */
  readonly sorted: boolean;
}

/** Stands for a missing time; after every real day, so that missing rows come last. */
export const missingDay = 0x7fff_ffff;

export function dayColumnOf({ values }: TimeColumn): DayColumn {
  const days = new Int32Array(values.length);
  let sorted = true;
  for (let row = 0; row < values.length; row++) {
    const ms = values[row] ?? Number.NaN;
    const day = Number.isNaN(ms) ? missingDay : Math.floor(ms / msPerDay);
    days[row] = day;
    if (row > 0 && day < (days[row - 1] ?? 0)) sorted = false;
  }
  return { days, sorted };
}

export interface RowSlice {
  readonly from: number;
  readonly to: number;
}

/** The rows that can be in a period: exactly those where the days are sorted, all of them otherwise. */
export function sliceOf({ days, sorted }: DayColumn, range: DayRange): RowSlice {
  if (!sorted) return { from: 0, to: days.length };
  const to = Math.min(range.toDay, missingDay);
  return { from: firstAtLeast(days, range.fromDay), to: firstAtLeast(days, to) };
}

function firstAtLeast(days: Int32Array, day: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] ?? missingDay) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
