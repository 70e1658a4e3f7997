import { evaluateTree, type TreeCubes } from '#core/evaluate/evaluateTree.ts';
import type { NodeValue } from '#core/evaluate/value.ts';
import type { Doc } from '#core/model/doc.ts';
import { type Assessment, assessChange } from '#core/stats/assessChange.ts';
import type { Proportion } from '#core/stats/proportions.ts';
import type { Comparison } from '#core/time/period.ts';
import { bucketValues } from '#state/views/bucketValues.ts';
import { growsWithTime } from '#state/views/growsWithTime.ts';
import { rootAt } from '#state/views/rootAt.ts';
import type { TreeFrame } from '#state/views/settings.ts';
import type { NodeView } from '#state/views/viewTree.ts';

/**
 * Whether the change of a node goes beyond its own normal variation: a share by its daily counts, anything else by
 * the whole buckets of its series. Null where nothing is compared, a side has no number, or a count has no whole
 * bucket in the current period to hold against those before.
 *
 * Cost     O(days · components) for a share.
 */
export function assessNode(doc: Doc, frame: TreeFrame, cubes: TreeCubes, shown: NodeView): Assessment | null {
  const { comparison } = frame;
  const { baseline, current, metric } = shown;
  if (comparison === null || baseline?.kind !== 'value' || current.kind !== 'value') return null;
  const before = proportionOf(baseline);
  const after = proportionOf(current);
  if (metric.unit === 'share' && before !== null && after !== null) {
    const days = dailyCounts(doc, frame, cubes, shown);
    return assessChange({ kind: 'proportion', baseline: before, current: after, days });
  }
  return assessSeries(frame, comparison, shown, current.value);
}

function assessSeries(
  frame: TreeFrame,
  { current }: Comparison,
  shown: NodeView,
  currentValue: number,
): Assessment | null {
  const history = bucketValues(frame, shown, (bucket) => bucket.toDay <= current.fromDay);
  const recent = bucketValues(
    frame,
    shown,
    (bucket) => bucket.fromDay >= current.fromDay && bucket.toDay <= current.toDay,
  );
  // Four weeks of a count are four times one week of it: a bucket is held against buckets.
  const level = growsWithTime(shown.metric) ? meanOf(recent) : currentValue;
  return level === null ? null : assessChange({ kind: 'series', history, recent, level });
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((total, value) => total + value, 0) / values.length;
}

function dailyCounts(doc: Doc, frame: TreeFrame, cubes: TreeCubes, { node }: NodeView): readonly Proportion[] {
  const { extent, comparison, treeId } = frame;
  if (extent === null || comparison === null) return [];
  const own = rootAt(doc, treeId, node.id);
  const last = Math.max(comparison.baseline.toDay, comparison.current.toDay);
  const days: Proportion[] = [];
  for (let day = extent.fromDay; day < Math.min(last, extent.toDay); day++) {
    const values = evaluateTree(own, treeId, cubes, { fromDay: day, toDay: day + 1 }, null);
    const counted = proportionOf(values.get(node.id));
    if (counted !== null) days.push(counted);
  }
  return days;
}

function proportionOf(value: NodeValue | undefined): Proportion | null {
  if (value?.kind !== 'value' || value.parts === null) return null;
  return { hits: value.parts.numerator, n: value.parts.denominator };
}
