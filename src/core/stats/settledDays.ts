import type { DayRange } from '#core/time/period.ts';
import { lengthOf } from '#core/time/range.ts';

/** The days of a dataset that can be read as they stand, and what ends them before the data do. */
export interface SettledDays extends DayRange {
  /** `thin`: of the days after them hardly any are in the data; `young`: those are not old enough yet. */
  readonly ends: 'thin' | 'young' | null;
}

const weekDays = 7;
/** Of the rows in a week such as most rows lie in. */
const thinShare = 0.25;
const leastDays = 28;

/**
 * The days without the thin ends of an export and without those that are too young.
 *
 * An export holds what was touched in its time: at either end a few old or late conversations, which are no sample of
 * their days. A week is thin with less than a quarter of what the week of the median conversation holds.
 *
 * Shapes   `created`: conversations per day of `days`; `ageDays`: the age at which they are mature, null where it is not
 *          known. All of `days` where less than four weeks would be left.
 * Cost     O(days log days).
 */
export function settledDays(days: DayRange, created: ArrayLike<number>, ageDays: number | null): SettledDays {
  const weeks = weeksBack(created);
  const usual = weekOfMedianRow(weeks);
  const isThick = (week: number): boolean => week >= thinShare * usual;
  const last = weeks.findIndex(isThick);
  const first = weeks.findLastIndex(isThick);
  const thinEnd = days.toDay - Math.max(0, last) * weekDays;
  const youngEnd = days.toDay - (ageDays === null ? 0 : Math.ceil(ageDays));
  const toDay = Math.min(thinEnd, youngEnd);
  const fromDay = first < 0 ? days.fromDay : Math.max(days.fromDay, days.toDay - (first + 1) * weekDays);
  if (toDay - fromDay < leastDays || lengthOf(days) < leastDays) return { ...days, ends: null };
  return { fromDay, toDay, ends: toDay === days.toDay ? null : thinEnd <= youngEnd ? 'thin' : 'young' };
}

/** Rows of each week, the last first; what is left over at the beginning counts as much as its days. */
function weeksBack(created: ArrayLike<number>): readonly number[] {
  const weeks: number[] = [];
  for (let to = created.length; to > 0; to -= weekDays) {
    const from = Math.max(0, to - weekDays);
    let rows = 0;
    for (let day = from; day < to; day++) rows += created[day] ?? 0;
    weeks.push((rows * weekDays) / (to - from));
  }
  return weeks;
}

/** Half of all rows lie in weeks of at least this many. */
function weekOfMedianRow(weeks: readonly number[]): number {
  const total = weeks.reduce((sum, rows) => sum + rows, 0);
  let seen = 0;
  for (const rows of weeks.toSorted((a, b) => b - a)) {
    seen += rows;
    if (2 * seen >= total) return rows;
  }
  return 0;
}
