import { canonicalFilter, filterKey } from '#core/plan/canonicalFilter.ts';
import type { PlanMeasure, Statistic } from '#core/plan/plan.ts';
import type { Filter } from '#core/table/filter.ts';

/** Equal for measures that are sure to have equal answers; a count never depends on its column. */
export function measureKey(statistic: Statistic, column: string | null, filter: Filter): string {
  const name = statistic.kind === 'quantile' ? `quantile ${statistic.p}` : statistic.kind;
  return JSON.stringify([name, statistic.kind === 'count' ? null : column, filterKey(filter)]);
}

export function planMeasure(statistic: Statistic, column: string | null, filter: Filter): PlanMeasure {
  return {
    key: measureKey(statistic, column, filter),
    statistic,
    column: statistic.kind === 'count' ? null : column,
    filter: canonicalFilter(filter),
  };
}
