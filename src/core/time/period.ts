/** Days since 1970-01-01 in the dataset's own civil calendar (no time zone after import). */
export type DayIndex = number;

/** Half-open range of days: `fromDay` is in, `toDay` is not. */
export interface DayRange {
  readonly fromDay: DayIndex;
  readonly toDay: DayIndex;
}

/** The two periods of a comparison. A change always reads baseline → current. */
export interface Comparison {
  readonly baseline: DayRange;
  readonly current: DayRange;
}

export const grains = ['day', 'week', 'month'] as const;
/** Weeks start on Monday (ISO 8601). */
export type Grain = (typeof grains)[number];
