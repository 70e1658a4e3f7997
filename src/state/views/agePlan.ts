import type { Cube } from '#core/cube/cube.ts';
import type { Dataset } from '#core/model/schema.ts';
import { planMeasure } from '#core/plan/measureKey.ts';
import type { CubePlan } from '#core/plan/plan.ts';
import { type FollowedOn, followedCohorts } from '#core/stats/cohorts.ts';
import { everything, type Filter } from '#core/table/filter.ts';
import { outcomeColumn } from '#core/table/table.ts';
import { lengthOf } from '#core/time/range.ts';

const secondsPerDay = 86_400;
/** Ages of more whole days count as of this one. */
const mostDays = 366;
const mostNumbers = 3_000_000;

/**
 * The question how old conversations were when they were resolved: by day of creation, how many there are, how many
 * are resolved, and how many of these at an age of so many whole days.
 *
 * Shapes   `rows`: which conversations. The measures come in that order. Null without resolution times, or where the
 *          dataset is not dated by creation.
 */
export function agePlan(dataset: Dataset, rows: Filter): CubePlan | null {
  const { columns, contentHash, dateColumn, extent, outcomeRules } = dataset;
  const delay = columns.find(({ role, kind }) => role === 'resolution_seconds' && kind === 'measure');
  const created = columns.find(({ role }) => role === 'created_at');
  if (delay === undefined || extent === null || created === undefined || created.id !== dateColumn) return null;
  const days = lengthOf(extent);
  const bins = Math.max(1, Math.min(days, mostDays, Math.floor(mostNumbers / Math.max(1, days))));
  const isResolved: Filter =
    outcomeRules === null ? everything : { kind: 'in', column: outcomeColumn, values: ['resolved'] };
  const resolved: Filter = { kind: 'and', of: [rows, isResolved] };
  return {
    table: contentHash,
    time: { column: created.id, buckets: { kind: 'days', range: extent } },
    by: [],
    measures: [
      planMeasure({ kind: 'count' }, null, rows),
      planMeasure({ kind: 'count' }, null, resolved),
      planMeasure({ kind: 'histogram', width: secondsPerDay, bins }, delay.id, resolved),
    ],
  };
}

/** The rows that a dataset speaks of, whatever its denominator. */
export function allRows({ outcomeRules }: Dataset): Filter {
  if (outcomeRules === null) return everything;
  return { kind: 'not', of: { kind: 'in', column: outcomeColumn, values: ['excluded'] } };
}

export interface Ages {
  readonly cohorts: readonly FollowedOn[];
  /** Per day of the extent. */
  readonly created: ArrayLike<number>;
  readonly resolved: ArrayLike<number>;
  /** Part of the resolved whose age is not known. */
  readonly untimed: number;
}

/** The answer to `agePlan`; null where it is none. */
export function readAges({ plan, stats }: Cube): Ages | null {
  const [all, resolved, timed] = plan.measures;
  if (all === undefined || resolved === undefined || timed?.statistic.kind !== 'histogram') return null;
  if (plan.time?.buckets.kind !== 'days') return null;
  const [created, ended, ages] = [stats[all.key]?.n, stats[resolved.key]?.n, stats[timed.key]];
  if (created === undefined || ended === undefined || ages?.counts === undefined) return null;
  const { bins } = timed.statistic;
  const total = ended.reduce((sum, n) => sum + n, 0);
  const known = ages.n.reduce((sum, n) => sum + n, 0);
  return {
    cohorts: followedCohorts({ days: plan.time.buckets.range, created, resolvedAtAge: ages.counts, bins }),
    created,
    resolved: ended,
    untimed: total === 0 ? 0 : 1 - known / total,
  };
}
