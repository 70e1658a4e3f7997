import { err, ok, type Result } from '#core/base/result.ts';
import { evaluateExpression } from '#core/formula/evaluateExpression.ts';
import type { Expression, MetricId } from '#core/model/schema.ts';

export type SeekError =
  /** Nowhere between the bounds; the nearest that was reached, and where. */
  | { readonly code: 'unreachable'; readonly nearest: number; readonly at: number }
  /** The start is no number (a division by 0). */
  | { readonly code: 'no-start' };

export interface SeekBounds {
  readonly low: number;
  readonly high: number;
}

/**
 * What a metric must be for a formula to reach a goal, everything else staying as it is.
 *
 * Shapes   the nearest answer on either side of the current value; `bounds` default to all numbers of its scale.
 * Units    those of the metric; the goal is met within 1e-9 relative.
 * Errors   'unreachable' for a formula that never gets there between the bounds, or only jumps over (a pole).
 */
export function seekGoal(
  expression: Expression,
  numberOf: (metricId: MetricId) => number,
  vary: MetricId,
  goal: number,
  bounds: SeekBounds = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY },
): Result<number, SeekError> {
  const at = (x: number): number => {
    const value = evaluateExpression(expression, (id) => (id === vary ? x : numberOf(id)));
    return value.ok ? value.value : Number.NaN;
  };
  return seekRoot(at, numberOf(vary), goal, bounds);
}

/**
 * Where a function of one number reaches a goal: bracketed outwards from a start, then halved.
 *
 * Shapes   for functions that rise or fall between start and answer; of others, an answer where a bracket is found.
 * Cost     some 200 evaluations.
 * Source   Bracketing and bisection: W. H. Press et al., Numerical Recipes, 3rd ed. (2007), 9.1.
 */
export function seekRoot(
  f: (x: number) => number,
  start: number,
  goal: number,
  { low, high }: SeekBounds,
): Result<number, SeekError> {
  const value = f(start);
  if (!Number.isFinite(value)) return err({ code: 'no-start' });
  if (isMet(value, goal, 0)) return ok(start);
  const found = [high, low]
    .flatMap((bound) => bracketTowards(f, start, goal, bound))
    .map(([near, far]) => halve(f, near, far, goal))
    .filter((x) => isMet(f(x), goal, Math.abs(value - goal)));
  const [first, second] = found;
  if (first === undefined) {
    const probes = [high, low].flatMap((bound) => stepsTowards(start, bound));
    return err({ code: 'unreachable', ...nearest(f, [start, low, high, ...probes], goal) });
  }
  return ok(second === undefined || Math.abs(first - start) <= Math.abs(second - start) ? first : second);
}

const doublings = 60;

/** Steps that double from 2⁻²⁰ of the scale; the first two neighbours with the goal between them. */
function bracketTowards(f: (x: number) => number, start: number, goal: number, bound: number): [number, number][] {
  let near = start;
  for (const far of stepsTowards(start, bound)) {
    const [a, b] = [f(near) - goal, f(far) - goal];
    if (Number.isFinite(a) && Number.isFinite(b) && a * b <= 0) return [[near, far]];
    near = far;
  }
  return [];
}

function stepsTowards(start: number, bound: number): readonly number[] {
  const scale = Math.max(Math.abs(start), 1e-6);
  const places: number[] = [];
  for (let power = -20; power < doublings && places.at(-1) !== bound && start !== bound; power++) {
    const step = scale * 2 ** power;
    places.push(bound > start ? Math.min(bound, start + step) : Math.max(bound, start - step));
  }
  return places;
}

function halve(f: (x: number) => number, near: number, far: number, goal: number): number {
  let [a, b] = [near, far];
  const sign = Math.sign(f(a) - goal);
  for (let turn = 0; turn < 200; turn++) {
    const middle = a + (b - a) / 2;
    if (middle === a || middle === b) break;
    if (Math.sign(f(middle) - goal) === sign) a = middle;
    else b = middle;
  }
  return Math.abs(f(a) - goal) < Math.abs(f(b) - goal) ? a : b;
}

/** `gap`: how far the start was. Bisection ends on neighbouring numbers; across a pole they stay far from the goal. */
function isMet(value: number, goal: number, gap: number): boolean {
  return Math.abs(value - goal) <= 1e-9 * Math.max(Math.abs(value), Math.abs(goal), gap);
}

/** The first of those that come equally near. */
function nearest(f: (x: number) => number, places: readonly number[], goal: number) {
  return places
    .filter((x) => Number.isFinite(x) && Number.isFinite(f(x)))
    .map((x) => ({ nearest: f(x), at: x }))
    .reduce((best, each) => (Math.abs(each.nearest - goal) < Math.abs(best.nearest - goal) ? each : best));
}
