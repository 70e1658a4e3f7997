import { err, ok, type Result } from '#core/base/result.ts';
import type { Condition, Expression, MetricId } from '#core/model/schema.ts';
import type { CompareOp } from '#core/table/filter.ts';

export type FormulaError = { readonly code: 'division-by-zero' };

/**
 * The number of a formula, given the numbers of its metrics.
 *
 * Errors   'division-by-zero': a divisor is 0, whatever it divides; 0 ÷ 0 is no number either. What an `if` does not
 *          come to is not looked at.
 * Cost     O(size of the formula).
 */
export function evaluateExpression(
  expression: Expression,
  numberOf: (metricId: MetricId) => number,
): Result<number, FormulaError> {
  switch (expression.kind) {
    case 'number':
      return ok(expression.value);
    case 'metric':
      return ok(numberOf(expression.metricId));
    case 'negate': {
      const inner = evaluateExpression(expression.of, numberOf);
      return inner.ok ? ok(-inner.value) : inner;
    }
    case 'binary': {
      const left = evaluateExpression(expression.left, numberOf);
      if (!left.ok) return left;
      const right = evaluateExpression(expression.right, numberOf);
      return right.ok ? operate(expression.op, left.value, right.value) : right;
    }
    case 'extreme': {
      const all = evaluateAll(expression.of, numberOf);
      return all.ok ? ok(Math[expression.op](...all.value)) : all;
    }
    case 'if': {
      const condition = evaluateCondition(expression.condition, numberOf);
      if (!condition.ok) return condition;
      return evaluateExpression(condition.value ? expression.holds : expression.otherwise, numberOf);
    }
  }
}

/** Whether a condition holds. */
export function evaluateCondition(
  { op, left, right }: Condition,
  numberOf: (metricId: MetricId) => number,
): Result<boolean, FormulaError> {
  const both = evaluateAll([left, right], numberOf);
  if (!both.ok) return both;
  const [a = Number.NaN, b = Number.NaN] = both.value;
  return ok(compare(op, a, b));
}

function evaluateAll(
  expressions: readonly Expression[],
  numberOf: (metricId: MetricId) => number,
): Result<readonly number[], FormulaError> {
  const values: number[] = [];
  for (const expression of expressions) {
    const value = evaluateExpression(expression, numberOf);
    if (!value.ok) return value;
    values.push(value.value);
  }
  return ok(values);
}

function compare(op: CompareOp, a: number, b: number): boolean {
  switch (op) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '=':
      return a === b;
    case '!=':
      return a !== b;
  }
}

function operate(op: '+' | '-' | '*' | '/', left: number, right: number): Result<number, FormulaError> {
  switch (op) {
    case '+':
      return ok(left + right);
    case '-':
      return ok(left - right);
    case '*':
      return ok(left * right);
    case '/':
      return right === 0 ? err({ code: 'division-by-zero' }) : ok(left / right);
  }
}
