import type { Dataset, Tree, TreeId } from '#core/model/schema.ts';
import type { Bucket } from '#core/time/buckets.ts';
import type { Comparison, DayRange, Grain } from '#core/time/period.ts';

export const compareWiths = ['previous', 'last-year', 'custom', 'none'] as const;
/** What the current period is compared with. */
export type CompareWith = (typeof compareWiths)[number];

/** What the period bar says. `current: null` asks for the default of the data. */
export interface PeriodSettings {
  readonly grain: Grain;
  readonly current: DayRange | null;
  readonly compareWith: CompareWith;
  readonly customBaseline: DayRange | null;
}

/** A tree with its dataset and the periods that it is looked at in. */
export interface TreeFrame {
  readonly treeId: TreeId;
  readonly tree: Tree;
  readonly dataset: Dataset;
  /** First and last day of the data; null without a date column. */
  readonly extent: DayRange | null;
  /** Null without a date column, or when nothing is compared. */
  readonly comparison: Comparison | null;
  /** The period whose values stand on the cards; null: all rows. */
  readonly current: DayRange | null;
  /** Of the buckets: the one that was asked for, or a coarser one where that would come to too many. */
  readonly grain: Grain;
  /** Consecutive buckets of the grain over the whole extent. */
  readonly buckets: readonly Bucket[];
}
