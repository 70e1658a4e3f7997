import { msPerDay } from '#core/table/table.ts';
import type { DayRange } from '#core/time/period.ts';
import type { DecodedNumbers } from '#ingest/interpret/decodeColumn.ts';

export interface SortedRows {
  readonly rows: Uint32Array;
  /** First to last day, half-open; null where no row has a date. */
  readonly extent: DayRange | null;
  /** How many rows have no date. */
  readonly undated: number;
}

/**
 * Rows by day, stable within a day, rows without a date last.
 *
 * Cost   O(rows + days): counting sort.
 */
export function sortByDay(rows: Uint32Array, date: DecodedNumbers): SortedRows {
  const dayOfCode = date.numbers.map((ms) => Math.floor(ms / msPerDay));
  const dayOf = (row: number): number => dayOfCode[date.raw.codes[row] ?? 0] ?? Number.NaN;
  const extent = extentOf(rows, dayOf);
  if (extent === null) return { rows, extent, undated: rows.length };
  const days = extent.toDay - extent.fromDay;
  const starts = new Uint32Array(days + 2);
  const slot = (row: number): number => {
    const day = dayOf(row);
    return Number.isNaN(day) ? days : day - extent.fromDay;
  };
  for (const row of rows) starts[slot(row) + 1] = (starts[slot(row) + 1] ?? 0) + 1;
  const undated = starts[days + 1] ?? 0;
  for (let index = 1; index < starts.length; index++) starts[index] = (starts[index] ?? 0) + (starts[index - 1] ?? 0);
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) {
    const at = starts[slot(row)] ?? 0;
    sorted[at] = row;
    starts[slot(row)] = at + 1;
  }
  return { rows: sorted, extent, undated };
}

function extentOf(rows: Uint32Array, dayOf: (row: number) => number): DayRange | null {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const day = dayOf(row);
    if (day < first) first = day;
    if (day > last) last = day;
  }
  return first <= last ? { fromDay: first, toDay: last + 1 } : null;
}
