import { createRng } from '#core/base/rng.ts';
import type { TreeCubes } from '#core/evaluate/evaluateTree.ts';
import type { Doc } from '#core/model/doc.ts';
import { blockBootstrap, type DaySample } from '#core/stats/bootstrap.ts';
import { bootstrapInterval } from '#core/stats/bootstrapInterval.ts';
import type { Interval } from '#core/stats/proportions.ts';
import type { Part } from '#core/stats/ratioOfSums.ts';
import type { DayRange } from '#core/time/period.ts';
import { isInside } from '#core/time/range.ts';
import { dailyValues } from '#state/views/dailyValues.ts';
import type { TreeFrame } from '#state/views/settings.ts';
import type { NodeView } from '#state/views/viewTree.ts';

const leastDays = 14;

/**
 * 95 % interval of the change of a mean or a ratio, by drawing weeks of both periods again.
 *
 * Shapes   null for numbers that are not a ratio of daily sums (counts, medians, formulas of several), periods under
 *          two weeks, or such that the data hold only in part. The same numbers give the same interval.
 * Cost     1,000 × days.
 */
export function changeInterval(doc: Doc, frame: TreeFrame, cubes: TreeCubes, shown: NodeView): Interval | null {
  const { comparison, extent, treeId } = frame;
  const { baseline, current, node } = shown;
  if (comparison === null || extent === null || baseline?.kind !== 'value' || current.kind !== 'value') return null;
  if (baseline.parts === null || current.parts === null) return null;
  const periods = [comparison.baseline, comparison.current];
  if (periods.some((period) => period.toDay - period.fromDay < leastDays || !isInside(period, extent))) return null;
  const partsOf = (period: DayRange): readonly Part[] =>
    dailyValues(doc, treeId, node.id, cubes, period).map((value) =>
      value.kind === 'value' && value.parts !== null
        ? { num: value.parts.numerator, den: value.parts.denominator }
        : nothing,
    );
  const [before, after] = [partsOf(comparison.baseline), partsOf(comparison.current)];
  const statistic = ([from, to]: readonly DaySample[]): number => levelOf(after, to) - levelOf(before, from);
  const lengths = [before.length, after.length];
  return bootstrapInterval(blockBootstrap({ lengths, statistic, rng: createRng(1) }));
}

const nothing: Part = { num: 0, den: 0 };

function levelOf(parts: readonly Part[], days: DaySample | undefined): number {
  let [num, den] = [0, 0];
  for (const day of days ?? []) {
    num += parts[day]?.num ?? 0;
    den += parts[day]?.den ?? 0;
  }
  return num / den;
}
