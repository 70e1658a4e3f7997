import type { Expression, MetricId } from '#core/model/schema.ts';

/**
 * A formula with one more term. A term taken away joins a bracket of terms taken away:
 * `1 − (a + b)` becomes `1 − (a + b + c)`. An empty sum (0) becomes the term itself.
 */
export function withTerm(expression: Expression, sign: '+' | '-', metricId: MetricId): Expression {
  const term: Expression = { kind: 'metric', metricId };
  if (expression.kind === 'number' && expression.value === 0) return sign === '+' ? term : { kind: 'negate', of: term };
  if (sign === '-' && takesAwaySum(expression)) {
    return { ...expression, right: { kind: 'binary', op: '+', left: expression.right, right: term } };
  }
  return { kind: 'binary', op: sign, left: expression, right: term };
}

type Binary = Extract<Expression, { kind: 'binary' }>;

function takesAwaySum(expression: Expression): expression is Binary {
  if (expression.kind !== 'binary' || expression.op !== '-') return false;
  return expression.right.kind === 'binary' && expression.right.op === '+';
}
