import { err, ok, type Result } from '#core/base/result.ts';
import type { Ends } from '#core/contribution/secant.ts';
import { secantMultipliers } from '#core/contribution/secantMultipliers.ts';
import { evaluateExpression, type FormulaError } from '#core/formula/evaluateExpression.ts';
import { metricsOf } from '#core/formula/metricsOf.ts';
import type { Expression, MetricId } from '#core/model/schema.ts';
import { seekRoot } from '#core/target/seekGoal.ts';

export interface CascadeChild {
  readonly value: number;
  /**
   * For equal effort, one unit of effort (its own usual swing, or a tenth of its value); for headroom, the best that
   * it could be. Null: this child stays as it is.
   */
  readonly reach: number | null;
}

export interface CascadeTask {
  readonly expression: Expression;
  readonly childOf: (metricId: MetricId) => CascadeChild;
  readonly goal: number;
  /**
   * effort     every child moves by the same number of its units, each in the direction that helps the goal
   * headroom   every child goes the same share of the way from its value to its best
   */
  readonly by: 'effort' | 'headroom';
}

export interface CascadeLine extends Ends {
  readonly metricId: MetricId;
  /** multiplier × (to − from); the lines sum to the parent's to − from. */
  readonly contribution: number;
}

export interface Cascade {
  readonly from: number;
  readonly to: number;
  /** Units of effort per child, or share of the headroom, 0 to 1. */
  readonly share: number;
  readonly lines: readonly CascadeLine[];
}

export type CascadeError =
  | FormulaError
  /** Even all of it does not reach the goal. */
  | { readonly code: 'unreachable'; readonly nearest: number };

/**
 * What each child must do for its parent's target.
 *
 * Every child moves along its own way by one common share, found so that the formula meets the goal; what each
 * contributes then comes from the same exact multipliers as any change, so that the lines add up to the gap.
 *
 * Errors   'division-by-zero' at the current values; 'unreachable' with the nearest.
 * Cost     some 200 evaluations of the formula, as often as children join that help only after others.
 */
export function cascadeTarget(task: CascadeTask): Result<Cascade, CascadeError> {
  const { expression, childOf, goal, by } = task;
  const now = evaluateExpression(expression, (id) => childOf(id).value);
  if (!now.ok) return now;
  const nearest = now.value;
  if (by === 'headroom') return goAlong(task, { ways: waysToBest(expression, childOf), nearest }, 1);
  let ways: ReadonlyMap<MetricId, number> = new Map();
  let attempt: Result<Cascade, CascadeError> = goAlong(task, { ways, nearest }, 0);
  while (!attempt.ok && attempt.error.code === 'unreachable') {
    const more = withHelpers(expression, childOf, goal - now.value, ways);
    if (!more.ok) return more;
    if (more.value === null) break;
    ways = more.value;
    attempt = goAlong(task, { ways, nearest: attempt.error.nearest }, mostEffort);
  }
  return attempt;
}

interface Attempt {
  readonly ways: ReadonlyMap<MetricId, number>;
  readonly nearest: number;
}

/** The common share of all ways at which the goal is met, at most `most` of it. */
function goAlong(
  { expression, childOf, goal }: CascadeTask,
  { ways, nearest }: Attempt,
  most: number,
): Result<Cascade, CascadeError> {
  const moved = movedBy(childOf, ways);
  const share = seekRoot((x) => numberAt(expression, moved(x)), 0, goal, { low: 0, high: most });
  if (share.ok) return linesOf(expression, childOf, moved(share.value), share.value);
  return err({ code: 'unreachable', nearest: 'nearest' in share.error ? share.error.nearest : nearest });
}

const movedBy =
  (childOf: CascadeTask['childOf'], ways: ReadonlyMap<MetricId, number>) =>
  (share: number) =>
  (id: MetricId): number =>
    childOf(id).value + share * (ways.get(id) ?? 0);

function numberAt(expression: Expression, numberOf: (id: MetricId) => number): number {
  const value = evaluateExpression(expression, numberOf);
  return value.ok ? value.value : Number.NaN;
}

/** More units than anyone makes: beyond it a goal counts as out of reach. */
const mostEffort = 1e6;

function linesOf(
  expression: Expression,
  childOf: CascadeTask['childOf'],
  movedOf: (id: MetricId) => number,
  share: number,
): Result<Cascade, CascadeError> {
  const secant = secantMultipliers(expression, (id) => ({ from: childOf(id).value, to: movedOf(id) }));
  if (!secant.ok) return secant;
  const { from, to, multipliers } = secant.value;
  const lines = metricsOf(expression).map((metricId): CascadeLine => {
    const ends = { from: childOf(metricId).value, to: movedOf(metricId) };
    return { metricId, ...ends, contribution: (multipliers.get(metricId) ?? 0) * (ends.to - ends.from) };
  });
  return ok({ from, to, share, lines });
}

/**
 * The ways of the children that help, with those among them that help only once the others have gone theirs (the
 * second smallest of a minimum). Null where none joins.
 *
 * At one point the multipliers are the partial derivatives: their signs say which way helps.
 */
function withHelpers(
  expression: Expression,
  childOf: CascadeTask['childOf'],
  gap: number,
  ways: ReadonlyMap<MetricId, number>,
): Result<Map<MetricId, number> | null, FormulaError> {
  const point = movedBy(childOf, ways)(ways.size === 0 ? 0 : mostEffort);
  const slopes = secantMultipliers(expression, (id) => ({ from: point(id), to: point(id) }));
  if (!slopes.ok) return ways.size === 0 ? slopes : ok(null);
  const more = metricsOf(expression).flatMap((id): [MetricId, number][] => {
    const way = Math.sign(slopes.value.multipliers.get(id) ?? 0) * Math.sign(gap) * Math.abs(childOf(id).reach ?? 0);
    return way === 0 || ways.has(id) ? [] : [[id, way]];
  });
  return ok(more.length === 0 ? null : new Map([...ways, ...more]));
}

function waysToBest(expression: Expression, childOf: CascadeTask['childOf']): Map<MetricId, number> {
  return new Map(
    metricsOf(expression).map((id) => {
      const { value, reach } = childOf(id);
      return [id, reach === null ? 0 : reach - value];
    }),
  );
}
