import { type FormulaToken, formulaTokens } from '#core/formula/formulaTokens.ts';
import type { Expression, MetricId } from '#core/model/schema.ts';
import type { CompareOp } from '#core/table/filter.ts';

/** A formula as it is written for people: `1 − (Abandonment + Follow-up failure)`. */
export function print(expression: Expression, nameOf: (metricId: MetricId) => string): string {
  return formulaTokens(expression)
    .map((token) => tokenText(token, nameOf))
    .join('');
}

const signs = { '+': ' + ', '-': ' − ', '*': ' × ', '/': ' ÷ ' } as const;

const compareSigns = {
  '<': ' < ',
  '<=': ' ≤ ',
  '>': ' > ',
  '>=': ' ≥ ',
  '=': ' = ',
  '!=': ' ≠ ',
} as const satisfies Record<CompareOp, string>;

function tokenText(token: FormulaToken, nameOf: (metricId: MetricId) => string): string {
  switch (token.kind) {
    case 'number':
      return String(token.value);
    case 'metric':
      return nameOf(token.metricId);
    case 'operator':
      return signs[token.op];
    case 'minus':
      return '−';
    case 'function':
      return token.name;
    case 'comma':
      return ', ';
    case 'compare':
      return compareSigns[token.op];
    case 'open':
      return '(';
    case 'close':
      return ')';
  }
}
