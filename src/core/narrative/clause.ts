import type { SegmentRow } from '#core/contribution/ledger.ts';
import type { MissingReason } from '#core/evaluate/value.ts';
import type { Direction, MetricUnit } from '#core/model/schema.ts';
import type { UnknownReason } from '#core/stats/assessChange.ts';

/**
 * One thing to say about a change, as data: which words it gets is decided in `text`.
 *
 * Units    every amount is in the unit of the metric (a share of 0.042 is 4.2 points) and has its sign.
 */
export type Clause =
  /** There is no change to speak of, because a side has no number. `other`: the number of the side that has one. */
  | {
      readonly kind: 'missing';
      readonly metric: ToldMetric;
      readonly side: Side;
      readonly reason: MissingReason;
      readonly other: number | null;
    }
  | { readonly kind: 'moved'; readonly metric: ToldMetric; readonly from: number; readonly to: number }
  | { readonly kind: 'unmoved'; readonly metric: ToldMetric; readonly value: number }
  | { readonly kind: 'noise'; readonly verdict: 'beyond' | 'within' }
  | { readonly kind: 'noise'; readonly verdict: 'unknown'; readonly reason: UnknownReason }
  /** The components that carry most of the change, largest first. */
  | ({ readonly kind: 'carried'; readonly change: number } & Carriers)
  /** Those that moved it the other way and hide part of it. */
  | ({ readonly kind: 'offset'; readonly change: number } & Carriers)
  /** The node stood still, because its components moved against one another. */
  | ({ readonly kind: 'cancelled' } & Carriers)
  /** The segment that carries most. `leads`: whether that is its own rate or its share of the volume. */
  | {
      readonly kind: 'segment';
      readonly metric: ToldMetric;
      readonly dimension: string;
      readonly row: SegmentRow;
      readonly leads: 'total' | 'rate' | 'mix';
    }
  /** Shifts of volume between segments carry a good part of the change. */
  | { readonly kind: 'mix'; readonly metric: ToldMetric; readonly rate: number; readonly mix: number }
  /** The segments tell another story than the total. */
  | {
      readonly kind: 'simpson';
      readonly metric: ToldMetric;
      readonly rate: number;
      readonly mix: number;
      readonly change: number;
    }
  | { readonly kind: 'immature' };

export type Side = 'baseline' | 'current';

export interface ToldMetric {
  readonly name: string;
  readonly unit: MetricUnit;
  readonly direction: Direction;
}

export interface Carriers {
  readonly metric: ToldMetric;
  readonly parts: readonly Carrier[];
}

export interface Carrier {
  readonly name: string;
  readonly amount: number;
}
