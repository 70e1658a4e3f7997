import { err, ok, type Result } from '#core/base/result.ts';
import type { Cube, StatArrays } from '#core/cube/cube.ts';
import { bucketsIn, type ReadError } from '#core/cube/readStat.ts';
import { emptyStat, type StatArrayName, statArraysOf } from '#core/cube/stat.ts';
import { isMergeable, type MergeAxis } from '#core/plan/additivity.ts';
import type { CubePlan, Statistic } from '#core/plan/plan.ts';
import type { DayRange } from '#core/time/period.ts';

/**
 * The cube that would have answered for whole periods, made from its days.
 *
 * Errors   'not-rollable' with the first measure that does not merge over days, or whose period the cube lacks.
 */
export function rollupDays(cube: Cube, ranges: readonly DayRange[]): Result<Cube, ReadError> {
  const { time } = cube.plan;
  const blocked = unmergeable(cube, 'days');
  if (time === null || blocked !== null) return err({ code: 'not-rollable', key: blocked ?? '' });
  const spans = ranges.map((range) => bucketsIn(cube, range));
  const plan: CubePlan = { ...cube.plan, time: { ...time, buckets: { kind: 'ranges', ranges } } };
  const sources: Source[] = [];
  for (const [target, span] of spans.entries()) {
    if (span === null) return err({ code: 'not-rollable', key: cube.plan.measures[0]?.key ?? '' });
    for (let bucket = span.from; bucket < span.to; bucket++) {
      for (let cell = 0; cell < cube.cellCount; cell++) {
        sources.push({ from: bucket * cube.cellCount + cell, to: target * cube.cellCount + cell });
      }
    }
  }
  return ok({
    ...cube,
    plan,
    bucketCount: ranges.length,
    stats: regroup(cube, sources, ranges.length * cube.cellCount),
  });
}

/**
 * The cube without one of its axes.
 *
 * Errors   'not-rollable' with the first measure that does not merge over segments. A column that is no axis changes
 *          nothing.
 */
export function rollupAxis(cube: Cube, column: string): Result<Cube, ReadError> {
  const at = cube.axes.findIndex((axis) => axis.column === column);
  const axis = cube.axes[at];
  if (axis === undefined) return ok(cube);
  const blocked = unmergeable(cube, 'segments');
  if (blocked !== null) return err({ code: 'not-rollable', key: blocked });
  const inner = cube.axes.slice(at + 1).reduce((cells, { values }) => cells * values.length, 1);
  const sources: Source[] = [];
  for (let from = 0; from < cube.bucketCount * cube.cellCount; from++) {
    sources.push({ from, to: Math.floor(from / (inner * axis.values.length)) * inner + (from % inner) });
  }
  const cellCount = axis.values.length === 0 ? 0 : cube.cellCount / axis.values.length;
  return ok({
    plan: { ...cube.plan, by: cube.plan.by.filter((one) => one !== column) },
    bucketCount: cube.bucketCount,
    cellCount,
    axes: cube.axes.toSpliced(at, 1),
    stats: regroup(cube, sources, cube.bucketCount * cellCount),
  });
}

interface Source {
  readonly from: number;
  readonly to: number;
}

function unmergeable(cube: Cube, along: MergeAxis): string | null {
  return cube.plan.measures.find(({ statistic }) => !isMergeable(statistic, along))?.key ?? null;
}

function regroup(cube: Cube, sources: readonly Source[], length: number): Cube['stats'] {
  const stats: Record<string, StatArrays> = {};
  for (const { key, statistic } of cube.plan.measures) {
    const arrays = cube.stats[key];
    if (arrays !== undefined) stats[key] = regroupArrays(arrays, statistic, sources, length);
  }
  return stats;
}

function regroupArrays(
  arrays: StatArrays,
  statistic: Statistic,
  sources: readonly Source[],
  length: number,
): StatArrays {
  const made: { -readonly [K in keyof StatArrays]: StatArrays[K] } = { n: new Float64Array(length) };
  for (const name of statArraysOf(statistic)) {
    const values = arrays[name];
    if (values !== undefined) made[name] = regroupValues(values, name, sources, length);
  }
  return made;
}

function regroupValues(
  values: Float64Array,
  name: StatArrayName,
  sources: readonly Source[],
  length: number,
): Float64Array {
  const made = new Float64Array(length).fill(emptyStat[name]);
  for (const { from, to } of sources) {
    const before = made[to] ?? 0;
    const value = values[from] ?? 0;
    made[to] = name === 'min' ? Math.min(before, value) : name === 'max' ? Math.max(before, value) : before + value;
  }
  return made;
}
