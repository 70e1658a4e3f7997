import { msPerDay } from '#core/table/table.ts';
import { dayIndexOf } from '#core/time/civil.ts';
import type { DecodedNumbers } from '#ingest/interpret/decodeColumn.ts';
import { limits } from '#ingest/limits.ts';

export interface AsideDates {
  /** The column without the dates that stand apart: they are missing in it. */
  readonly column: DecodedNumbers;
  /** By code: 1 where a date is too far from the rest to be one. */
  readonly isFar: Uint8Array;
  /** Cells set aside, and the commonest of them as they stand. */
  readonly count: number;
  readonly examples: readonly string[];
}

const leastDays = 3 * 366;
const leastRows = 50;

/**
 * Sets dates aside that stand far from all others: one row of 1900 or 2199 would stretch a dataset of a year to
 * three centuries.
 *
 * A date that systems write for "never" (1900-01-01, 1970-01-01, 2199) is missing where it stands apart, in any
 * number. Any other is far when it lies more than three years and three times the span of the bulk (from the 0.5 %
 * to the 99.5 % quantile) outside it. In fewer than 50 dates, or where more than 1 % would be far, none is.
 *
 * Cost     O(distinct values + distinct days · log).
 */
export function setFarDatesAside(column: DecodedNumbers, findsFar: boolean): AsideDates {
  const { raw } = column;
  const isFar = new Uint8Array(raw.values.length);
  const bulk = bulkOf(column);
  if (bulk === null) return { column, isFar, count: 0, examples: [] };
  const aside: number[] = [];
  const far = findsFar ? farCodes(column, bulk) : [];
  for (const code of far) isFar[code] = 1;
  for (let code = 0; code < column.numbers.length; code++) {
    const day = dayAt(column, code);
    if (isFar[code] === 1 || (isNever(day) && isApart(day, bulk, 366, 1))) aside.push(code);
  }
  if (aside.length === 0) return { column, isFar, count: 0, examples: [] };
  const numbers = column.numbers.slice();
  for (const code of aside) numbers[code] = Number.NaN;
  const rowsOf = (code: number): number => raw.counts[code] ?? 0;
  return {
    column: { ...column, numbers },
    isFar,
    count: aside.reduce((sum, code) => sum + rowsOf(code), 0),
    examples: aside
      .sort((a, b) => rowsOf(b) - rowsOf(a))
      .slice(0, limits.exampleValues)
      .map((code) => raw.values[code] ?? ''),
  };
}

interface Bulk {
  readonly fromDay: number;
  readonly toDay: number;
  readonly rows: number;
}

/** Where all but 0.5 % on either side lie, at least one date on each; dates for "never" do not count. */
function bulkOf(column: DecodedNumbers): Bulk | null {
  const perDay = new Map<number, number>();
  let rows = 0;
  for (let code = 0; code < column.numbers.length; code++) {
    const day = dayAt(column, code);
    if (Number.isNaN(day) || isNever(day)) continue;
    const count = column.raw.counts[code] ?? 0;
    perDay.set(day, (perDay.get(day) ?? 0) + count);
    rows += count;
  }
  if (rows === 0) return null;
  const days = [...perDay].sort(([a], [b]) => a - b);
  const cut = rows < leastRows ? 0 : Math.ceil(rows * 0.005);
  return { fromDay: dayAfter(days, cut), toDay: dayAfter(days.reverse(), cut), rows };
}

/** The day of the first row after so many. */
function dayAfter(days: readonly (readonly [number, number])[], rows: number): number {
  let left = rows;
  for (const [day, count] of days) {
    if (left < count) return day;
    left -= count;
  }
  return Number.NaN;
}

function farCodes(column: DecodedNumbers, bulk: Bulk): readonly number[] {
  if (bulk.rows < leastRows) return [];
  const codes = column.raw.values.flatMap((_, code) => {
    const day = dayAt(column, code);
    return !isNever(day) && isApart(day, bulk, leastDays, 3) ? [code] : [];
  });
  const rows = codes.reduce((sum, code) => sum + (column.raw.counts[code] ?? 0), 0);
  return rows <= Math.ceil(bulk.rows / 100) ? codes : [];
}

function isApart(day: number, { fromDay, toDay }: Bulk, days: number, spans: number): boolean {
  const margin = Math.max(days, spans * (toDay - fromDay));
  return day < fromDay - margin || day > toDay + margin;
}

const excelNever = dayIndexOf({ year: 1900, month: 1, day: 1 });
const year2199 = dayIndexOf({ year: 2199, month: 1, day: 1 });

/** Day −1 is the epoch as it shows west of Greenwich. */
function isNever(day: number): boolean {
  return day === excelNever || day === 0 || day === -1 || day >= year2199;
}

function dayAt({ numbers }: DecodedNumbers, code: number): number {
  return Math.floor((numbers[code] ?? Number.NaN) / msPerDay);
}
