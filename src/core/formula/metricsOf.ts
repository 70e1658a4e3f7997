import type { Expression, MetricId } from '#core/model/schema.ts';

/** The metrics that a formula names, once each, in order of first mention. */
export function metricsOf(expression: Expression): readonly MetricId[] {
  return [...new Set(mentions(expression))];
}

function mentions(expression: Expression): readonly MetricId[] {
  switch (expression.kind) {
    case 'number':
      return [];
    case 'metric':
      return [expression.metricId];
    case 'negate':
      return mentions(expression.of);
    case 'binary':
      return [...mentions(expression.left), ...mentions(expression.right)];
    case 'extreme':
      return expression.of.flatMap(mentions);
    case 'if': {
      const { condition, holds, otherwise } = expression;
      return [condition.left, condition.right, holds, otherwise].flatMap(mentions);
    }
  }
}
