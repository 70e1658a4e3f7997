import { err, ok, type Result } from '#core/base/result.ts';
import type { Cube, StatArrays } from '#core/cube/cube.ts';
import { emptyStat, type Stat, statAt } from '#core/cube/stat.ts';
import { isMergeable } from '#core/plan/additivity.ts';
import type { DayRange } from '#core/time/period.ts';
import { isInside, lengthOf, sameRange } from '#core/time/range.ts';

/** Why a cube cannot say a number that it was not asked for. */
export type ReadError =
  | { readonly code: 'unknown-measure'; readonly key: string }
  | { readonly code: 'unknown-cell'; readonly cell: number }
  | { readonly code: 'not-rollable'; readonly key: string };

/**
 * One statistic of a period and a cell, merged from the cube's buckets and cells as far as that is exact.
 *
 * Shapes   range null: all of the cube's time, which must be days or no time at all; cell null: all cells together.
 * Errors   'not-rollable' where the answer would have to be merged from parts that do not merge, or overlap, or where the period
 *          is not among the cube's ranges or not inside its days.
 * Cost     O(days · cells) additions.
 */
export function readStat(
  cube: Cube,
  key: string,
  range: DayRange | null,
  cell: number | null,
): Result<Stat, ReadError> {
  const arrays = cube.stats[key];
  const measure = cube.plan.measures.find((one) => one.key === key);
  if (arrays === undefined || measure === undefined) return err({ code: 'unknown-measure', key });
  if (cell !== null && !(cell >= 0 && cell < cube.cellCount)) return err({ code: 'unknown-cell', cell });
  const buckets = bucketsIn(cube, range);
  if (buckets === null) return err({ code: 'not-rollable', key });
  const cells: Span = cell === null ? { from: 0, to: cube.cellCount } : { from: cell, to: cell + 1 };
  const mergesDays = buckets.to - buckets.from <= 1 || isMergeable(measure.statistic, 'days');
  const overlaps = cube.axes.some((axis) => axis.overlaps === true);
  const mergesCells =
    cell !== null || (!overlaps && (cube.cellCount <= 1 || isMergeable(measure.statistic, 'segments')));
  if (!mergesDays || !mergesCells) return err({ code: 'not-rollable', key });
  return ok(mergeSpan(arrays, cube.cellCount, buckets, cells));
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The cube's buckets that make up a period exactly; null where there are none such. */
function bucketsIn(cube: Cube, range: DayRange | null): Span | null {
  const { time } = cube.plan;
  if (time === null) return { from: 0, to: 1 };
  if (time.buckets.kind === 'days') {
    const days = time.buckets.range;
    if (range === null) return { from: 0, to: lengthOf(days) };
    if (!isInside(range, days)) return null;
    return { from: range.fromDay - days.fromDay, to: Math.max(range.toDay, range.fromDay) - days.fromDay };
  }
  if (range === null) return null;
  const index = time.buckets.ranges.findIndex((one) => sameRange(one, range));
  return index < 0 ? null : { from: index, to: index + 1 };
}

function mergeSpan(arrays: StatArrays, cellCount: number, buckets: Span, cells: Span): Stat {
  if (buckets.to - buckets.from === 1 && cells.to - cells.from === 1) {
    return statAt(arrays, buckets.from * cellCount + cells.from);
  }
  return {
    n: fold(arrays.n, add, emptyStat.n, cellCount, buckets, cells),
    sum: fold(arrays.sum, add, emptyStat.sum, cellCount, buckets, cells),
    sumSquares: fold(arrays.sumSquares, add, emptyStat.sumSquares, cellCount, buckets, cells),
    min: fold(arrays.min, Math.min, emptyStat.min, cellCount, buckets, cells),
    max: fold(arrays.max, Math.max, emptyStat.max, cellCount, buckets, cells),
    value: fold(arrays.value, add, emptyStat.value, cellCount, buckets, cells),
  };
}

function fold(
  values: Float64Array | undefined,
  merge: (a: number, b: number) => number,
  neutral: number,
  cellCount: number,
  buckets: Span,
  cells: Span,
): number {
  if (values === undefined) return neutral;
  let merged = neutral;
  for (let bucket = buckets.from; bucket < buckets.to; bucket++) {
    const row = bucket * cellCount;
    for (let cell = cells.from; cell < cells.to; cell++) merged = merge(merged, values[row + cell] ?? neutral);
  }
  return merged;
}

function add(a: number, b: number): number {
  return a + b;
}
