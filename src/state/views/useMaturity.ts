import { useMemo } from 'react';
import type { Dataset } from '#core/model/schema.ts';
import { watchedOf } from '#core/stats/cohorts.ts';
import { maturityAge } from '#core/stats/delayCurve.ts';
import { maturityRule } from '#core/stats/maturity.ts';
import type { DayRange } from '#core/time/period.ts';
import { agePlan, allRows, readAges } from '#state/views/agePlan.ts';
import { useCube } from '#state/views/useTreeView.ts';

export interface Maturity {
  /** Age by which 95 % of what gets resolved has been; null: not known. */
  readonly ageDays: number | null;
  /** False where resolutions still come in at the greatest ages seen: the age is that or more. */
  readonly isSettled: boolean;
  /** Age by which 99 % of it has been: what is older does not pass for a fall of its own. */
  readonly finalDays: number | null;
  readonly isImmature: (period: DayRange) => boolean;
}

const unknown: Maturity = { ageDays: null, isSettled: false, finalDays: null, isImmature: () => false };

/**
 * Which periods of a dataset are too young to be read as they stand, by the delay curve of all its conversations,
 * each watched until the data end.
 */
export function useMaturity(dataset: Dataset | null): Maturity {
  const plan = useMemo(() => (dataset === null ? null : agePlan(dataset, allRows(dataset))), [dataset]);
  const cube = useCube(plan, 'maturity');
  return useMemo(() => {
    const extent = dataset?.extent ?? null;
    const ages = cube.kind === 'ready' && cube.value !== null ? readAges(cube.value) : null;
    const watched = ages === null ? [] : watchedOf(ages.cohorts);
    const found = maturityAge(watched);
    if (found === null || extent === null) return unknown;
    return {
      ...maturityRule(found.age, extent.toDay - 1),
      isSettled: found.isSettled,
      finalDays: maturityAge(watched, 0.99)?.age ?? null,
    };
  }, [cube, dataset]);
}
