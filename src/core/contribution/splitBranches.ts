import { err, ok, type Result } from '#core/base/result.ts';
import { sum } from '#core/base/sum.ts';
import type { Ends, Secant } from '#core/contribution/secant.ts';
import { evaluateCondition, evaluateExpression, type FormulaError } from '#core/formula/evaluateExpression.ts';
import { metricsOf } from '#core/formula/metricsOf.ts';
import type { Expression, MetricId } from '#core/model/schema.ts';

type EndsOf = (metricId: MetricId) => Ends;
type SecantOf = (expression: Expression, endsOf: EndsOf) => Result<Secant, FormulaError>;
type Branching = Extract<Expression, { kind: 'extreme' | 'if' }>;

const mostPlayers = 10;

/**
 * The multipliers of min, max and if, which have no secant of their own: the Shapley value over the metrics that
 * changed, by trying every set of them; over more than ten, or where a mixture of both sides divides by 0, the integral
 * of the slopes along the straight line.
 *
 * Shapes   `secantOf` splits the expressions inside. A metric that did not change has the mean of its slopes on both
 *          sides. The integral misses what jumps: that is the residual.
 * Errors   'division-by-zero' on either side.
 * Cost     2^k · size for k metrics that changed; steps · size for the integral.
 * Source   L. S. Shapley (1953), A value for n-person games; R. J. Aumann, L. S. Shapley (1974), Values of Non-Atomic
 *          Games.
 */
export function splitBranches(expression: Branching, endsOf: EndsOf, secantOf: SecantOf): Result<Secant, FormulaError> {
  const [from, to] = [0, 1].map((t) => evaluateExpression(expression, at(endsOf, t)));
  if (from?.ok !== true || to?.ok !== true) return err({ code: 'division-by-zero' });
  const metrics = metricsOf(expression);
  const moved = metrics.filter((id) => endsOf(id).from !== endsOf(id).to);
  if (moved.length === 0) return slopesOf(expression, at(endsOf, 0), secantOf);
  const slopes = [0, 1].flatMap((t) => multipliersOf(slopesOf(expression, at(endsOf, t), secantOf)));
  const still = metrics
    .filter((id) => !moved.includes(id))
    .map((id) => [id, sum(slopes.map((each) => (each.get(id) ?? 0) / slopes.length))] as const);
  const parts = moved.length > mostPlayers ? null : shapley(expression, endsOf, moved);
  const found = parts ?? integral(expression, endsOf, moved, secantOf);
  const change = to.value - from.value;
  const residual = parts === null ? change - sum(moved.map((id) => (found.get(id) ?? 0) * lengthOf(endsOf(id)))) : 0;
  return ok({ from: from.value, to: to.value, multipliers: new Map([...still, ...found]), residual });
}

const lengthOf = ({ from, to }: Ends): number => to - from;

/** The numbers at a point of the straight line from one side (0) to the other (1). */
const at =
  (endsOf: EndsOf, t: number) =>
  (id: MetricId): number => {
    const { from, to } = endsOf(id);
    return t === 1 ? to : from + t * (to - from);
  };

const multipliersOf = (secant: Result<Secant, FormulaError>): readonly Secant['multipliers'][] =>
  secant.ok ? [secant.value.multipliers] : [];

/** Partial derivatives at a point: those of the branch that counts there; of operands that tie, their mean. */
function slopesOf(
  expression: Branching,
  numberOf: (id: MetricId) => number,
  secantOf: SecantOf,
): Result<Secant, FormulaError> {
  const point: EndsOf = (id) => ({ from: numberOf(id), to: numberOf(id) });
  if (expression.kind === 'if') {
    const condition = evaluateCondition(expression.condition, numberOf);
    return condition.ok ? secantOf(condition.value ? expression.holds : expression.otherwise, point) : condition;
  }
  const secants: Secant[] = [];
  for (const operand of expression.of) {
    const secant = secantOf(operand, point);
    if (!secant.ok) return secant;
    secants.push(secant.value);
  }
  const value = Math[expression.op](...secants.map(({ to }) => to));
  const ties = secants.filter(({ to }) => to === value);
  const multipliers = new Map<MetricId, number>();
  for (const tie of ties) {
    for (const [id, slope] of tie.multipliers) multipliers.set(id, (multipliers.get(id) ?? 0) + slope / ties.length);
  }
  return ok({ from: value, to: value, multipliers, residual: 0 });
}

/** Null where some mixture of both sides has no number, or a jump over next to no change has no finite multiplier. */
function shapley(
  expression: Branching,
  endsOf: EndsOf,
  moved: readonly MetricId[],
): ReadonlyMap<MetricId, number> | null {
  const count = moved.length;
  const values: number[] = [];
  for (let set = 0; set < 1 << count; set++) {
    const changed = new Set(moved.filter((_, player) => set & (1 << player)));
    const value = evaluateExpression(expression, (id) => endsOf(id)[changed.has(id) ? 'to' : 'from']);
    if (!value.ok) return null;
    values.push(value.value);
  }
  const weights = shapleyWeights(count);
  const multipliers = new Map(
    moved.map((id, player) => {
      const added = values.map((value, set) => {
        if (set & (1 << player)) return 0;
        return (weights[bitsOf(set)] ?? 0) * ((values[set | (1 << player)] ?? 0) - value);
      });
      return [id, sum(added) / lengthOf(endsOf(id))];
    }),
  );
  return [...multipliers.values()].every(Number.isFinite) ? multipliers : null;
}

/** By the size of the set that a player joins: size! (count − size − 1)! ÷ count!. */
function shapleyWeights(count: number): readonly number[] {
  const weights = [1 / count];
  for (let size = 1; size < count; size++) weights.push(((weights[size - 1] ?? 0) * size) / (count - size));
  return weights;
}

function bitsOf(set: number): number {
  let bits = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}

const steps = 1024;

/** The mean slopes along the straight line, by the midpoint rule; a pole on the way is left out. */
function integral(
  expression: Branching,
  endsOf: EndsOf,
  moved: readonly MetricId[],
  secantOf: SecantOf,
): ReadonlyMap<MetricId, number> {
  const means = new Map(moved.map((id) => [id, 0]));
  for (let step = 0; step < steps; step++) {
    const slopes = slopesOf(expression, at(endsOf, (step + 0.5) / steps), secantOf);
    if (!slopes.ok) continue;
    for (const id of moved) means.set(id, (means.get(id) ?? 0) + (slopes.value.multipliers.get(id) ?? 0) / steps);
  }
  return means;
}
