import type { CubePlan } from '#core/plan/plan.ts';
import { filterColumns } from '#core/table/filter-columns.ts';

/** The columns that must be there to answer a plan, each once. */
export function requireColumns(plan: CubePlan): readonly string[] {
  const ofTime = plan.time === null ? [] : [plan.time.column];
  const ofMeasures = plan.measures.flatMap(({ column, filter }) => [
    ...(column === null ? [] : [column]),
    ...filterColumns(filter),
  ]);
  return [...new Set([...ofTime, ...plan.by, ...ofMeasures])];
}
