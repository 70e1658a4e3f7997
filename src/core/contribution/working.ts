import type { Side } from '#core/contribution/readNode.ts';
import type { MetricUnit } from '#core/model/schema.ts';
import type { CompareOp } from '#core/table/filter.ts';

/** One line of arithmetic that a reader can redo: the tokens, read as written, give the result. */
export interface WorkingStep {
  readonly of: StepName;
  /** Empty where the result is read from data as it is. */
  readonly tokens: readonly WorkingToken[];
  /** Null for a formula in names, which the next step repeats in numbers. */
  readonly result: Quantity | null;
}

export type StepName =
  | { readonly code: 'value' | 'formula'; readonly name: string; readonly side: Side }
  | { readonly code: 'change' | 'multiplier' | 'contribution'; readonly name: string }
  | { readonly code: 'share'; readonly side: Side }
  | { readonly code: 'centre' | 'rate' | 'mix' | 'segment' };

export type WorkingToken =
  | { readonly kind: 'quantity'; readonly quantity: Quantity }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'operator'; readonly op: '+' | '-' | '*' | '/' }
  | { readonly kind: 'minus' }
  | { readonly kind: 'function'; readonly name: 'min' | 'max' | 'if' }
  | { readonly kind: 'comma' }
  | { readonly kind: 'compare'; readonly op: CompareOp }
  | { readonly kind: 'open' }
  | { readonly kind: 'close' };

/** `factor`: a number without a unit, such as a multiplier. A change is written with its sign. */
export interface Quantity {
  readonly value: number;
  readonly unit: MetricUnit | 'factor';
  readonly isChange: boolean;
}

export const amount = (value: number, unit: Quantity['unit']): Quantity => ({ value, unit, isChange: false });
export const changeOf = (value: number, unit: Quantity['unit']): Quantity => ({ value, unit, isChange: true });

/** Tokens from a mixture of quantities, plain factors, operators and brackets, in writing order. */
export function tokens(
  ...parts: readonly (Quantity | number | '+' | '-' | '*' | '/' | '(' | ')')[]
): readonly WorkingToken[] {
  return parts.map((part): WorkingToken => {
    if (part === '(') return { kind: 'open' };
    if (part === ')') return { kind: 'close' };
    if (typeof part === 'string') return { kind: 'operator', op: part };
    return { kind: 'quantity', quantity: typeof part === 'number' ? amount(part, 'factor') : part };
  });
}
