import { overdispersion } from '#core/stats/laney.ts';
import { z95 } from '#core/stats/normal.ts';
import { findSignals, type NaturalLimits, naturalLimits, type SignalKind } from '#core/stats/processBehaviour.ts';
import { newcombeInterval, type Proportion, scoreTest } from '#core/stats/proportions.ts';

/** What is known of a change, to tell it from noise. */
export type ChangeEvidence =
  | {
      readonly kind: 'proportion';
      readonly baseline: Proportion;
      readonly current: Proportion;
      /** Day by day, of what lies before the later period and nothing of it: how much the rate wanders by itself. */
      readonly days: readonly Proportion[];
      /** Weekday of the first of them, 0 = Monday; null where a day without rows is left out. */
      readonly firstWeekday: number | null;
    }
  | {
      readonly kind: 'series';
      /** One value per bucket before the current period, oldest first. */
      readonly history: readonly number[];
      /** One value per bucket of the current period. */
      readonly recent: readonly number[];
      /** The value over the whole current period. */
      readonly level: number;
    };

/** Whether a change goes beyond the metric's own normal variation, with the numbers that say so. */
export type Assessment =
  | {
      readonly verdict: 'beyond' | 'within';
      readonly method: 'proportion';
      readonly difference: number;
      /** 95 % interval of the difference. */
      readonly low: number;
      readonly high: number;
      readonly p: number;
      readonly sigmaZ: number;
      /** Days with rows that σ_z comes from. */
      readonly days: number;
    }
  | {
      readonly verdict: 'beyond' | 'within';
      readonly method: 'series';
      readonly level: number;
      readonly limits: NaturalLimits;
      /** Buckets that the limits come from. */
      readonly history: number;
      /** The strongest sign that it is beyond; null where the level itself is, or nothing is. */
      readonly signal: SignalKind | null;
    }
  | { readonly verdict: 'unknown'; readonly reason: UnknownReason };

export type UnknownReason =
  | { readonly code: 'no-rows'; readonly side: 'baseline' | 'current' }
  /** Too few days or buckets to know how much the metric moves by itself. */
  | { readonly code: 'short-history'; readonly points: number; readonly needs: number };

const leastDays = 8;
const leastBuckets = 6;

/**
 * Tells a change from noise.
 *
 * proportion  Newcombe's 95 % interval of the difference, every variance times σ_z² of the daily rates without their
 *             weekly pattern: beyond when 0 lies outside it. With fewer than 8 days σ_z is not known: then only "within" can be said (σ_z widens
 *             the interval, never narrows it).
 * series      natural limits of at least 6 buckets before: beyond when the level, or a signal that a recent bucket
 *             completes on the level's side, breaks them.
 *
 * Units    those of the metric.
 */
export function assessChange(evidence: ChangeEvidence): Assessment {
  switch (evidence.kind) {
    case 'proportion':
      return assessProportion(evidence);
    case 'series':
      return assessSeries(evidence);
  }
}

function assessProportion(evidence: Extract<ChangeEvidence, { kind: 'proportion' }>): Assessment {
  const { baseline, current, days, firstWeekday } = evidence;
  if (baseline.n <= 0) return unknown({ code: 'no-rows', side: 'baseline' });
  if (current.n <= 0) return unknown({ code: 'no-rows', side: 'current' });
  const known = overdispersion(days, leastDays, firstWeekday);
  const points = days.filter(({ n }) => n > 0).length;
  const sigmaZ = known ?? 1;
  const { low, high } = newcombeInterval(baseline, current, z95 * sigmaZ);
  const isBeyond = low > 0 || high < 0;
  if (isBeyond && known === null) {
    return unknown({ code: 'short-history', points, needs: leastDays });
  }
  const difference = current.hits / current.n - baseline.hits / baseline.n;
  const { p } = scoreTest(baseline, current, sigmaZ);
  const verdict = isBeyond ? 'beyond' : 'within';
  return { verdict, method: 'proportion', difference, low, high, p, sigmaZ, days: points };
}

function assessSeries(evidence: Extract<ChangeEvidence, { kind: 'series' }>): Assessment {
  const { history, recent, level } = evidence;
  const limits = history.length < leastBuckets ? null : naturalLimits(history);
  if (limits === null) return unknown({ code: 'short-history', points: history.length, needs: leastBuckets });
  const isOutside = level > limits.upper || level < limits.lower;
  const side = level > limits.centre ? 'above' : 'below';
  const signals = findSignals([...history, ...recent], limits).filter(
    (each) => each.last >= history.length && each.side === side,
  );
  const signal = isOutside ? null : (signals[0]?.kind ?? null);
  const verdict = isOutside || signal !== null ? 'beyond' : 'within';
  return { verdict, method: 'series', level, limits, history: history.length, signal };
}

const unknown = (reason: UnknownReason): Assessment => ({ verdict: 'unknown', reason });
