import type { NodeId } from '#core/model/schema.ts';
import type { Effect } from '#core/rootcause/evidence.ts';

/**
 * What a search for causes says.
 *
 * Units    contributions are in the unit of the node that was asked about; those of `causes`, `minor` and `rest` sum to
 *          `change`.
 */
export interface CauseReport {
  readonly change: number;
  /** Largest contribution first. */
  readonly causes: readonly FoundCause[];
  /** Under 5 % of the change. */
  readonly minor: readonly FoundCause[];
  /** What is left, not localised. */
  readonly rest: { readonly contribution: number; readonly rate: number; readonly mix: number };
  /** Elements that had evidence and were weighed. */
  readonly tested: number;
  /** Null: too few past pairs to know ordinary drift; then all causes are `unconfirmed`. */
  readonly history: CauseHistory | null;
}

export interface CauseHistory {
  readonly pairs: number;
  /** Standard deviation of the ordinary period-to-period change of a one-dimensional segment's log-odds. */
  readonly drift: number;
  /**
   * How many of the pairs would have been reported with a cause, each judged by the others: what an alarm is worth here. Null while
   * they are still being judged, which comes last.
   */
  readonly alarms: number | null;
}

export interface FoundCause {
  /** Which leaf of the tree moved; null: the node that was asked about. */
  readonly nodeId: NodeId | null;
  /** `rate`: it moved inside the segment; `volume`: the segment grew or shrank; `mean`, `total`: as the measure. */
  readonly kind: 'rate' | 'volume' | 'mean' | 'total';
  /** Empty where the leaf of the tree moved everywhere. */
  readonly segment: CauseSegment;
  readonly direction: 'up' | 'down';
  readonly contribution: number;
  readonly rate: number;
  readonly mix: number;
  /** Of the change; null where the change is 0. */
  readonly shareOfChange: number | null;
  /** Denominators, or rows. */
  readonly n: Sides;
  /** The node's number in the segment; for `volume` the segment's share of the rows. Null where it has none. */
  readonly level: { readonly baseline: number | null; readonly current: number | null };
  readonly effect: Effect & { readonly low: number; readonly high: number };
  /** Benjamini–Hochberg over everything tested; at most 0.1. */
  readonly q: number;
  /** `unconfirmed`: there is no history to tell it from ordinary drift. */
  readonly status: 'confirmed' | 'unconfirmed';
  /** Parts of the segment that an earlier cause holds already and that are not counted here. */
  readonly overlapsEarlier: boolean;
  readonly wider: CauseAlternative | null;
  readonly narrower: CauseAlternative | null;
}

export interface Sides {
  readonly baseline: number;
  readonly current: number;
}

/** By column, in the order of the dimensions. */
export type CauseSegment = readonly { readonly column: string; readonly value: string | null }[];

export interface CauseAlternative {
  readonly nodeId: NodeId | null;
  readonly segment: CauseSegment;
  readonly gain: number;
}
