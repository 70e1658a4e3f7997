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
 * Cost     some 200 evaluations of the formula.
 */
export function cascadeTarget({ expression, childOf, goal, by }: CascadeTask): Result<Cascade, CascadeError> {
  const now = evaluateExpression(expression, (id) => childOf(id).value);
  if (!now.ok) return now;
  const ways = by === 'effort' ? waysOfEffort(expression, childOf, goal - now.value) : waysToBest(expression, childOf);
  if (!ways.ok) return ways;
  const moved = (share: number) => (id: MetricId) => childOf(id).value + share * (ways.value.get(id) ?? 0);
  const at = (share: number): number => {
    const value = evaluateExpression(expression, moved(share));
    return value.ok ? value.value : Number.NaN;
  };
  const most = by === 'effort' ? mostEffort : 1;
  const share = seekRoot(at, 0, goal, { low: 0, high: most });
  if (!share.ok) {
    const nearest = share.error.code === 'unreachable' ? share.error.nearest : now.value;
    return err({ code: 'unreachable', nearest });
  }
  return linesOf(expression, childOf, moved(share.value), share.value);
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

type Ways = Result<ReadonlyMap<MetricId, number>, FormulaError>;

/** At one point the multipliers are the partial derivatives: their signs say which way helps. */
function waysOfEffort(expression: Expression, childOf: CascadeTask['childOf'], gap: number): Ways {
  const slopes = secantMultipliers(expression, (id) => ({ from: childOf(id).value, to: childOf(id).value }));
  if (!slopes.ok) return slopes;
  return ok(
    new Map(
      metricsOf(expression).map((id) => {
        const way = Math.sign(slopes.value.multipliers.get(id) ?? 0) * Math.sign(gap);
        return [id, way * Math.abs(childOf(id).reach ?? 0)];
      }),
    ),
  );
}

function waysToBest(expression: Expression, childOf: CascadeTask['childOf']): Ways {
  return ok(
    new Map(
      metricsOf(expression).map((id) => {
        const { value, reach } = childOf(id);
        return [id, reach === null ? 0 : reach - value];
      }),
    ),
  );
}
