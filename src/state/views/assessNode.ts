import { evaluateTree, type TreeCubes } from '#core/evaluate/evaluateTree.ts';
import type { NodeValue } from '#core/evaluate/value.ts';
import type { Doc } from '#core/model/doc.ts';
import { type Assessment, assessChange } from '#core/stats/assessChange.ts';
import type { Proportion } from '#core/stats/proportions.ts';
import type { DayRange } from '#core/time/period.ts';
import type { TreeFrame } from '#state/views/settings.ts';
import type { NodeView } from '#state/views/viewTree.ts';

/**
 * Whether the change of a node goes beyond its own normal variation: a share by its daily counts, anything else by
 * the buckets of its series. Null where nothing is compared or a side has no number.
 *
 * Cost     O(days · nodes) for a share.
 */
export function assessNode(doc: Doc, frame: TreeFrame, cubes: TreeCubes, shown: NodeView): Assessment | null {
  const { comparison } = frame;
  const { baseline, current, metric } = shown;
  if (comparison === null || baseline?.kind !== 'value' || current.kind !== 'value') return null;
  const before = proportionOf(baseline);
  const after = proportionOf(current);
  if (metric.unit === 'share' && before !== null && after !== null) {
    return assessChange({
      kind: 'proportion',
      baseline: before,
      current: after,
      days: dailyCounts(doc, frame, cubes, shown),
    });
  }
  const values = (isWanted: (bucket: DayRange) => boolean): readonly number[] =>
    frame.buckets.flatMap((bucket, index) => {
      const value = shown.series[index];
      return isWanted(bucket) && value?.kind === 'value' ? [value.value] : [];
    });
  return assessChange({
    kind: 'series',
    history: values((bucket) => bucket.toDay <= comparison.current.fromDay),
    recent: values(
      (bucket) => bucket.fromDay >= comparison.current.fromDay && bucket.toDay <= comparison.current.toDay,
    ),
    level: current.value,
  });
}

function dailyCounts(doc: Doc, frame: TreeFrame, cubes: TreeCubes, { node }: NodeView): readonly Proportion[] {
  const { extent, comparison } = frame;
  if (extent === null || comparison === null) return [];
  const last = Math.max(comparison.baseline.toDay, comparison.current.toDay);
  const days: Proportion[] = [];
  for (let day = extent.fromDay; day < Math.min(last, extent.toDay); day++) {
    const values = evaluateTree(doc, frame.treeId, cubes, { fromDay: day, toDay: day + 1 }, null);
    const counted = proportionOf(values.get(node.id));
    if (counted !== null) days.push(counted);
  }
  return days;
}

function proportionOf(value: NodeValue | undefined): Proportion | null {
  if (value?.kind !== 'value' || value.parts === null) return null;
  return { hits: value.parts.numerator, n: value.parts.denominator };
}
