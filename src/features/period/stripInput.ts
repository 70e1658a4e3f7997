import type { StripBand, StripPoint } from '#charts/strip/layout.ts';
import type { BucketRange } from '#charts/strip/range.ts';
import type { Doc } from '#core/model/doc.ts';
import { naturalLimits } from '#core/stats/processBehaviour.ts';
import type { DayRange } from '#core/time/period.ts';
import { bucketValues } from '#state/views/bucketValues.ts';
import { isCensored } from '#state/views/isCensored.ts';
import type { TreeFrame } from '#state/views/settings.ts';
import type { NodeView } from '#state/views/viewTree.ts';
import { formatDay, formatPeriod, formatValue, toneOf } from '#text/format.ts';
import { missingText } from '#text/missing.ts';

/** One point per bucket, in words too. */
export function stripPoints(
  doc: Doc,
  { buckets, dataset }: TreeFrame,
  { series, metric, node }: NodeView,
  isImmature: (range: DayRange) => boolean,
): readonly StripPoint[] {
  const canMislead = isCensored(doc, dataset, node.id);
  return buckets.map((bucket, index) => {
    const value = series[index];
    const known = value?.kind === 'value' ? value.value : null;
    return {
      tick: formatDay(bucket.fromDay).replace(/ \d{4}$/, ''),
      name: formatPeriod(bucket),
      value: known,
      text:
        known !== null
          ? formatValue(known, metric.unit)
          : value?.kind === 'missing'
            ? missingText(value.reason, doc)
            : '',
      mature: !canMislead || !isImmature(bucket),
    };
  });
}

/**
 * The metric's own normal variation: the natural limits of the whole buckets before the current period, which is what is
 * judged. Null where they are too few to know it.
 */
export function stripBand(frame: TreeFrame, shown: NodeView): StripBand | null {
  const { metric } = shown;
  const before = frame.current?.fromDay ?? Number.POSITIVE_INFINITY;
  const history = bucketValues(frame, shown, (bucket) => bucket.toDay <= before);
  const limits = history.length < leastHistory ? null : naturalLimits(history);
  if (limits === null) return null;
  const isShare = metric.unit === 'share';
  return {
    low: isShare ? Math.max(0, limits.lower) : limits.lower,
    high: isShare ? Math.min(1, limits.upper) : limits.upper,
    lowTone: toneOf(-1, metric.direction),
    highTone: toneOf(1, metric.direction),
  };
}

const leastHistory = 6;

/** The buckets that a period covers; null where it covers none. */
export function bucketRange(buckets: readonly DayRange[], range: DayRange | null): BucketRange | null {
  if (range === null) return null;
  const from = buckets.findIndex((bucket) => bucket.toDay > range.fromDay);
  const to = buckets.findLastIndex((bucket) => bucket.fromDay < range.toDay) + 1;
  return from < 0 || to <= from ? null : { from, to };
}

/** Where a period begins and ends among the buckets, in fractions of one; null where it reaches none of them. */
export function bucketShares(buckets: readonly DayRange[], range: DayRange | null): BucketRange | null {
  const covered = bucketRange(buckets, range);
  const [first, last] = [buckets[covered?.from ?? -1], buckets[(covered?.to ?? 0) - 1]];
  if (range === null || covered === null || first === undefined || last === undefined) return null;
  const before = Math.max(0, range.fromDay - first.fromDay) / (first.toDay - first.fromDay);
  const after = Math.max(0, last.toDay - range.toDay) / (last.toDay - last.fromDay);
  return { from: covered.from + before, to: covered.to - after };
}

/** The days that a run of buckets covers. */
export function dayRange(buckets: readonly DayRange[], range: BucketRange): DayRange | null {
  const first = buckets[range.from];
  const last = buckets[range.to - 1];
  return first === undefined || last === undefined ? null : { fromDay: first.fromDay, toDay: last.toDay };
}
