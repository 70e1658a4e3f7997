import type { AggregateKind } from '#core/model/schema.ts';
import type { Statistic } from '#core/plan/plan.ts';

/** What is asked of an engine for an aggregate, and along what its answers may be merged. */
export interface AggregateFacts {
  readonly statistic: Statistic;
  /** A range is the merge of its days. */
  readonly overDays: boolean;
  /** A total is the merge of its segments. */
  readonly overSegments: boolean;
  /** Reads a number, so the column must be a measure. */
  readonly numeric: boolean;
}

/** The aggregate catalogue. A mean is read as a sum and its n, so that it merges. */
export const aggregateCatalogue = {
  count: { statistic: { kind: 'count' }, overDays: true, overSegments: true, numeric: false },
  sum: { statistic: { kind: 'sum' }, overDays: true, overSegments: true, numeric: true },
  mean: { statistic: { kind: 'sum' }, overDays: true, overSegments: true, numeric: true },
  max: { statistic: { kind: 'extent' }, overDays: true, overSegments: true, numeric: true },
  median: { statistic: { kind: 'quantile', p: 0.5 }, overDays: false, overSegments: false, numeric: true },
  p90: { statistic: { kind: 'quantile', p: 0.9 }, overDays: false, overSegments: false, numeric: true },
  distinct: { statistic: { kind: 'distinct' }, overDays: false, overSegments: false, numeric: false },
  'agent-days': { statistic: { kind: 'daily-distinct' }, overDays: true, overSegments: false, numeric: false },
} as const satisfies Readonly<Record<AggregateKind, AggregateFacts>>;

export type MergeAxis = 'days' | 'segments';

/** Whether the answers of a statistic may be added up along an axis, and still be the answer for the whole. */
export function isMergeable(statistic: Statistic, along: MergeAxis): boolean {
  switch (statistic.kind) {
    case 'distinct':
    case 'quantile':
      return false;
    case 'daily-distinct':
      return along === 'days';
    default:
      return true;
  }
}
