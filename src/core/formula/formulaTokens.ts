import type { Expression, MetricId } from '#core/model/schema.ts';

/** A formula in writing order. `minus` is a sign, `-` an operation; numbers are never negative. */
export type FormulaToken =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'metric'; readonly metricId: MetricId }
  | { readonly kind: 'operator'; readonly op: '+' | '-' | '*' | '/' }
  | { readonly kind: 'minus' }
  | { readonly kind: 'open' }
  | { readonly kind: 'close' };

/**
 * Writes a formula with as few brackets as give back the same tree:
 * × and ÷ bind before + and −, equals from the left, a sign before both.
 */
export function formulaTokens(expression: Expression): readonly FormulaToken[] {
  switch (expression.kind) {
    case 'number':
      return isNegative(expression)
        ? [{ kind: 'minus' }, { kind: 'number', value: -expression.value }]
        : [{ kind: 'number', value: expression.value }];
    case 'metric':
      return [{ kind: 'metric', metricId: expression.metricId }];
    case 'negate':
      return [{ kind: 'minus' }, ...bracketed(expression.of, strength(expression.of) <= signStrength)];
    case 'binary': {
      const own = strength(expression);
      const { left, right, op } = expression;
      return [
        ...bracketed(left, strength(left) < own),
        { kind: 'operator', op },
        ...bracketed(right, strength(right) <= own || strength(right) === signStrength),
      ];
    }
  }
}

const signStrength = 3;

function strength(expression: Expression): number {
  switch (expression.kind) {
    case 'binary':
      return expression.op === '+' || expression.op === '-' ? 1 : 2;
    case 'negate':
      return signStrength;
    case 'number':
      return isNegative(expression) ? signStrength : 4;
    case 'metric':
      return 4;
  }
}

function bracketed(expression: Expression, needed: boolean): readonly FormulaToken[] {
  const inner = formulaTokens(expression);
  return needed ? [{ kind: 'open' }, ...inner, { kind: 'close' }] : inner;
}

function isNegative(expression: Extract<Expression, { kind: 'number' }>): boolean {
  return expression.value < 0;
}
