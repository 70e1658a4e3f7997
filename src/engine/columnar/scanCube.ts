import { err, ok, type Result } from '#core/base/result.ts';
import type { Cube, CubeAxis } from '#core/cube/cube.ts';
import { bucketCountOf } from '#core/plan/estimate.ts';
import type { CubePlan } from '#core/plan/plan.ts';
import type { DimensionColumn, TagsColumn } from '#core/table/table.ts';
import { setCountOf } from '#core/table/tags.ts';
import { checkPlan } from '#engine/columnar/checkPlan.ts';
import { finishKernels, kernelsOf } from '#engine/columnar/kernelsOf.ts';
import type { LoadedTable } from '#engine/columnar/loadedTable.ts';
import type { Pacer } from '#engine/columnar/pacer.ts';
import { type SweepAxis, sweepRows } from '#engine/columnar/sweepRows.ts';
import { sweepsOf } from '#engine/columnar/sweeps.ts';
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
  const kernels = await kernelsOf(table, plan, bucketCount * cellCount, pacer);
  if (!kernels.ok) return kernels;
  const sweeps = sweepsOf(plan.time, daysOf(table, plan), table.rowCount);
  if (await sweepRows(sweeps, withStrides(axes, cellCount), cellCount, [...kernels.value.values()], pacer))
    return err({ code: 'cancelled' });
  const stats = await finishKernels(kernels.value, pacer);
  if (stats === null) return err({ code: 'cancelled' });
  return ok({ plan, bucketCount, cellCount, axes: axes.map(({ axis }) => axis), stats });
}

export interface ScanAxis {
  readonly axis: CubeAxis;
  readonly codes: DimensionColumn['codes'];
  /** How many codes there are: values, or sets of tags. */
  readonly codeCount: number;
  /** Null: one value per row. */
  readonly tags: TagsColumn | null;
}

export function axesOf(table: LoadedTable, by: readonly string[]): readonly ScanAxis[] {
  return by.flatMap((id): readonly ScanAxis[] => {
    const column = table.columns.get(id);
    if (column?.kind !== 'dimension' && column?.kind !== 'tags') return [];
    const { codes, dictionary } = column;
    const axis = { column: id, values: [null, ...dictionary] };
    if (column.kind === 'dimension') return [{ axis, codes, codeCount: axis.values.length, tags: null }];
    return [{ axis: { ...axis, overlaps: true }, codes, codeCount: setCountOf(column) + 1, tags: column }];
  });
}

/** How far one step along each axis goes, the last axis fastest. */
function withStrides(axes: readonly ScanAxis[], cellCount: number): readonly SweepAxis[] {
  let stride = cellCount;
  return axes.map(({ axis, codes, tags }) => {
    stride /= axis.values.length;
    return { codes, stride, tags };
  });
}

export function daysOf(table: LoadedTable, { time }: CubePlan): ReturnType<LoadedTable['days']> | null {
  const column = time === null ? undefined : table.columns.get(time.column);
  return time === null || column?.kind !== 'time' ? null : table.days(time.column, column);
}
