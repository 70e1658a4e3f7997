import { useEffect, useMemo } from 'react';
import type { Dataset } from '#core/model/schema.ts';
import { planMeasure } from '#core/plan/measureKey.ts';
import type { CubePlan } from '#core/plan/plan.ts';
import { maturityRule } from '#core/stats/maturity.ts';
import { everything } from '#core/table/filter.ts';
import type { DayRange } from '#core/time/period.ts';
import { useServices, useSettled } from '#state/react.tsx';

export interface Maturity {
  /** Age by which 95 % of what gets resolved has been; null: not known. */
  readonly ageDays: number | null;
  readonly isImmature: (period: DayRange) => boolean;
}

const unknown: Maturity = { ageDays: null, isImmature: () => false };

/**
 * Which periods of a dataset are too young to be read as they stand, by the resolution times of its older half, whose
 * conversations have had the time to be resolved.
 */
export function useMaturity(dataset: Dataset | null): Maturity {
  const { resources } = useServices();
  const plan = useMemo(() => (dataset === null ? null : delayPlan(dataset)), [dataset]);
  const key = useMemo(() => (plan === null ? null : JSON.stringify(plan)), [plan]);
  const { value: cube } = useSettled(resources.cubes, key);
  useEffect(() => {
    if (key !== null && plan !== null) void resources.ensureCube(key, plan, 'maturity');
  }, [key, plan, resources]);
  return useMemo(() => {
    const measure = plan?.measures[0];
    const extent = dataset?.extent ?? null;
    if (cube === null || measure === undefined || extent === null) return unknown;
    const delay = cube.stats[measure.key]?.value?.[0] ?? Number.NaN;
    return maturityRule(Number.isFinite(delay) ? delay : null, extent.toDay - 1);
  }, [cube, plan, dataset]);
}

function delayPlan(dataset: Dataset): CubePlan | null {
  const delay = dataset.columns.find((column) => column.role === 'resolution_seconds' && column.kind === 'measure');
  const created = dataset.columns.find((column) => column.role === 'created_at');
  const { extent, dateColumn } = dataset;
  if (delay === undefined || extent === null || created === undefined || created.id !== dateColumn) return null;
  const middle = extent.fromDay + Math.ceil((extent.toDay - extent.fromDay) / 2);
  return {
    table: dataset.contentHash,
    time: { column: created.id, buckets: { kind: 'ranges', ranges: [{ fromDay: extent.fromDay, toDay: middle }] } },
    by: [],
    measures: [planMeasure({ kind: 'quantile', p: 0.95 }, delay.id, everything)],
  };
}
