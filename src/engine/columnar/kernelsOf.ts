import { err, ok, type Result } from '#core/base/result.ts';
import type { StatArrays } from '#core/cube/cube.ts';
import type { CubePlan } from '#core/plan/plan.ts';
import { createAccumulator } from '#engine/columnar/createAccumulator.ts';
import type { Accumulator } from '#engine/columnar/kernels/accumulator.ts';
import type { LoadedTable } from '#engine/columnar/loadedTable.ts';
import type { Pacer } from '#engine/columnar/pacer.ts';
import { longestBucket } from '#engine/columnar/sweeps.ts';
import type { EngineError } from '#engine/port.ts';

export type Kernels = ReadonlyMap<string, Accumulator>;

/** One kernel per different measure of a plan, by its key. Errors: those of `createAccumulator`; 'cancelled'. */
export async function kernelsOf(
  table: LoadedTable,
  plan: CubePlan,
  slotCount: number,
  pacer: Pacer,
): Promise<Result<Kernels, EngineError>> {
  const slots = { count: slotCount, days: longestBucket(plan.time) };
  const kernels = new Map<string, Accumulator>();
  for (const measure of plan.measures) {
    if (kernels.has(measure.key)) continue;
    const kernel = await createAccumulator(table, measure, slots, pacer);
    if (!kernel.ok) return kernel;
    if (await pacer.pause()) return err({ code: 'cancelled' });
    kernels.set(measure.key, kernel.value);
  }
  return ok(kernels);
}

/** What the kernels came to, by measure key; null: cancelled. */
export async function finishKernels(
  kernels: Kernels,
  pacer: Pacer,
): Promise<{ readonly [measureKey: string]: StatArrays } | null> {
  const stats: Record<string, StatArrays> = {};
  for (const [key, kernel] of kernels) {
    stats[key] = kernel.finish();
    if (await pacer.pause()) return null;
  }
  return stats;
}
