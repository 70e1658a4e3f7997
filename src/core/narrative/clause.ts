import type { SegmentRow } from '#core/contribution/ledger.ts';
import type { MissingReason } from '#core/evaluate/value.ts';
import type { Direction, MetricUnit } from '#core/model/schema.ts';
import type { UnknownReason } from '#core/stats/assessChange.ts';
import type { ColumnRole, Outcome } from '#core/table/table.ts';
import type { DayIndex } from '#core/time/period.ts';

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
  /** After what is localised: what shifts of volume between the segments of a dimension carry, and the largest of them. */
  | {
      readonly kind: 'shifts';
      readonly metric: ToldMetric;
      readonly dimension: string;
      readonly mix: number;
      readonly most: { readonly value: string | null; readonly isGrowing: boolean } | null;
    }
  /** The segments tell another story than the total. `dimension`: of the segments, where no clause before has named it. */
  | {
      readonly kind: 'simpson';
      readonly metric: ToldMetric;
      readonly dimension: string | null;
      readonly rate: number;
      readonly mix: number;
      readonly change: number;
    }
  /** A search for causes found nothing that stands out. */
  | { readonly kind: 'unlocalised' }
  /** A segment that the change is localised to. `isWithin`: the amounts told along with it are no more than the change. */
  | {
      readonly kind: 'cause';
      readonly metric: ToldMetric;
      readonly change: number;
      readonly isWithin: boolean;
      readonly cause: ToldCause;
    }
  /** A segment whose volume grew or shrank; it adds to the change or hides a part of it. */
  | { readonly kind: 'shift'; readonly metric: ToldMetric; readonly change: number; readonly cause: ToldCause }
  /** A segment that moved the other way and hides a part of the change. */
  | { readonly kind: 'hidden'; readonly metric: ToldMetric; readonly cause: ToldCause }
  /** All other findings together. */
  | { readonly kind: 'smaller'; readonly metric: ToldMetric; readonly count: number; readonly amount: number }
  /** What no finding holds. */
  | { readonly kind: 'rest'; readonly metric: ToldMetric; readonly change: number; readonly amount: number }
  /** `isLocalised`: causes were told, which may be nothing but that. */
  | { readonly kind: 'immature'; readonly isLocalised: boolean }
  /** There is no history to tell the findings from ordinary drift. */
  | { readonly kind: 'unconfirmed' };

export interface ToldCause {
  /** The component that moved; null: the metric itself. */
  readonly node: { readonly name: string; readonly outcome: Outcome | null } | null;
  readonly place: readonly Place[];
  /** Which way the component, the metric or the volume moved in that place. */
  readonly direction: 'up' | 'down';
  readonly amount: number;
  /** Where the place holds (nearly) all that the component carries: how much that is. */
  readonly ofNode: { readonly whole: number; readonly isAll: boolean } | null;
  readonly since: DayIndex | null;
  /** Last day of the current period, beside which `since` is said. */
  readonly lastDay: DayIndex;
}

/** One fixed value of a segment. */
export interface Place {
  readonly column: string;
  readonly role: ColumnRole | null;
  /** One of the tags that a row has, and not its one value. */
  readonly isTag: boolean;
  readonly value: string | null;
}

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
