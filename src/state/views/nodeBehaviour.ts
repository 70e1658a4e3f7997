import type { Doc } from '#core/model/doc.ts';
import { type Behaviour, learnBehaviour } from '#core/stats/behaviour.ts';
import { weekdayOf } from '#core/time/civil.ts';
import type { DayRange } from '#core/time/period.ts';
import { isCensored } from '#state/views/isCensored.ts';
import { partOf } from '#state/views/partOf.ts';
import type { TreeFrame } from '#state/views/settings.ts';
import type { NodeView } from '#state/views/viewTree.ts';

/**
 * What the series of a node does by itself, learned from the whole and mature buckets before the current period, and
 * where it does something else. Null where they are too few.
 */
export function nodeBehaviour(
  doc: Doc,
  frame: TreeFrame,
  { series, metric, node }: NodeView,
  isImmature: (range: DayRange) => boolean,
): Behaviour | null {
  const { buckets, current, grain, dataset } = frame;
  const [first] = buckets;
  if (first === undefined) return null;
  const canMislead = isCensored(doc, dataset, node.id);
  const isShare = metric.unit === 'share';
  const points = buckets.map((bucket, index) => {
    const value = series[index];
    return {
      value: value?.kind === 'value' ? value.value : null,
      part: isShare ? partOf(value) : null,
      counts: !bucket.partial && !(canMislead && isImmature(bucket)),
    };
  });
  const from = current === null ? -1 : buckets.findIndex(({ toDay }) => toDay > current.fromDay);
  return learnBehaviour({
    points,
    learned: from < 0 ? buckets.length : from,
    firstWeekday: grain === 'day' ? weekdayOf(first.fromDay) : null,
  });
}
