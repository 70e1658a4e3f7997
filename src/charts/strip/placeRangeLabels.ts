import type { MeasureText } from '../shared/measure.ts';
import type { StripRange } from './layout.ts';

export interface RangeLabel {
  readonly which: StripRange['which'];
  readonly text: string;
  /** Where the text begins. */
  readonly x: number;
}

const font = { size: 11, weight: 600 } as const;
const gap = 10;

/** The earlier range is named at its end, the later at its start; both stay inside the plot and apart. */
export function placeRangeLabels(
  ranges: readonly StripRange[],
  words: Readonly<Record<StripRange['which'], string>>,
  plot: { readonly x: number; readonly width: number },
  measure: MeasureText,
): readonly RangeLabel[] {
  const right = plot.x + plot.width;
  const [first, second] = [...ranges].sort((a, b) => a.x - b.x);
  const labelOf = (range: StripRange, x: number): RangeLabel => ({ which: range.which, text: words[range.which], x });
  const widthOf = (range: StripRange): number => measure(words[range.which], font);
  if (first === undefined) return [];
  if (second === undefined) return [labelOf(first, Math.min(first.x, right - widthOf(first)))];
  const secondX = Math.min(second.x, right - widthOf(second));
  const atStart = first.x + widthOf(first) + gap <= secondX;
  const firstX = atStart ? first.x : Math.max(plot.x, secondX - gap - widthOf(first));
  return [labelOf(first, firstX), labelOf(second, Math.max(secondX, firstX + widthOf(first) + gap))];
}
