import type { Expression, MetricId } from '#core/model/schema.ts';

/** The same formula over other metrics. */
export function mapMetrics(expression: Expression, to: (metricId: MetricId) => MetricId): Expression {
  const inside = (of: Expression): Expression => mapMetrics(of, to);
  switch (expression.kind) {
    case 'number':
      return expression;
    case 'metric':
      return { kind: 'metric', metricId: to(expression.metricId) };
    case 'negate':
      return { kind: 'negate', of: inside(expression.of) };
    case 'binary':
      return { ...expression, left: inside(expression.left), right: inside(expression.right) };
    case 'extreme':
      return { ...expression, of: expression.of.map(inside) };
    case 'if': {
      const { op, left, right } = expression.condition;
      const condition = { op, left: inside(left), right: inside(right) };
      return { kind: 'if', condition, holds: inside(expression.holds), otherwise: inside(expression.otherwise) };
    }
  }
}
