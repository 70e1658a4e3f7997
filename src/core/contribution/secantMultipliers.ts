import { err, ok, type Result } from '#core/base/result.ts';
import type { Ends, Secant } from '#core/contribution/secant.ts';
import { splitBranches } from '#core/contribution/splitBranches.ts';
import type { FormulaError } from '#core/formula/evaluateExpression.ts';
import type { Expression, MetricId } from '#core/model/schema.ts';

/**
 * Multipliers that split the change of an expression over its metrics exactly, whatever the order of the metrics.
 *
 * A metric that stands in several places has the sum of its multipliers.
 *
 * Units    of a multiplier: those of the expression per unit of the metric.
 * Errors   'division-by-zero' on either side.
 * Cost     O(size); O(k³) for a product of k factors; 2^k · size for min, max or if over k metrics that changed.
 * Source   Product: the integral of the partial derivatives along the straight line (Aumann and Shapley 1974), which
 *          for a product is the Shapley value (Owen 1972). Quotient: the mean of both orders.
 */
export function secantMultipliers(
  expression: Expression,
  endsOf: (metricId: MetricId) => Ends,
): Result<Secant, FormulaError> {
  switch (expression.kind) {
    case 'number':
      return ok({ from: expression.value, to: expression.value, multipliers: new Map(), residual: 0 });
    case 'metric':
      return ok({ ...endsOf(expression.metricId), multipliers: new Map([[expression.metricId, 1]]), residual: 0 });
    case 'negate': {
      const of = secantMultipliers(expression.of, endsOf);
      return of.ok ? ok(scaledSum([{ secant: of.value, by: -1 }])) : of;
    }
    case 'binary':
      return expression.op === '*' ? product(expression, endsOf) : pair(expression, endsOf);
    case 'extreme':
    case 'if':
      return splitBranches(expression, endsOf, secantMultipliers);
  }
}

type Binary = Extract<Expression, { kind: 'binary' }>;

function pair(expression: Binary, endsOf: (metricId: MetricId) => Ends): Result<Secant, FormulaError> {
  const left = secantMultipliers(expression.left, endsOf);
  if (!left.ok) return left;
  const right = secantMultipliers(expression.right, endsOf);
  if (!right.ok) return right;
  if (expression.op === '/') return quotient(left.value, right.value);
  return ok(
    scaledSum([
      { secant: left.value, by: 1 },
      { secant: right.value, by: expression.op === '+' ? 1 : -1 },
    ]),
  );
}

function quotient(a: Secant, b: Secant): Result<Secant, FormulaError> {
  if (b.from === 0 || b.to === 0) return err({ code: 'division-by-zero' });
  const byNumerator = (1 / b.from + 1 / b.to) / 2;
  const byDenominator = -(a.from / b.from / b.to + a.to / b.from / b.to) / 2;
  const { multipliers, residual } = scaledSum([
    { secant: a, by: byNumerator },
    { secant: b, by: byDenominator },
  ]);
  return ok({ from: a.from / b.from, to: a.to / b.to, multipliers, residual });
}

/** All factors of a chain at once, so that (a·b)·c, a·(b·c) and a·−(b·c) split alike. */
function product(expression: Binary, endsOf: (metricId: MetricId) => Ends): Result<Secant, FormulaError> {
  const factors: Secant[] = [];
  for (const factor of factorsOf(expression)) {
    const secant = secantMultipliers(factor, endsOf);
    if (!secant.ok) return secant;
    factors.push(secant.value);
  }
  const parts = factors.map((secant, index) => ({
    secant,
    by: meanProduct(factors.filter((_, other) => other !== index)),
  }));
  const { multipliers, residual } = scaledSum(parts);
  return ok({
    from: factors.reduce((all, factor) => all * factor.from, 1),
    to: factors.reduce((all, factor) => all * factor.to, 1),
    multipliers,
    residual,
  });
}

function factorsOf(expression: Expression): readonly Expression[] {
  if (expression.kind === 'negate') return [{ kind: 'number', value: -1 }, ...factorsOf(expression.of)];
  return expression.kind === 'binary' && expression.op === '*'
    ? [...factorsOf(expression.left), ...factorsOf(expression.right)]
    : [expression];
}

/** ∫₀¹ Π (from + t·(to − from)) dt, by the coefficients of the polynomial in t. */
function meanProduct(factors: readonly Ends[]): number {
  let coefficients = [1];
  for (const { from, to } of factors) {
    const next = new Array<number>(coefficients.length + 1).fill(0);
    coefficients.forEach((coefficient, power) => {
      next[power] = (next[power] ?? 0) + coefficient * from;
      next[power + 1] = (next[power + 1] ?? 0) + coefficient * (to - from);
    });
    coefficients = next;
  }
  return coefficients.reduce((sum, coefficient, power) => sum + coefficient / (power + 1), 0);
}

function scaledSum(parts: readonly { readonly secant: Secant; readonly by: number }[]): Secant {
  const multipliers = new Map<MetricId, number>();
  let from = 0;
  let to = 0;
  let residual = 0;
  for (const { secant, by } of parts) {
    from += by * secant.from;
    to += by * secant.to;
    residual += by * secant.residual;
    for (const [id, multiplier] of secant.multipliers) {
      multipliers.set(id, (multipliers.get(id) ?? 0) + by * multiplier);
    }
  }
  return { from, to, multipliers, residual };
}
