import { err, type Result } from '#core/base/result.ts';
import type { Assessment } from '#core/stats/assessChange.ts';
import type { FollowedOn } from '#core/stats/cohorts.ts';
import { compareAtEqualAge, countOf, type EqualAge, type EqualAgeError } from '#core/stats/equalAge.ts';
import { z95 } from '#core/stats/normal.ts';
import { type ProjectionError, projectRate, type RateProjection } from '#core/stats/projectRate.ts';
import type { Comparison, DayIndex, DayRange } from '#core/time/period.ts';
import { intersect } from '#core/time/range.ts';
import type { Ages } from '#state/views/agePlan.ts';
import type { NodeView } from '#state/views/viewTree.ts';

/** What can be said of a resolution rate whose conversations are still young. */
export interface Aging {
  readonly equalAge: Result<EqualAgeView, AgingError>;
  /** Null where the current period is old enough. */
  readonly projection: Result<RateProjection, ProjectionError> | null;
}

/** `untimed`: the part of the resolved whose age is not known. */
export type AgingError = EqualAgeError | { readonly code: 'untimed'; readonly part: number };

export interface EqualAgeView extends EqualAge {
  /** Change at equal age, and what the different ages add to make the change as it stands. */
  readonly maturityEffect: number;
  /** The last day of creation of the current period that is in it; null where all days are. */
  readonly leftOutAfter: DayIndex | null;
}

export interface AgingTask {
  readonly ages: Ages;
  readonly shown: NodeView;
  readonly comparison: Comparison;
  readonly extent: DayRange;
  readonly assessment: Assessment | null;
  /** Age of maturity; null: not known. */
  readonly ageDays: number | null;
  readonly isYoung: boolean;
}

/** Above this part, resolved conversations without a known age would bend the numbers. */
const mostUntimed = 0.01;

/**
 * Two periods at equal age, and where an immature one is heading.
 *
 * Shapes   null where the node's number is not the share of its conversations that are resolved (the same number from
 *          the same rows, on both sides).
 *          Conversations of the last day, of which no whole day is known yet, are left out of the comparison.
 */
export function viewAging({ ages, shown, comparison, extent, ...task }: AgingTask): Aging | null {
  const [baseline, current] = [intersect(comparison.baseline, extent), intersect(comparison.current, extent)];
  if (baseline === null || current === null) return null;
  const isSame = isRateOf(ages, extent, shown.baseline, baseline) && isRateOf(ages, extent, shown.current, current);
  if (!isSame || shown.change === null) return null;
  if (ages.untimed > mostUntimed) {
    return { equalAge: err({ code: 'untimed', part: ages.untimed }), projection: null };
  }
  const known = task.assessment?.verdict === 'unknown' ? null : task.assessment;
  const z = z95 * (known?.method === 'proportion' ? known.sigmaZ : 1);
  const [from, to] = [within(ages.cohorts, baseline), within(ages.cohorts, current)];
  const old = watchedADay(to);
  const compared = compareAtEqualAge(watchedADay(from), old, task.ageDays ?? undefined, z);
  const conversations = ages.cohorts;
  return {
    equalAge: compared.ok
      ? {
          ok: true,
          value: {
            ...compared.value,
            maturityEffect: shown.change - compared.value.difference,
            // Days without conversations are no days left out.
            leftOutAfter: old.length < to.length ? lastDay(old) : null,
          },
        }
      : err(compared.error),
    projection: task.isYoung ? projectRate({ conversations, period: current, endDay: extent.toDay }) : null,
  };
}

function isRateOf(
  { created, resolved }: Ages,
  extent: DayRange,
  value: NodeView['baseline'],
  period: DayRange,
): boolean {
  if (value?.kind !== 'value') return false;
  let [all, hits] = [0, 0];
  for (let at = period.fromDay - extent.fromDay; at < period.toDay - extent.fromDay; at++) {
    all += created[at] ?? 0;
    hits += resolved[at] ?? 0;
  }
  return all > 0 && Math.abs(hits / all - value.value) < 1e-9;
}

const within = (cohorts: readonly FollowedOn[], { fromDay, toDay }: DayRange): readonly FollowedOn[] =>
  cohorts.filter(({ day }) => day >= fromDay && day < toDay);

/** All of them where none has been watched for a day. */
function watchedADay(cohorts: readonly FollowedOn[]): readonly FollowedOn[] {
  const old = cohorts.filter(({ followedDays }) => followedDays >= 1);
  return countOf(old) === 0 ? cohorts : old;
}

const lastDay = (cohorts: readonly FollowedOn[]): number =>
  cohorts.reduce((last, { day }) => Math.max(last, day), Number.NEGATIVE_INFINITY);
