import type { Doc } from '#core/model/doc.ts';
import type { Dataset, TreeId } from '#core/model/schema.ts';
import { defaultComparison } from '#core/time/compare.ts';
import type { Grain } from '#core/time/period.ts';
import { lengthOf } from '#core/time/range.ts';
import { firstSession } from '#state/session/session.ts';
import type { PeriodSettings } from '#state/views/settings.ts';

/** Days that are too few to hold a part of them against another: one of them may have nearly all rows. */
const leastCompared = 7;

/**
 * What the period bar stands at for data that nobody has looked at yet: where they are neither thin nor too young. Less
 * than a week is shown as a whole.
 */
export function firstPeriod({ extent, settled }: Pick<Dataset, 'extent' | 'settled'>): PeriodSettings {
  const plain = { ...firstSession.period, grain: grainFor(settled ?? extent) };
  if (extent === null) return plain;
  if (lengthOf(extent) < leastCompared) return { ...plain, current: { ...extent }, compareWith: 'none' };
  if (!settled?.ends) return plain;
  return { ...plain, current: { ...defaultComparison(settled, plain.grain).current } };
}

/** The same for the data of a tree. */
export function firstPeriodOf(doc: Doc, treeId: TreeId | null): PeriodSettings {
  const datasetId = treeId === null ? null : (doc.trees[treeId]?.datasetId ?? null);
  const dataset = datasetId === null ? undefined : doc.datasets[datasetId];
  return firstPeriod(dataset === undefined || dataset.dateColumn === null ? undatedDays : dataset);
}

const undatedDays = { extent: null };

/** A grain that the data fill at least a few times over. */
export function grainFor(extent: Dataset['extent']): Grain {
  if (extent === null) return 'week';
  const days = lengthOf(extent);
  if (days < 35) return 'day';
  return days < 200 ? 'week' : 'month';
}
