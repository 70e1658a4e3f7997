import type { ToldMetric } from '#core/narrative/clause.ts';
import { formatAmount, formatChange, toneOf } from './format.ts';

/** A piece of a sentence. `worse` and `better` are coloured, and the sentence says the same in words. */
export interface Part {
  readonly text: string;
  readonly emphasis: 'strong' | 'worse' | 'better' | 'underline' | null;
}

export const plain = (text: string): Part => ({ text, emphasis: null });
export const strong = (text: string): Part => ({ text, emphasis: 'strong' });

export function signed(amount: number, metric: ToldMetric): Part {
  return toned(amount, metric, formatChange(amount, metric.unit, 'bare'));
}

/** A text in the colour of what the amount means for the metric. */
export function toned(amount: number, metric: ToldMetric, text: string): Part {
  const tone = toneOf(amount, metric.direction);
  return { text, emphasis: tone === 'flat' ? 'strong' : tone };
}

/** Whether an amount is under the last digit that is shown. */
export const isTiny = (amount: number, metric: ToldMetric): boolean =>
  formatAmount(amount, metric.unit, 'bare').includes('<');

/** "Issue type" inside a sentence; what is written its own way, such as SLA or iOS, stays. */
export function inRunningText(name: string): string {
  return name.replaceAll(/(?<![\p{L}\p{N}_])\p{Lu}\p{Ll}+(?![\p{L}\p{N}_])/gu, (word) => word.toLowerCase());
}
