import type { Expression, MetricId } from '#core/model/schema.ts';
import type { CompareOp } from '#core/table/filter.ts';

/** A formula in writing order. `minus` is a sign, `-` an operation; numbers are never negative. */
export type FormulaToken =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'metric'; readonly metricId: MetricId }
  | { readonly kind: 'operator'; readonly op: '+' | '-' | '*' | '/' }
  | { readonly kind: 'minus' }
  | { readonly kind: 'function'; readonly name: 'min' | 'max' | 'if' }
  | { readonly kind: 'comma' }
  | { readonly kind: 'compare'; readonly op: CompareOp }
  | { readonly kind: 'open' }
  | { readonly kind: 'close' };

/**
 * Writes a formula with as few brackets as give back the same tree:
 * × and ÷ bind before + and −, equals from the left, a sign before both; min, max and if bring their own.
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
    case 'extreme':
      return called(expression.op, expression.of.map(formulaTokens));
    case 'if': {
      const { condition, holds, otherwise } = expression;
      const { left, op, right } = condition;
      const asked = [...formulaTokens(left), { kind: 'compare' as const, op }, ...formulaTokens(right)];
      return called('if', [asked, formulaTokens(holds), formulaTokens(otherwise)]);
    }
  }
}

/** `min(a, b)`: between the brackets nothing needs any. */
function called(name: 'min' | 'max' | 'if', operands: readonly (readonly FormulaToken[])[]): readonly FormulaToken[] {
  const inner = operands.flatMap((operand, index): readonly FormulaToken[] =>
    index === 0 ? operand : [{ kind: 'comma' }, ...operand],
  );
  return [{ kind: 'function', name }, { kind: 'open' }, ...inner, { kind: 'close' }];
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
    case 'extreme':
    case 'if':
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
