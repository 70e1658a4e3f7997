import { err, ok, type Result } from '#core/base/result.ts';
import type { Cube, CubeAxis, StatArrays } from '#core/cube/cube.ts';
import { bucketCountOf } from '#core/plan/estimate.ts';
import type { CubePlan, PlanMeasure } from '#core/plan/plan.ts';
import type { DimensionColumn } from '#core/table/table.ts';
import { checkPlan } from '#engine/columnar/checkPlan.ts';
import { createAccumulator } from '#engine/columnar/createAccumulator.ts';
import type { Accumulator } from '#engine/columnar/kernels/accumulator.ts';
import type { LoadedTable } from '#engine/columnar/loadedTable.ts';
import type { Pacer } from '#engine/columnar/pacer.ts';
import { addAxis, createBatch, fillBatch, longestBucket, type Sweep, sweepsOf } from '#engine/columnar/sweeps.ts';
import type { EngineError } from '#engine/port.ts';

/**
 * Answers a plan from columns in memory: rows in batches, the place of each row found once, then every measure's
 * kernel over the batch. Rests between batches, so that a cancellation arrives.
 *
 * Errors   those of `checkPlan`; 'cancelled'.
 * Cost     O(rows in the buckets · measures).
 */
export async function scanCube(table: LoadedTable, plan: CubePlan, pacer: Pacer): Promise<Result<Cube, EngineError>> {
  const fault = checkPlan(plan, table.columns);
  if (fault !== null) return err(fault);
  const axes = axesOf(table, plan.by);
  const cellCount = axes.reduce((cells, { axis }) => cells * axis.values.length, 1);
  const bucketCount = bucketCountOf(plan);
  const measures = [...new Map(plan.measures.map((measure) => [measure.key, measure])).values()];
  const slots = { count: bucketCount * cellCount, days: longestBucket(plan.time) };
  const kernels: Accumulator[] = [];
  for (const measure of measures) {
    const kernel = await createAccumulator(table, measure, slots, pacer);
    if (!kernel.ok) return kernel;
    if (await pacer.pause()) return err({ code: 'cancelled' });
    kernels.push(kernel.value);
  }
  const sweeps = sweepsOf(plan.time, daysOf(table, plan), table.rowCount);
  if (await sweepRows(sweeps, axes, cellCount, kernels, pacer)) return err({ code: 'cancelled' });
  const stats = await finish(measures, kernels, pacer);
  if (stats === null) return err({ code: 'cancelled' });
  return ok({ plan, bucketCount, cellCount, axes: axes.map(({ axis }) => axis), stats });
}

interface ScanAxis {
  readonly axis: CubeAxis;
  readonly codes: DimensionColumn['codes'];
}

function axesOf(table: LoadedTable, by: readonly string[]): readonly ScanAxis[] {
  return by.flatMap((id) => {
    const column = table.columns.get(id);
    if (column?.kind !== 'dimension') return [];
    return [{ axis: { column: id, values: [null, ...column.dictionary] }, codes: column.codes }];
  });
}

function daysOf(table: LoadedTable, { time }: CubePlan): ReturnType<LoadedTable['days']> | null {
  const column = time === null ? undefined : table.columns.get(time.column);
  return time === null || column?.kind !== 'time' ? null : table.days(time.column, column);
}

const batchRows = 32_768;

/** True when cancelled. */
async function sweepRows(
  sweeps: readonly Sweep[],
  axes: readonly ScanAxis[],
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
      let stride = cellCount;
      for (const { axis, codes } of axes) {
        stride /= axis.values.length;
        addAxis(batch, codes, stride);
      }
      for (const kernel of kernels) kernel.add(batch);
      done += to - from;
      pacer.progress(done / total);
      if (await pacer.pause()) return true;
    }
  }
  return false;
}

async function finish(
  measures: readonly PlanMeasure[],
  kernels: readonly Accumulator[],
  pacer: Pacer,
): Promise<Cube['stats'] | null> {
  const stats: Record<string, StatArrays> = {};
  for (const [index, { key }] of measures.entries()) {
    const kernel = kernels[index];
    if (kernel !== undefined) stats[key] = kernel.finish();
    if (await pacer.pause()) return null;
  }
  return stats;
}
