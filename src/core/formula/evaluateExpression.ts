import { err, ok, type Result } from '#core/base/result.ts';
import type { Expression, MetricId } from '#core/model/schema.ts';

export type FormulaError = { readonly code: 'division-by-zero' };

/**
 * The number of a formula, given the numbers of its metrics.
 *
 * Errors   'division-by-zero': a divisor is 0, whatever it divides; 0 ÷ 0 is no number either.
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
