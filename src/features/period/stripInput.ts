import type { StripPoint, StripSignal } from '#charts/strip/layout.ts';
import type { BucketRange } from '#charts/strip/range.ts';
import type { Doc } from '#core/model/doc.ts';
import type { Direction } from '#core/model/schema.ts';
import type { Behaviour, PointSignal } from '#core/stats/behaviour.ts';
import type { DayRange } from '#core/time/period.ts';
import { isCensored } from '#state/views/isCensored.ts';
import type { TreeFrame } from '#state/views/settings.ts';
import type { NodeView } from '#state/views/viewTree.ts';
import { formatDay, formatPeriod, formatValue, toneOf } from '#text/format.ts';
import { missingText } from '#text/missing.ts';
import { periodText } from '#text/period.ts';

/** One point per bucket, in words too, with what the node does by itself. */
export function stripPoints(
  doc: Doc,
  { buckets, dataset }: TreeFrame,
  { series, metric, node }: NodeView,
  isImmature: (range: DayRange) => boolean,
  behaviour: Behaviour | null,
): readonly StripPoint[] {
  const canMislead = isCensored(doc, dataset, node.id);
  const [least, most] = metric.unit === 'share' ? [0, 1] : [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const signals = new Map(behaviour?.signals.map((signal) => [signal.at, signal]));
  return buckets.map((bucket, index) => {
    const value = series[index];
    const known = value?.kind === 'value' ? value.value : null;
    const [own, signal] = [behaviour?.limits[index], signals.get(index)];
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
      limits: own === undefined ? null : { low: Math.max(least, own.lower), high: Math.min(most, own.upper) },
      signal: signal === undefined ? null : signalOf(signal, metric.direction),
    };
  });
}

function signalOf({ kind, side }: PointSignal, direction: Direction): StripSignal {
  const tone = toneOf(side === 'above' ? 1 : -1, direction);
  return { look: kind === 'outside' ? 'outside' : 'pattern', side, tone, text: periodText.signals[kind](side) };
}

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
