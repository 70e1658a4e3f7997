import { unreachable } from '#core/base/unreachable.ts';
import type { CompareOp, Filter } from '#core/table/filter.ts';
import { filterColumns } from '#core/table/filter-columns.ts';

/**
 * One line of a list of conditions that must all hold. `fixed` is a filter that the editor has no form for: kept as it
 * is, and removable. A number that is not entered yet is null.
 */
export type Condition =
  | { readonly kind: 'values'; readonly column: string; readonly negated: boolean; readonly values: Values }
  | { readonly kind: 'text'; readonly column: string; readonly negated: boolean; readonly text: string }
  | { readonly kind: 'empty'; readonly column: string; readonly negated: boolean }
  | { readonly kind: 'tagless'; readonly column: string; readonly negated: boolean }
  | { readonly kind: 'number'; readonly column: string; readonly op: CompareOp; readonly value: number | null }
  | {
      readonly kind: 'elapsed';
      readonly column: string;
      readonly from: string;
      readonly op: CompareOp;
      readonly seconds: number | null;
    }
  | { readonly kind: 'fixed'; readonly filter: Filter };
type Values = readonly (string | null)[];

/** The columns that a condition speaks of. */
export function columnsOf(condition: Condition): readonly string[] {
  if (condition.kind === 'fixed') return filterColumns(condition.filter);
  return condition.kind === 'elapsed' ? [condition.from, condition.column] : [condition.column];
}

export function isComplete(condition: Condition): boolean {
  switch (condition.kind) {
    case 'values':
      return condition.values.length > 0;
    case 'text':
      return condition.text.trim() !== '';
    case 'number':
      return condition.value !== null;
    case 'elapsed':
      return condition.seconds !== null;
    case 'empty':
    case 'tagless':
    case 'fixed':
      return true;
    default:
      return unreachable(condition);
  }
}
