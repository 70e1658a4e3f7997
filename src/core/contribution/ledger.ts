import type { Side } from '#core/contribution/readNode.ts';
import type { NodeValue } from '#core/evaluate/value.ts';
import type { NodeId } from '#core/model/schema.ts';

/**
 * How the change of one node splits over its component children.
 *
 * Units    those of the node; Σ contribution + residual = change, |residual| ≤ 1e-12 relative. Larger only where min,
 *          max or if stand over more than ten metrics that changed: then it is a line of its own.
 */
export interface ChangeLedger {
  readonly nodeId: NodeId;
  readonly baseline: NodeValue;
  readonly current: NodeValue;
  /** Null where either side is missing. */
  readonly change: number | null;
  /** Empty for a leaf, or where a side is missing. */
  readonly lines: readonly LedgerLine[];
  readonly residual: number;
}

export interface LedgerLine {
  readonly nodeId: NodeId;
  readonly baseline: number;
  readonly current: number;
  /** Exact secant multiplier: contribution = multiplier × (current − baseline). */
  readonly multiplier: number;
  readonly contribution: number;
}

/**
 * A change with one effect apart that is no performance: of another definition, or of the age of its conversations.
 *
 * Units    those of the node; performance + own = change, and the lines sum to performance.
 */
export interface SeparatedChange {
  readonly nodeId: NodeId;
  readonly change: number;
  readonly performance: number;
  /** One per child in the formula; empty for a leaf. */
  readonly lines: readonly { readonly nodeId: NodeId; readonly contribution: number }[];
  readonly own: { readonly kind: 'definition' | 'maturity'; readonly contribution: number };
}

/**
 * How the change of one node splits over the leaves below it and the values of one dimension at once.
 *
 * Units    those of the node. A row sums to what its leaf carries, a column to the segment's contribution, and all of
 *          it to the change, within 1e-12 relative.
 */
export interface SplitMatrix {
  readonly nodeId: NodeId;
  readonly dimension: string;
  readonly change: number;
  /** One column per value; null is "missing". */
  readonly values: readonly (string | null)[];
  readonly rows: readonly MatrixRow[];
}

export interface MatrixRow {
  readonly nodeId: NodeId;
  /** `rate`: numerators over denominators; `total`: amounts. */
  readonly kind: 'rate' | 'total';
  /** What a unit of the leaf is worth in the node; 1 where the leaf is the node. */
  readonly multiplier: number;
  readonly contribution: number;
  /** One per value. */
  readonly cells: readonly MatrixCell[];
}

export interface MatrixCell {
  readonly rate: number;
  readonly mix: number;
  readonly contribution: number;
  /** Numerators of the leaf in the segment, or its amounts. */
  readonly x: Readonly<Record<Side, number>>;
  /** Denominators; rows of an amount. */
  readonly n: Readonly<Record<Side, number>>;
}

/**
 * How the change of one node splits over the values of one dimension.
 *
 * Shapes   one row per value that occurs on either side, missing included (`value: null`).
 * Units    those of the node; Σ (rate + mix) = change within 1e-12 relative.
 */
export interface SegmentSplit {
  readonly nodeId: NodeId;
  readonly dimension: string;
  /** `rate`: a ratio, with rate and mix effects. `total`: an additive number, all of it in `rate`. */
  readonly kind: 'rate' | 'total';
  readonly baseline: number;
  readonly current: number;
  readonly change: number;
  readonly rows: readonly SegmentRow[];
  readonly rate: number;
  readonly mix: number;
  /** The rate effects and the change point opposite ways, or most volume moved against the total. */
  readonly simpson: boolean;
}

/**
 * How the change of one node splits by each tag alone. A conversation counts with every tag that it has, so the rows
 * overlap and sum to nothing; each sums to the change together with all conversations that lack its tag.
 *
 * Shapes   rows: the conversations with a tag. pairs, by tag: the split into these and all others.
 * Units    those of the node.
 */
export interface TagSplit
  extends Pick<SegmentSplit, 'nodeId' | 'dimension' | 'kind' | 'baseline' | 'current' | 'change'> {
  readonly rows: readonly SegmentRow[];
  readonly pairs: ReadonlyMap<string | null, SegmentSplit>;
  /** Tags that were not split by, there being too many. */
  readonly leftOut: number;
}

export interface SegmentRow {
  readonly value: string | null;
  /** Denominator rows on each side (the parts' denominator; the count itself for a total). */
  readonly n: { readonly baseline: number; readonly current: number };
  /** Share of the denominator on each side, 0 to 1. */
  readonly share: { readonly baseline: number; readonly current: number };
  /** The node's own value inside the segment; null where the segment has no rows on that side. */
  readonly before: number | null;
  readonly after: number | null;
  readonly rate: number;
  readonly mix: number;
  readonly contribution: number;
  readonly presence: 'both' | 'new' | 'gone';
}

/** Why a split by segment cannot be exact, and is not drawn. */
export type SplitError =
  | { readonly code: 'missing-side'; readonly side: 'baseline' | 'current' }
  | { readonly code: 'not-additive'; readonly metricName: string }
  | { readonly code: 'unknown-dimension'; readonly dimension: string };

/** The residual as a line that must be shown; 0 where it is only rounding. */
export function unattributedOf({ residual, lines, change }: ChangeLedger): number {
  const size = lines.reduce((most, { contribution }) => Math.max(most, Math.abs(contribution)), Math.abs(change ?? 0));
  return Math.abs(residual) <= 1e-9 * size ? 0 : residual;
}
