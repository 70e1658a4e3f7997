import { err, ok, type Result } from '#core/base/result.ts';
import type { LeafAxis, LeafTable } from '#core/cube/leafTable.ts';
import { isMergeable } from '#core/plan/additivity.ts';
import { bucketCountOf } from '#core/plan/estimate.ts';
import type { CubePlan, Statistic } from '#core/plan/plan.ts';
import { setCountOf, tagsOfSet } from '#core/table/tags.ts';
import { columnarCapabilities } from '#engine/columnar/capabilities.ts';
import { checkPlan } from '#engine/columnar/checkPlan.ts';
import type { RowSlice } from '#engine/columnar/dayColumn.ts';
import { groupRows } from '#engine/columnar/groupRows.ts';
import { keepFilled } from '#engine/columnar/keepFilled.ts';
import { finishKernels, kernelsOf } from '#engine/columnar/kernelsOf.ts';
import type { LoadedTable } from '#engine/columnar/loadedTable.ts';
import type { Pacer } from '#engine/columnar/pacer.ts';
import { axesOf, daysOf, type ScanAxis } from '#engine/columnar/scanCube.ts';
import { sweepRows } from '#engine/columnar/sweepRows.ts';
import { type Sweep, sweepsOf } from '#engine/columnar/sweeps.ts';
import type { EngineError } from '#engine/port.ts';

/**
 * Answers a plan by the combinations that occur: one pass numbers them, the kernels of a cube do the rest.
 *
 * Errors   those of `checkPlan`, but 'too-many-cells' only where the answer itself is too large; 'unsupported' for
 *          statistics that do not merge over segments, and for histograms; 'cancelled'.
 * Cost     O(rows in the buckets · (axes + measures)).
 */
export async function scanLeaves(
  table: LoadedTable,
  plan: CubePlan,
  pacer: Pacer,
): Promise<Result<LeafTable, EngineError>> {
  const fault = checkPlan(plan, table.columns);
  if (fault !== null && fault.code !== 'too-many-cells') return err(fault);
  const unmergeable = plan.measures.find(({ statistic }) => !isLeafStatistic(statistic));
  if (unmergeable !== undefined) return err({ code: 'unsupported', what: `leaves of ${unmergeable.statistic.kind}` });
  const axes = axesOf(table, plan.by);
  const sweeps = sweepsOf(plan.time, daysOf(table, plan), table.rowCount);
  const groups = await groupRows(axes, table.rowCount, hullOf(sweeps), pacer);
  if (groups === null) return err({ code: 'cancelled' });
  const bucketCount = bucketCountOf(plan);
  const cells = bucketCount * groups.count;
  const limit = columnarCapabilities.maxCells;
  if (cells > limit) return err({ code: 'too-many-cells', cells, limit });
  const kernels = await kernelsOf(table, plan, cells, pacer);
  if (!kernels.ok) return kernels;
  const place = { codes: groups.ofRow, stride: 1, tags: null };
  const cancelled = await sweepRows(sweeps, [place], groups.count, [...kernels.value.values()], pacer);
  const stats = cancelled ? null : await finishKernels(kernels.value, pacer);
  if (stats === null) return err({ code: 'cancelled' });
  const kept = keepFilled(groups, stats, bucketCount);
  return ok({ plan, bucketCount, axes: axes.map(leafAxis), ...kept });
}

function leafAxis({ axis, tags }: ScanAxis): LeafAxis {
  if (tags === null) return axis;
  const known = Array.from({ length: setCountOf(tags) }, (_, set) =>
    Array.from(tagsOfSet(tags, set + 1), (tag) => tag + 1),
  );
  return { ...axis, sets: [[0], ...known] };
}

/** One number per array and leaf, that merges over segments. */
function isLeafStatistic(statistic: Statistic): boolean {
  return statistic.kind !== 'histogram' && isMergeable(statistic, 'segments');
}

/** From the first to the last row that any sweep looks at. */
function hullOf(sweeps: readonly Sweep[]): RowSlice {
  const filled = sweeps.map(({ slice }) => slice).filter(({ from, to }) => from < to);
  if (filled.length === 0) return { from: 0, to: 0 };
  return {
    from: filled.reduce((least, { from }) => Math.min(least, from), Number.POSITIVE_INFINITY),
    to: filled.reduce((most, { to }) => Math.max(most, to), 0),
  };
}
