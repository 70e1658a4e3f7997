import { metricsOf } from '#core/formula/metricsOf.ts';
import type { Expression } from '#core/model/schema.ts';

export type Shape = 'sum' | 'product' | 'ratio' | 'general';

/**
 * What a formula is to the eye and to the ledger.
 *
 * sum       every metric is added or taken away, scaled by fixed numbers at most: its multipliers never change
 * product   metrics multiplied together
 * ratio     anything divided by something that has metrics in it
 * general   all else
 */
export function shape(expression: Expression): Shape {
  if (isLinear(expression)) return 'sum';
  if (isProduct(expression)) return 'product';
  return isRatio(expression) ? 'ratio' : 'general';
}

function isLinear(expression: Expression): boolean {
  switch (expression.kind) {
    case 'number':
    case 'metric':
      return true;
    case 'negate':
      return isLinear(expression.of);
    case 'binary': {
      const { op, left, right } = expression;
      if (!isLinear(left) || !isLinear(right)) return false;
      if (op === '*') return isFixed(left) || isFixed(right);
      return op !== '/' || isFixed(right);
    }
    case 'extreme':
    case 'if':
      return isFixed(expression);
  }
}

function isProduct(expression: Expression): boolean {
  if (expression.kind === 'negate') return isProduct(expression.of);
  if (expression.kind === 'extreme' || expression.kind === 'if') return isFixed(expression);
  if (expression.kind !== 'binary') return true;
  return expression.op === '*' && isProduct(expression.left) && isProduct(expression.right);
}

function isRatio(expression: Expression): boolean {
  if (expression.kind === 'negate') return isRatio(expression.of);
  return expression.kind === 'binary' && expression.op === '/' && !isFixed(expression.right);
}

function isFixed(expression: Expression): boolean {
  return metricsOf(expression).length === 0;
}
