import type { Stat } from '#core/cube/stat.ts';
import type { CubePlan, PlanMeasure, Statistic } from '#core/plan/plan.ts';
import type { CompareOp, Filter } from '#core/table/filter.ts';
import type { DayRange } from '#core/time/period.ts';
import { type Cell, dayOf, type Row } from './rowTable.ts';

/** Statistics of row objects, one row at a time and nothing shared with an engine: slow, and plain to see through. */
export function referenceStat(
  rows: readonly Row[],
  plan: CubePlan,
  measure: PlanMeasure,
  bucket: number,
  cell: readonly (string | null)[],
): Partial<Stat> {
  const inside = rowsInside(rows, plan, measure, bucket, cell);
  return statOf(inside, measure.statistic, measure.column, plan.time?.column ?? null);
}

export function rowsInside(
  rows: readonly Row[],
  plan: CubePlan,
  measure: PlanMeasure,
  bucket: number,
  cell: readonly (string | null)[],
): readonly Row[] {
  const range = bucketRange(plan, bucket);
  return rows.filter(
    (row) =>
      isInRange(row, plan, range) &&
      plan.by.every((column, axis) => isInCell(row[column] ?? null, cell[axis] ?? null)) &&
      matches(measure.filter, row),
  );
}

/** A row is in the cell of each of its tags. */
function isInCell(found: Cell, value: string | null): boolean {
  return isTags(found) ? value !== null && found.includes(value) : found === value;
}

const isTags = (cell: Cell | undefined): cell is readonly string[] => Array.isArray(cell);

function bucketRange({ time }: CubePlan, bucket: number): DayRange | null {
  if (time === null) return null;
  if (time.buckets.kind === 'ranges') return time.buckets.ranges[bucket] ?? null;
  const fromDay = time.buckets.range.fromDay + bucket;
  return { fromDay, toDay: fromDay + 1 };
}

function isInRange(row: Row, { time }: CubePlan, range: DayRange | null): boolean {
  if (time === null) return true;
  const day = dayOf(row, time.column);
  return day !== null && range !== null && day >= range.fromDay && day < range.toDay;
}

export function statOf(
  rows: readonly Row[],
  statistic: Statistic,
  column: string | null,
  timeColumn: string | null,
): Partial<Stat> {
  if (statistic.kind === 'count' || column === null) return { n: rows.length };
  const present = rows.flatMap((row) => presentIn(row[column]));
  const cells = present.flatMap((cell): readonly Cell[] => (isTags(cell) ? cell : [cell]));
  const numbers = cells.filter((cell) => typeof cell === 'number');
  const n = present.length;
  switch (statistic.kind) {
    case 'sum':
      return { n, sum: total(numbers) };
    case 'moments':
      return { n, sum: total(numbers), sumSquares: total(numbers.map((x) => x * x)) };
    case 'extent':
      return { n, min: Math.min(...numbers), max: Math.max(...numbers) };
    case 'distinct':
      return { n, value: new Set(cells).size };
    case 'daily-distinct': {
      const days = new Set(rows.map((row) => dayOf(row, timeColumn ?? '')));
      const perDay = [...days].map((day) => rows.filter((row) => dayOf(row, timeColumn ?? '') === day));
      return {
        n,
        value: total(perDay.map((some) => new Set(some.flatMap((row) => presentIn(row[column])).flat()).size)),
      };
    }
    case 'histogram':
      return { n };
    case 'quantile':
      return { n, value: quantile(numbers, statistic.p) };
  }
}

/** How many values lie in a bin of a histogram: below 0 in the first, above all in the last. */
export function referenceBin(values: readonly number[], width: number, bins: number, bin: number): number {
  const [from, to] = [
    bin === 0 ? Number.NEGATIVE_INFINITY : bin * width,
    bin === bins - 1 ? Infinity : (bin + 1) * width,
  ];
  return values.filter((value) => value >= from && value < to).length;
}

const presentIn = (cell: Cell | undefined): readonly Cell[] => (cell === null || cell === undefined ? [] : [cell]);

const total = (numbers: readonly number[]): number => numbers.reduce((sum, x) => sum + x, 0);

function quantile(numbers: readonly number[], p: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * p;
  const low = sorted[Math.floor(position)] ?? Number.NaN;
  const high = sorted[Math.ceil(position)] ?? Number.NaN;
  return low + (high - low) * (position - Math.floor(position));
}

/** A filter read straight off a row object. */
export function matches(filter: Filter, row: Row): boolean {
  if ('column' in filter && isTags(row[filter.column])) return matchesTags(filter, row);
  switch (filter.kind) {
    case 'all':
      return true;
    case 'and':
      return filter.of.every((part) => matches(part, row));
    case 'or':
      return filter.of.some((part) => matches(part, row));
    case 'not':
      return !matches(filter.of, row);
    case 'missing':
      return (row[filter.column] ?? null) === null;
    case 'in': {
      const cell = row[filter.column] ?? null;
      if (cell === null || typeof cell === 'string') return filter.values.includes(cell);
      return filter.values.some((value) => value !== null && value.trim() !== '' && Number(value) === cell);
    }
    case 'empty':
      return false;
    case 'contains': {
      const cell = row[filter.column];
      return typeof cell === 'string' && cell.toLowerCase().includes(filter.text.toLowerCase());
    }
    case 'compare':
      return holds(filter.op, row[filter.column] ?? null, filter.value);
    case 'elapsed': {
      const from = row[filter.from];
      const to = row[filter.to];
      const isKnown = typeof from === 'number' && typeof to === 'number';
      return isKnown && holds(filter.op, (to - from) / 1000, filter.seconds);
    }
  }
}

/** One of the tags does, each taken as a cell of its own. */
function matchesTags(filter: Extract<Filter, { readonly column: string }>, row: Row): boolean {
  const tags = row[filter.column];
  if (!isTags(tags)) return false;
  if (filter.kind === 'empty') return tags.length === 0;
  return tags.some((tag) => matches(filter, { ...row, [filter.column]: tag }));
}

function holds(op: CompareOp, cell: Cell, bound: number): boolean {
  if (cell === null || (typeof cell === 'string' && cell.trim() === '')) return false;
  const value = Number(cell);
  if (Number.isNaN(value)) return false;
  switch (op) {
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    case '>':
      return value > bound;
    case '>=':
      return value >= bound;
    case '=':
      return value === bound;
    case '!=':
      return value !== bound;
  }
}
