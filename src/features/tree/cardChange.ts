import type { TreeCard } from '#charts/tree/card.ts';
import type { Metric } from '#core/model/schema.ts';
import { growsWithTime } from '#state/views/growsWithTime.ts';
import type { TreeFrame } from '#state/views/settings.ts';
import { type ComparedDays, unequalDays } from '#state/views/unequalDays.ts';
import type { NodeView } from '#state/views/viewTree.ts';
import { formatChange, toneOf } from '#text/format.ts';
import { treeText } from '#text/tree.ts';

/**
 * The change that a card shows, in words and tone. A number that a longer period makes larger by itself is compared
 * per day where the periods are not as long, and not at all where it can't be shared out over days.
 */
export function cardChange(shown: NodeView, frame: TreeFrame): TreeCard['change'] {
  const { change, metric } = shown;
  if (change === null) return null;
  const days = growsWithTime(metric) ? unequalDays(frame) : null;
  if (days === null) return written(change, metric, (text) => text);
  const perDay = changePerDay(shown, days);
  return perDay === null ? { text: treeText.unequal, tone: 'flat' } : written(perDay, metric, treeText.perDay);
}

function written(
  change: number,
  { unit, direction }: Metric,
  say: (text: string) => string,
): NonNullable<TreeCard['change']> {
  const tone = toneOf(change, direction);
  const text = say(formatChange(change, unit, 'short'));
  return { text: tone === 'flat' ? text : treeText.withTone(text, tone), tone };
}

/** Null for what is no sum over days, such as a largest value or the different values of a period. */
function changePerDay({ metric, baseline, current }: NodeView, days: ComparedDays): number | null {
  if (!isSumOfDays(metric) || baseline?.kind !== 'value' || current.kind !== 'value') return null;
  return current.value / days.current - baseline.value / days.baseline;
}

function isSumOfDays({ basis }: Metric): boolean {
  if (basis.kind !== 'measure' || basis.measure.kind !== 'aggregate') return false;
  const { aggregate } = basis.measure.of;
  return aggregate === 'count' || aggregate === 'sum' || aggregate === 'agent-days';
}
