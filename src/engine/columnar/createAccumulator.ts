import { err, ok, type Result } from '#core/base/result.ts';
import { unreachable } from '#core/base/unreachable.ts';
import type { PlanMeasure } from '#core/plan/plan.ts';
import type { Accumulator } from '#engine/columnar/kernels/accumulator.ts';
import { accumulateCount } from '#engine/columnar/kernels/count.ts';
import { accumulateDistinct } from '#engine/columnar/kernels/distinct.ts';
import { accumulateExtent } from '#engine/columnar/kernels/extent.ts';
import { accumulateHistogram } from '#engine/columnar/kernels/histogram.ts';
import { accumulateQuantile } from '#engine/columnar/kernels/quantile.ts';
import { accumulateMoments, accumulateSum } from '#engine/columnar/kernels/sum.ts';
import type { LoadedTable } from '#engine/columnar/loadedTable.ts';
import type { Pacer } from '#engine/columnar/pacer.ts';
import type { EngineError } from '#engine/port.ts';

export interface Slots {
  readonly count: number;
  /** Days of the longest bucket. */
  readonly days: number;
}

/** The kernel of a measure, with its mask and column. Errors: 'cancelled', 'unknown-column', 'too-many-cells'. */
export async function createAccumulator(
  table: LoadedTable,
  { statistic, column: id, filter }: PlanMeasure,
  slots: Slots,
  pacer: Pacer,
): Promise<Result<Accumulator, EngineError>> {
  const mask = table.mask(filter);
  if (!mask.ok) return mask;
  if (statistic.kind === 'count') return ok(accumulateCount(slots.count, mask.value));
  const column = table.columns.get(id ?? '');
  if (id === null || column === undefined) return err({ code: 'unknown-column', column: id ?? '' });
  if (statistic.kind === 'distinct' || statistic.kind === 'daily-distinct') {
    const identities = await table.identities(id, column, pacer);
    if (identities === null) return err({ code: 'cancelled' });
    const days = statistic.kind === 'distinct' ? 1 : slots.days;
    const keys = slots.count * days * identities.size;
    if (keys > Number.MAX_SAFE_INTEGER)
      return err({ code: 'too-many-cells', cells: keys, limit: Number.MAX_SAFE_INTEGER });
    return ok(accumulateDistinct(slots.count, mask.value, identities, days));
  }
  if (column.kind !== 'measure' && column.kind !== 'time') {
    return err({ code: 'unsupported', what: `${statistic.kind} of ${id}` });
  }
  switch (statistic.kind) {
    case 'sum':
      return ok(accumulateSum(slots.count, mask.value, column.values));
    case 'moments':
      return ok(accumulateMoments(slots.count, mask.value, column.values));
    case 'extent':
      return ok(accumulateExtent(slots.count, mask.value, column.values));
    case 'quantile':
      return ok(accumulateQuantile(slots.count, mask.value, column.values, statistic.p));
    case 'histogram':
      return ok(accumulateHistogram(slots.count, mask.value, column.values, statistic));
    default:
      return unreachable(statistic);
  }
}
