import { err, ok, type Result } from '#core/base/result.ts';
import { metricsOf } from '#core/formula/metricsOf.ts';
import type { Expression, MetricId } from '#core/model/schema.ts';

/** `last-term`: nothing would be left, and an empty formula is no number. */
export type WithoutTermError = { readonly code: 'not-a-term' } | { readonly code: 'last-term' };

/**
 * A formula without one of its terms; the rest keeps its value and its order.
 *
 * Errors   'not-a-term': the metric is not in the formula, or stands in a product, quotient, min, max or if;
 *          'last-term': it is all there is.
 */
export function withoutTerm(expression: Expression, metricId: MetricId): Result<Expression, WithoutTermError> {
  if (!metricsOf(expression).includes(metricId)) return err({ code: 'not-a-term' });
  const rest = drop(expression, metricId);
  if (rest === null) return err({ code: 'last-term' });
  return metricsOf(rest).includes(metricId) ? err({ code: 'not-a-term' }) : ok(rest);
}

/** Null where nothing is left. Factors, and what stands in min, max or if, stay as they are. */
function drop(expression: Expression, metricId: MetricId): Expression | null {
  if (expression.kind === 'metric') return expression.metricId === metricId ? null : expression;
  if (expression.kind === 'negate') {
    const inner = drop(expression.of, metricId);
    return inner === null ? null : { kind: 'negate', of: inner };
  }
  if (expression.kind !== 'binary' || expression.op === '*' || expression.op === '/') return expression;
  const left = drop(expression.left, metricId);
  const right = drop(expression.right, metricId);
  if (right === null) return left;
  if (left === null) return expression.op === '+' ? right : negated(right);
  return { ...expression, left, right };
}

/** Minus an expression, without piling up signs. */
function negated(expression: Expression): Expression {
  return expression.kind === 'negate' ? expression.of : { kind: 'negate', of: expression };
}
