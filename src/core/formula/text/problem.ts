import type { Span } from '#core/formula/text/syntax.ts';
import type { AggregateKind, MetricUnit } from '#core/model/schema.ts';
import type { ColumnKind } from '#core/table/table.ts';

/** What is wrong with a formula, and where. `meant`: the known names nearest to what was written, best first. */
export type FormulaProblem = Span &
  (
    | { readonly code: 'empty' }
    /** `found`: what stands where something else was expected; null at the end. */
    | { readonly code: 'syntax'; readonly found: string | null }
    | { readonly code: 'unknown-unit'; readonly name: string }
    | { readonly code: 'unknown-metric'; readonly name: string; readonly meant: readonly string[] }
    | { readonly code: 'unknown-column'; readonly name: string; readonly meant: readonly string[] }
    | { readonly code: 'unknown-function'; readonly name: string; readonly meant: readonly string[] }
    /** A text that no row has; the formula is sound, but what it counts may be nothing. */
    | {
        readonly code: 'unknown-value';
        readonly column: string;
        readonly value: string;
        readonly meant: readonly string[];
      }
    /** A column where a metric or an aggregate of a column is needed. */
    | { readonly code: 'bare-column'; readonly column: string }
    /** A metric inside an aggregate, which reads a column. */
    | { readonly code: 'metric-in-aggregate'; readonly aggregate: AggregateKind; readonly metric: string }
    | {
        readonly code: 'not-numeric';
        readonly aggregate: AggregateKind;
        readonly column: string;
        readonly kind: ColumnKind;
      }
    | {
        readonly code: 'arity';
        readonly name: string;
        readonly least: number;
        readonly most: number | null;
        readonly given: number;
      }
    /** Only an aggregate has rows to leave out. */
    | { readonly code: 'where-without-rows' }
    | {
        readonly code: 'unit-mismatch';
        readonly op: UnitOperation;
        readonly left: MetricUnit;
        readonly right: MetricUnit;
      }
    /** A condition whose two sides are not of one kind. */
    | {
        readonly code: 'condition-mismatch';
        readonly column: string;
        readonly needs: 'text' | 'number' | 'duration' | 'date';
      }
    | { readonly code: 'not-a-date'; readonly text: string }
    | { readonly code: 'order-of-text'; readonly column: string }
    /** Only tags can be empty; anything else is missing. */
    | { readonly code: 'empty-of-tags'; readonly column: string }
    | { readonly code: 'two-literals' }
    | { readonly code: 'two-columns' }
    /** Names of metrics, each in the formula of the one before; the last is in turn made of the first. */
    | { readonly code: 'cycle'; readonly path: readonly string[] }
  );

/** `branch`: the branches of min, max or if. */
export type UnitOperation = '+' | '-' | '*' | '/' | 'compare' | 'branch';

/** Whether a formula with this problem can be used all the same. */
export function isWarning({ code }: FormulaProblem): boolean {
  return code === 'unknown-value';
}
