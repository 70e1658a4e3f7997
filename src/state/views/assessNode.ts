import type { TreeCubes } from '#core/evaluate/evaluateTree.ts';
import type { Doc } from '#core/model/doc.ts';
import { type Assessment, assessChange } from '#core/stats/assessChange.ts';
import { mean } from '#core/stats/centre.ts';
import type { Proportion } from '#core/stats/proportions.ts';
import { weekdayFactors, withoutWeekday } from '#core/stats/weekday.ts';
import { weekdayOf } from '#core/time/civil.ts';
import type { Comparison, DayRange, Grain } from '#core/time/period.ts';
import { intersect } from '#core/time/range.ts';
import { bucketValues } from '#state/views/bucketValues.ts';
import { dailyValues } from '#state/views/dailyValues.ts';
import { growsWithTime } from '#state/views/growsWithTime.ts';
import { partOf } from '#state/views/partOf.ts';
import type { TreeFrame } from '#state/views/settings.ts';
import type { NodeView } from '#state/views/viewTree.ts';

/**
 * Whether the change of a node goes beyond its own normal variation: a share by the daily counts before, anything else by
 * the whole buckets of its series, or by its days where a count has no whole bucket in the current period. Days are
 * compared without their weekly pattern. Null where nothing is compared, or a side has no number.
 *
 * Cost     O(days · components) for a share, and for days.
 */
export function assessNode(doc: Doc, frame: TreeFrame, cubes: TreeCubes, shown: NodeView): Assessment | null {
  const { comparison, extent } = frame;
  const { baseline, current, metric } = shown;
  if (comparison === null || extent === null) return null;
  if (baseline?.kind !== 'value' || current.kind !== 'value') return null;
  const [before, after] = [partOf(baseline), partOf(current)];
  const last = Math.max(comparison.baseline.toDay, comparison.current.toDay);
  const range = intersect(extent, { fromDay: extent.fromDay, toDay: last }) ?? extent;
  const firstWeekday = weekdayOf(range.fromDay);
  if (metric.unit === 'share' && before !== null && after !== null) {
    const ordinary = { ...range, toDay: Math.max(range.fromDay, laterStart(comparison)) };
    const days = dailyValues(doc, frame.treeId, shown.node.id, cubes, ordinary).map((value) => partOf(value) ?? nobody);
    return assessChange({ kind: 'proportion', baseline: before, current: after, days, firstWeekday });
  }
  return assessedBy(frame, shown) === 'day'
    ? assessDays(doc, { frame, cubes, shown }, comparison, range)
    : assessBuckets(frame, shown, comparison, current.value);
}

/** The buckets that a node is judged by: those of its series, or days. */
export function assessedBy(frame: TreeFrame, shown: NodeView): Grain {
  const { comparison, grain } = frame;
  if (shown.metric.unit === 'share' && partOf(shown.current) !== null) return 'day';
  const lacksBuckets =
    comparison !== null && growsWithTime(shown.metric) && recentBuckets(frame, shown, comparison).length === 0;
  return lacksBuckets ? 'day' : grain;
}

/** From here on is the move that is judged, so nothing of ordinary variation is learnt from it. */
const laterStart = ({ baseline, current }: Comparison): number => Math.max(baseline.fromDay, current.fromDay);

const nobody: Proportion = { hits: 0, n: 0 };

function assessBuckets(
  frame: TreeFrame,
  shown: NodeView,
  comparison: Comparison,
  currentValue: number,
): Assessment | null {
  const history = bucketValues(frame, shown, (bucket) => bucket.toDay <= comparison.current.fromDay);
  const recent = recentBuckets(frame, shown, comparison);
  // Four weeks of a count are four times one week of it: a bucket is held against buckets.
  const level = growsWithTime(shown.metric) ? mean(recent) : currentValue;
  return assessChange({ kind: 'series', history, recent, level });
}

function recentBuckets(frame: TreeFrame, shown: NodeView, { current }: Comparison): readonly number[] {
  return bucketValues(frame, shown, ({ fromDay, toDay }) => fromDay >= current.fromDay && toDay <= current.toDay);
}

interface Shown {
  readonly frame: TreeFrame;
  readonly cubes: TreeCubes;
  readonly shown: NodeView;
}

function assessDays(
  doc: Doc,
  { frame, cubes, shown }: Shown,
  { current }: Comparison,
  range: DayRange,
): Assessment | null {
  const values = isDaily(frame)
    ? shown.series.slice(0, range.toDay - range.fromDay)
    : dailyValues(doc, frame.treeId, shown.node.id, cubes, range);
  const numbers = values.map((value) => (value.kind === 'value' ? value.value : null));
  const from = Math.max(0, current.fromDay - range.fromDay);
  const firstWeekday = weekdayOf(range.fromDay);
  const level = withoutWeekday(numbers, firstWeekday, weekdayFactors(numbers.slice(0, from), firstWeekday));
  const history = level.slice(0, from).filter((value) => value !== null);
  const recent = level.slice(from, current.toDay - range.fromDay).filter((value) => value !== null);
  if (recent.length === 0) return null;
  const isCount = growsWithTime(shown.metric);
  const now = !isCount && shown.current.kind === 'value' ? shown.current.value : mean(recent);
  return assessChange({ kind: 'series', history, recent, level: now });
}

const isDaily = ({ grain }: TreeFrame): boolean => grain === 'day';
