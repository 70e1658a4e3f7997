import { canonicalFilter, filterKey } from '#core/plan/canonicalFilter.ts';
import type { PlanMeasure, Statistic } from '#core/plan/plan.ts';
import type { Filter } from '#core/table/filter.ts';

/** Equal for measures that are sure to have equal answers; a count never depends on its column. */
export function measureKey(statistic: Statistic, column: string | null, filter: Filter): string {
  return JSON.stringify([statisticName(statistic), statistic.kind === 'count' ? null : column, filterKey(filter)]);
}

function statisticName(statistic: Statistic): string {
  switch (statistic.kind) {
    case 'quantile':
      return `quantile ${statistic.p}`;
    case 'histogram':
      return `histogram ${statistic.width} ${statistic.bins}`;
    default:
      return statistic.kind;
  }
}

export function planMeasure(statistic: Statistic, column: string | null, filter: Filter): PlanMeasure {
  return {
    key: measureKey(statistic, column, filter),
    statistic,
    column: statistic.kind === 'count' ? null : column,
    filter: canonicalFilter(filter),
  };
}
