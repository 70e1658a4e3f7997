/**
 * A condition on one row. The one language for outcome rules, node bindings, segments and drills.
 *
 * Tags      a row matches `in`, `contains` and `compare` where one of its tags does; `in` with `null`, and `missing`, where
 *           its tags are unknown; `empty` where it is known to have none.
 * Missing   a missing cell matches only `missing`, `not` of something, and `in` whose values hold `null`.
 * Units     times are civil milliseconds, durations seconds, measures their own unit.
 */
export type Filter =
  | { readonly kind: 'all' }
  | { readonly kind: 'and'; readonly of: readonly Filter[] }
  | { readonly kind: 'or'; readonly of: readonly Filter[] }
  | { readonly kind: 'not'; readonly of: Filter }
  | { readonly kind: 'in'; readonly column: string; readonly values: readonly (string | null)[] }
  | { readonly kind: 'contains'; readonly column: string; readonly text: string }
  | { readonly kind: 'compare'; readonly column: string; readonly op: CompareOp; readonly value: number }
  | {
      readonly kind: 'elapsed';
      readonly from: string;
      readonly to: string;
      readonly op: CompareOp;
      readonly seconds: number;
    }
  | { readonly kind: 'missing'; readonly column: string }
  | { readonly kind: 'empty'; readonly column: string };

export const compareOps = ['<', '<=', '>', '>=', '=', '!='] as const;
export type CompareOp = (typeof compareOps)[number];

export const everything: Filter = { kind: 'all' };
