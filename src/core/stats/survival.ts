import { z95 } from '#core/stats/normal.ts';
import type { Interval } from '#core/stats/proportions.ts';

/** One thing watched from its start: how long, and what ended it. Null: it was still going on when last seen. */
export interface Watched {
  readonly time: number;
  readonly event: number | null;
  /** How many went exactly so; 1 where it is not given. */
  readonly count?: number;
}

/** Values from each time on, until the next; before the first time, the start value. */
export interface StepCurve {
  readonly times: readonly number[];
  readonly values: readonly number[];
  readonly variances: readonly number[];
  /** Watched just before each time. */
  readonly atRisk: readonly number[];
}

/**
 * Kaplan–Meier: the chance that nothing has happened yet, with Greenwood's variance.
 *
 * Shapes   one step per time at which something happened; starts at 1.
 * Units    times as given.
 * Cost     O(n log n).
 * Source   E. L. Kaplan, P. Meier (1958), J. Am. Stat. Assoc. 53(282), 457–481; M. Greenwood (1926).
 */
export function kaplanMeier(watched: readonly Watched[]): StepCurve {
  let value = 1;
  let hazards = 0;
  const steps = stepsOf(watched, null).map(({ time, atRisk, all }) => {
    value *= 1 - all / atRisk;
    if (all < atRisk) hazards += all / (atRisk * (atRisk - all));
    return { time, atRisk, value, variance: value * value * hazards };
  });
  return curveOf(steps);
}

/**
 * Aalen–Johansen: the chance that by then `event` has happened, and no other event before it.
 *
 * Over all events these curves and Kaplan–Meier's sum to 1. With one event only it is 1 − Kaplan–Meier, with
 * Greenwood's variance.
 *
 * Shapes   one step per time at which anything happened; starts at 0.
 * Cost     O(n log n).
 * Source   O. O. Aalen, S. Johansen (1978), Scand. J. Statist. 5(3), 141–150; variance of Greenwood's type as in
 *          P. K. Andersen et al., Statistical Models Based on Counting Processes (1993), IV.4.1.
 */
export function aalenJohansen(watched: readonly Watched[], event: number): StepCurve {
  let alive = 1;
  let value = 0;
  let [a, b, c] = [0, 0, 0];
  const steps = stepsOf(watched, event).map(({ time, atRisk, all, mine }) => {
    const jump = (alive * mine) / atRisk;
    value += jump;
    // Σ (F(t) − F(s))² dG(s) − 2 Σ (F(t) − F(s)) dH(s) + Σ dV(s), kept as polynomials of F(t).
    const greenwood = all < atRisk ? all / (atRisk * (atRisk - all)) : 0;
    const own = (alive * mine) / (atRisk * atRisk);
    const spread = (alive * alive * mine * (atRisk - mine)) / atRisk ** 3;
    a += greenwood;
    b += value * greenwood + own;
    c += value * value * greenwood + 2 * value * own + spread;
    alive *= 1 - all / atRisk;
    return { time, atRisk, value, variance: Math.max(0, value * value * a - 2 * value * b + c) };
  });
  return curveOf(steps);
}

/** The value of a curve at a time: `start` before its first step. */
export function curveAt(curve: StepCurve, time: number, start: number): number {
  const at = lastStep(curve, time);
  return at < 0 ? start : (curve.values[at] ?? start);
}

/**
 * Interval of a curve at a time, on the log(−log) scale, within 0 and 1.
 *
 * Source   J. D. Kalbfleisch, R. L. Prentice, The Statistical Analysis of Failure Time Data (1980), 1.3.
 */
export function curveInterval(curve: StepCurve, time: number, start: number, z: number = z95): Interval {
  const at = lastStep(curve, time);
  const value = curve.values[at] ?? start;
  const variance = curve.variances[at] ?? 0;
  if (!(value > 0 && value < 1)) return { low: value, high: value };
  const reach = Math.exp((z * Math.sqrt(variance)) / Math.abs(value * Math.log(value)));
  return { low: value ** reach, high: value ** (1 / reach) };
}

function lastStep({ times }: StepCurve, time: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

interface Step {
  readonly time: number;
  readonly atRisk: number;
  /** How many ended at this time, and of them with the event asked for. */
  readonly all: number;
  readonly mine: number;
}

/** Times at which something happened. Who was last seen at a time was still watched at that time. */
function stepsOf(watched: readonly Watched[], asked: number | null): readonly Step[] {
  const sorted = watched.toSorted((x, y) => x.time - y.time);
  const steps: Step[] = [];
  let left = sorted.reduce((total, { count = 1 }) => total + count, 0);
  for (let at = 0; at < sorted.length; ) {
    const time = sorted[at]?.time ?? 0;
    const atRisk = left;
    let [all, mine] = [0, 0];
    for (; at < sorted.length && sorted[at]?.time === time; at++) {
      const { event = null, count = 1 } = sorted[at] ?? {};
      left -= count;
      if (event !== null) all += count;
      if (event !== null && event === asked) mine += count;
    }
    if (all > 0) steps.push({ time, atRisk, all, mine });
  }
  return steps;
}

function curveOf(
  steps: readonly {
    readonly time: number;
    readonly atRisk: number;
    readonly value: number;
    readonly variance: number;
  }[],
): StepCurve {
  return {
    times: steps.map(({ time }) => time),
    values: steps.map(({ value }) => value),
    variances: steps.map(({ variance }) => variance),
    atRisk: steps.map(({ atRisk }) => atRisk),
  };
}
