import { sum } from '#core/base/sum.ts';
import { chanceSpread, laneyChart, rateOnDay } from '#core/stats/laney.ts';
import { findSignals, naturalLimits, type Signal, type SignalKind } from '#core/stats/processBehaviour.ts';
import type { Proportion } from '#core/stats/proportions.ts';
import { factorOn, isFlat, weekdayFactors, withoutWeekday } from '#core/stats/weekday.ts';

export interface BehaviourPoint {
  /** Null: missing. */
  readonly value: number | null;
  /** Of a share; null for any other number. */
  readonly part: Proportion | null;
  /** Whole and old enough. What is not is neither learned from nor judged. */
  readonly counts: boolean;
}

export interface BehaviourTask {
  /** One per bucket, oldest first. */
  readonly points: readonly BehaviourPoint[];
  /** How many of the first points are learned from; all are judged. */
  readonly learned: number;
  /** Weekday of the first point where the points are days, 0 = Monday; null for any other buckets. */
  readonly firstWeekday: number | null;
}

export interface Behaviour {
  /** Laney's p′ chart of a share, the chart of individual values of anything else. */
  readonly method: 'laney' | 'individuals';
  /** Points that the limits come from. */
  readonly learned: number;
  /** Of a p′ chart, never under 1. */
  readonly sigmaZ: number | null;
  /** Whether a weekly pattern was found and taken into the limits. */
  readonly isWeekly: boolean;
  /** One per point. */
  readonly limits: readonly PointLimits[];
  readonly signals: readonly PointSignal[];
}

export interface PointLimits {
  readonly centre: number;
  readonly lower: number;
  readonly upper: number;
}

/** A point that the limits do not explain, by itself or with those before it. */
export interface PointSignal {
  readonly at: number;
  readonly kind: SignalKind;
  readonly side: 'above' | 'below';
}

const leastLearned = 6;

/**
 * What a series does by itself, and where it does something else: natural limits for every bucket, learned from its
 * own past.
 *
 * Shapes   limits differ from point to point where a share has few rows, or days have a weekly pattern; those of a
 *          share lie within 0 and 1. Null for fewer than 6 points to learn from, a share that never moved, or a past
 *          without one usual level: outside its own limits at every third point.
 *          Of several signals at a point the first kind in the order outside, run, near.
 * Units    those of the values.
 * Source   as `naturalLimits` and `laneyChart`.
 */
export function learnBehaviour(task: BehaviourTask): Behaviour | null {
  const found = chartOf(task);
  if (found === null) return null;
  const strays = found.signals.filter(({ at, kind }) => at < task.learned && kind === 'outside').length;
  return strays * 3 > found.learned ? null : found;
}

function chartOf({ points, learned, firstWeekday }: BehaviourTask): Behaviour | null {
  const past = points.slice(0, learned).filter(isJudged);
  if (past.length < leastLearned) return null;
  const known = points.slice(0, learned).map((point) => (isJudged(point) ? point.value : null));
  const factors = firstWeekday === null ? flat : weekdayFactors(known, firstWeekday);
  const factorAt = (at: number): number => factorOn(factors, at + (firstWeekday ?? 0));
  const isShare = points.filter(isJudged).every(({ part }) => part !== null && part.hits >= 0 && part.hits <= part.n);
  const base = { learned: past.length, isWeekly: !isFlat(factors) };
  if (isShare) {
    const chart = shareLimits(points, learned, factorAt);
    return chart === null ? null : { ...base, method: 'laney', ...chart };
  }
  const calm = naturalLimits(withoutWeekday(known, firstWeekday ?? 0, factors).filter((value) => value !== null));
  if (calm === null) return null;
  const limits = points.map((_, at) => scaled(calm, factorAt(at)));
  return { ...base, method: 'individuals', sigmaZ: null, limits, signals: signalsOf(points, limits) };
}

const flat = [1, 1, 1, 1, 1, 1, 1] as const;

const isJudged = ({ value, counts }: BehaviourPoint): boolean => value !== null && counts;

const scaled = ({ centre, lower, upper }: PointLimits, factor: number): PointLimits => ({
  centre: centre * factor,
  lower: lower * factor,
  upper: upper * factor,
});

/** Laney's limits around what each day's weekday leads one to expect. */
function shareLimits(points: readonly BehaviourPoint[], learned: number, factorAt: (at: number) => number) {
  const past = points.flatMap((point, at) =>
    at < learned && isJudged(point) && point.part ? [{ at, ...point.part }] : [],
  );
  const level = sum(past.map(({ hits }) => hits)) / sum(past.map(({ n, at }) => n * factorAt(at)));
  if (!(level > 0 && level < 1)) return null;
  // Each group moved to the level, so that only what the weekday does not explain is spread.
  const moved = past.map(({ at, hits, n }) => ({ n, hits: hits + n * (level - rateOnDay(level, factorAt(at))) }));
  const sigmaZ = Math.max(1, laneyChart(moved)?.sigmaZ ?? 1);
  const wide = points.map(({ part }, at): PointLimits => {
    const centre = rateOnDay(level, factorAt(at));
    const reach = part === null || part.n <= 0 ? 1 : 3 * sigmaZ * chanceSpread(centre, part.n);
    return { centre, lower: centre - reach, upper: centre + reach };
  });
  const limits = wide.map(({ centre, lower, upper }) => ({
    centre,
    lower: Math.max(0, lower),
    upper: Math.min(1, upper),
  }));
  return { sigmaZ, limits, signals: signalsOf(points, wide) };
}

const kinds: readonly SignalKind[] = ['outside', 'run', 'near'];
const ownScale = { centre: 0, lower: -1, upper: 1, movingRange: 0, rangeLimit: 0 };

/** Every point on its own scale: 0 at the centre, 1 at the limit. */
function signalsOf(points: readonly BehaviourPoint[], limits: readonly PointLimits[]): readonly PointSignal[] {
  const judged = points.flatMap((point, at) => {
    const own = limits[at];
    return isJudged(point) && own !== undefined ? [{ at, height: heightOf(point.value ?? 0, own) }] : [];
  });
  const found = findSignals(
    judged.map(({ height }) => height),
    ownScale,
  );
  return judged.flatMap(({ at, height }, place) => {
    const own = found.filter((signal) => takesPart(signal, place, height));
    const kind = kinds.find((each) => own.some((signal) => signal.kind === each));
    return kind === undefined ? [] : [{ at, kind, side: height > 0 ? 'above' : 'below' }];
  });
}

function heightOf(value: number, { centre, upper }: PointLimits): number {
  return value === centre ? 0 : (value - centre) / (upper - centre);
}

const leastHeight = { outside: 1, run: 0, near: 0.5 } as const satisfies Record<SignalKind, number>;

function takesPart({ kind, side, first, last }: Signal, place: number, height: number): boolean {
  const towards = side === 'above' ? height : -height;
  return first <= place && place <= last && towards > leastHeight[kind];
}
