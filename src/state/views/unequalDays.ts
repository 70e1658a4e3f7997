import type { DayRange } from '#core/time/period.ts';
import { intersect, lengthOf } from '#core/time/range.ts';
import type { TreeFrame } from '#state/views/settings.ts';

export interface ComparedDays {
  readonly baseline: number;
  readonly current: number;
}

/** The days that the data hold of each period, where they differ; null where they are as many or nothing is compared. */
export function unequalDays({ comparison, extent }: Pick<TreeFrame, 'comparison' | 'extent'>): ComparedDays | null {
  if (comparison === null || extent === null) return null;
  const daysOf = (period: DayRange): number => lengthOf(intersect(period, extent) ?? period);
  const [baseline, current] = [daysOf(comparison.baseline), daysOf(comparison.current)];
  return baseline === current ? null : { baseline, current };
}
