import type { NodeId } from '#core/model/schema.ts';
import type { ColumnRole } from '#core/table/table.ts';

/** The number at a node for one bucket, or the reason why there is none. Zero is a number. */
export type NodeValue = PresentValue | MissingValue;

export interface PresentValue {
  readonly kind: 'value';
  readonly value: number;
  /**
   * Rows behind it: the denominator of a share or mean, the rows of a count. Of a formula: the rows of the denominator
   * that all its leaves share, or null.
   */
  readonly n: number | null;
  /** Of shares, ratios, means, and sums of these over one denominator: value = numerator ÷ denominator. */
  readonly parts: { readonly numerator: number; readonly denominator: number } | null;
}

export interface MissingValue {
  readonly kind: 'missing';
  readonly reason: MissingReason;
}

export type MissingReason =
  | { readonly code: 'unbound'; readonly needs: readonly ColumnRole[] }
  | { readonly code: 'no-dataset' }
  | { readonly code: 'unknown-column'; readonly columns: readonly string[] }
  /** The binding needs numbers, and the column holds words or times. */
  | { readonly code: 'not-numeric'; readonly column: string }
  | { readonly code: 'outside-data' }
  | { readonly code: 'no-rows' }
  | { readonly code: 'zero-denominator' }
  | { readonly code: 'child-missing'; readonly nodeId: NodeId }
  | { readonly code: 'not-a-child'; readonly metricName: string }
  | { readonly code: 'division-by-zero' }
  /** Cannot be built from the statistics at hand: they were asked for other periods, or do not add up to this. */
  | { readonly code: 'not-rollable' }
  /** It has been asked for, and the answer is on its way. */
  | { readonly code: 'not-yet' };
