import { statArraysOf } from '#core/cube/stat.ts';
import type { Dataset } from '#core/model/schema.ts';
import type { CubePlan, Statistic } from '#core/plan/plan.ts';
import { lengthOf } from '#core/time/range.ts';

/** Time buckets of the answer. */
export function bucketCountOf({ time }: Pick<CubePlan, 'time'>): number {
  if (time === null) return 1;
  return time.buckets.kind === 'days' ? lengthOf(time.buckets.range) : time.buckets.ranges.length;
}

/** Combinations of the dimensions' values, missing included, as the dataset's profile counts them. */
export function estimateCells(by: readonly string[], dataset: Dataset): number {
  const distinct = new Map(dataset.columns.map((column) => [column.id, column.distinct]));
  return by.reduce((cells, column) => cells * ((distinct.get(column) ?? 0) + 1), 1);
}

/** Numbers that a statistic takes per slot. */
export function entriesOf(statistic: Statistic): number {
  return statArraysOf(statistic).length + (statistic.kind === 'histogram' ? statistic.bins : 0);
}

/** Numbers that the answer will hold: buckets × cells × arrays of every measure. */
export function estimateEntries(plan: CubePlan, dataset: Dataset): number {
  const arrays = plan.measures.reduce((sum, { statistic }) => sum + entriesOf(statistic), 0);
  return bucketCountOf(plan) * estimateCells(plan.by, dataset) * arrays;
}
