import type { RawColumn } from '#ingest/csv/rawTable.ts';
import type { DateOrder } from '#ingest/port.ts';
import { parseDuration } from '#ingest/values/parseDuration.ts';
import { type DecimalMark, parseNumber } from '#ingest/values/parseNumber.ts';
import { isUnsetDate, parseTime } from '#ingest/values/parseTime.ts';
import { isTruthColumn } from '#ingest/values/truth.ts';

/** What all values of a column have in common; nothing of it depends on the column's name. */
export interface ColumnFacts {
  readonly rowCount: number;
  /** Rows with a value. */
  readonly filled: number;
  /** Distinct values, as they stand, with their rows. */
  readonly values: readonly string[];
  readonly counts: readonly number[];
  /** Date orders that misread the fewest values, when that is (nearly) none. */
  readonly orders: readonly DateOrder[];
  readonly number: NumberFacts | null;
  readonly isSpan: boolean;
  /** Times of day with AM or PM; `first-hour`: all between 12:00:00 AM and 12:59:59 AM, as durations come out of Excel. */
  readonly clock: 'none' | 'any-hour' | 'first-hour';
  /** Yes and no; `digits`: written 1 and 0. */
  readonly truth: 'none' | 'words' | 'digits';
  readonly isMultiLine: boolean;
  readonly meanLength: number;
}

export interface NumberFacts {
  /** The marks under which all values are numbers. */
  readonly marks: readonly DecimalMark[];
  readonly isWhole: boolean;
  readonly hasPercent: boolean;
  /** `007`: a code, not a quantity. */
  readonly hasLeadingZeros: boolean;
  readonly max: number;
}

/**
 * Facts from every distinct value of a column, weighted by its rows.
 *
 * Cost   O(distinct values), less for what the first values rule out.
 */
export function columnFacts(column: RawColumn, rowCount: number, isNull: (cell: string) => boolean): ColumnFacts {
  const kept = column.values.flatMap((value, code) =>
    isNull(value) ? [] : [{ value, count: column.counts[code] ?? 0 }],
  );
  const values = kept.map(({ value }) => value);
  const counts = kept.map(({ count }) => count);
  const filled = counts.reduce((sum, count) => sum + count, 0);
  const sample: Weighted = { values, counts, filled };
  return {
    rowCount,
    filled,
    values,
    counts,
    orders: fittingOrders(sample),
    number: numberFacts(sample),
    isSpan: fits(sample, (value) => !Number.isNaN(parseDuration(value, 'h:mm:ss', '.'))),
    clock: clockFacts(sample),
    truth: isTruthColumn(values, 'none') ? 'words' : isTruthColumn(values, 'digits') ? 'digits' : 'none',
    isMultiLine: values.some((value) => value.includes('\n')),
    meanLength: filled === 0 ? 0 : kept.reduce((sum, { value, count }) => sum + value.length * count, 0) / filled,
  };
}

interface Weighted {
  readonly values: readonly string[];
  readonly counts: readonly number[];
  readonly filled: number;
}

/** A stray value in fifty does not change what a column is. */
const tolerance = 0.02;

function fits(sample: Weighted, test: (value: string) => boolean): boolean {
  return sample.filled > 0 && missesOf(sample, test) !== null;
}

/** Rows whose value fails; null as soon as they are too many. */
function missesOf({ values, counts, filled }: Weighted, test: (value: string) => boolean): number | null {
  const most = Math.floor(filled * tolerance);
  let misses = 0;
  for (let index = 0; index < values.length; index++) {
    if (!test(values[index] ?? '')) misses += counts[index] ?? 0;
    if (misses > most) return null;
  }
  return misses;
}

function numberFacts(sample: Weighted): NumberFacts | null {
  const marks = (['.', ','] as const).filter((mark) =>
    fits(sample, (value) => !Number.isNaN(parseNumber(value, mark))),
  );
  const mark = marks[0];
  if (mark === undefined) return null;
  const numbers = sample.values.map((value) => parseNumber(value, mark)).filter((number) => !Number.isNaN(number));
  return {
    marks,
    isWhole: numbers.every(Number.isInteger),
    hasPercent: sample.values.some((value) => value.trimEnd().endsWith('%')),
    hasLeadingZeros: sample.values.some((value) => /^\s*0\d/.test(value)),
    max: numbers.reduce((max, number) => Math.max(max, number), Number.NEGATIVE_INFINITY),
  };
}

function clockFacts(sample: Weighted): ColumnFacts['clock'] {
  const seconds = (value: string): number => parseDuration(value, 'clock-am-pm', '.');
  if (!fits(sample, (value) => !Number.isNaN(seconds(value)))) return 'none';
  return sample.values.every((value) => !(seconds(value) >= 3_600)) ? 'first-hour' : 'any-hour';
}

/** The orders with the fewest misreadings; of those that read every value alike, the first. */
function fittingOrders(sample: Weighted): readonly DateOrder[] {
  if (sample.filled === 0) return [];
  const misses = (order: DateOrder): number | null =>
    missesOf(sample, (value) => isUnsetDate(value) || !Number.isNaN(parseTime(value, order)));
  for (const group of orderGroups) {
    const fitting = group.flatMap((order) => {
      const missed = misses(order);
      return missed === null ? [] : [{ order, missed }];
    });
    const least = Math.min(...fitting.map(({ missed }) => missed));
    const best = fitting.filter(({ missed }) => missed === least).map(({ order }) => order);
    if (best.length > 0) return readingDifferently(sample.values, best);
  }
  return [];
}

/** A two-digit year in front is believed only where no other order fits: `22-04-15` nearly always ends with its year. */
const orderGroups: readonly (readonly DateOrder[])[] = [['iso'], ['dmy', 'mdy'], ['ymd'], ['epoch-s'], ['epoch-ms']];

function readingDifferently(values: readonly string[], orders: readonly DateOrder[]): readonly DateOrder[] {
  const [first, ...others] = orders;
  if (first === undefined) return [];
  const differ = (order: DateOrder): boolean =>
    values.some((value) => !Object.is(parseTime(value, order), parseTime(value, first)));
  return [first, ...others.filter(differ)];
}
