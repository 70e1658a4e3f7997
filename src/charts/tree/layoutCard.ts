import type { FontSpec, MeasureText } from '../shared/measure.ts';
import { ellipsize, wrapText } from '../shared/wrapText.ts';
import type { TreeCard } from './card.ts';

export const cardWidth = 192;
const padX = 12;
const inner = cardWidth - 2 * padX;
const sparkWidth = 58;
const fonts = {
  name: { size: 12, weight: 550 },
  unit: { size: 12, weight: 500 },
  change: { size: 12, weight: 600 },
  small: { size: 11, weight: 400 },
} as const satisfies Record<string, FontSpec>;

export interface CardText {
  readonly text: string;
  /** Baseline of the letters, from the card's top. */
  readonly y: number;
}

/** Where everything on a card stands, in px from the card's top left corner. */
export interface CardParts {
  readonly height: number;
  readonly padX: number;
  readonly name: readonly CardText[];
  readonly value: (CardText & { readonly size: number; readonly unit: string; readonly unitX: number }) | null;
  readonly change: CardText | null;
  readonly spark: { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | null;
  readonly bar: { readonly x: number; readonly y: number; readonly width: number; readonly share: number } | null;
  readonly note: readonly CardText[];
  readonly target: { readonly lineY: number; readonly text: CardText; readonly status: string } | null;
}

/**
 * Lays one card out; its height follows from what it has to say.
 *
 * Shapes   a name takes at most 2 lines, a note 2 (3 where it stands in for the value).
 * Units    px.
 */
export function layoutCard(card: TreeCard, measure: MeasureText): CardParts {
  const nameWidth = inner - (card.owner === null ? 0 : 28);
  const nameLines = wrapText(card.name, nameWidth, 2, measure, fonts.name);
  const name = nameLines.map((text, index) => ({ text, y: 22 + index * 15 }));
  let y = 22 + (nameLines.length - 1) * 15;

  const figures = layoutFigures(card, y, measure);
  y = figures.bottom;

  const bar = card.contribution === null ? null : { x: padX, y: y + 9, width: inner, share: card.contribution };
  if (bar !== null) y = bar.y + 4;

  const noteLines =
    card.note === null ? [] : wrapText(card.note, inner, card.value === null ? 3 : 2, measure, fonts.small);
  const note = noteLines.map((text, index) => ({ text, y: y + 17 + index * 14.5 }));
  y = note[note.length - 1]?.y ?? y;
  if (note.length > 0) y += 2;

  const target = layoutTarget(card, y + 10, measure);
  if (target !== null) y = target.text.y;
  return { height: Math.round(y + 12), padX, name, ...figures.parts, bar, note, target };
}

type Figures = Pick<CardParts, 'value' | 'change' | 'spark'>;

function layoutFigures(card: TreeCard, top: number, measure: MeasureText): { parts: Figures; bottom: number } {
  if (card.value === null) return { parts: { value: null, change: null, spark: null }, bottom: top };
  const hasSpark = card.spark.some((each) => each !== null);
  const besideSpark = inner - sparkWidth - 8;
  const changeFits = card.change === null || measure(card.change.text, fonts.change) <= besideSpark;
  const value = fitValue(card.value, card.unit, top + 26, measure, hasSpark ? besideSpark : inner);
  const valueFits = valueWidth(value, measure) <= besideSpark;
  const sparkBottom = changeFits && card.change !== null ? top + 45 : top + 29;
  const change =
    card.change === null ? null : { text: ellipsize(card.change.text, inner, measure, fonts.change), y: top + 44 };
  const spark =
    hasSpark && valueFits ? { x: padX + inner - sparkWidth, y: sparkBottom - 26, width: sparkWidth, height: 26 } : null;
  return { parts: { value, change, spark }, bottom: card.change === null ? top + 30 : top + 47 };
}

type Value = NonNullable<CardParts['value']>;

/** The largest of three sizes that leaves room beside it, else the smallest, cut to the card. */
function fitValue(text: string, unit: string, y: number, measure: MeasureText, width: number): Value {
  const at = (size: number, shown: string): Value => ({
    text: shown,
    unit,
    y,
    size,
    unitX: padX + measure(shown, { size, weight: 620 }) * 0.985 + 4,
  });
  const chosen = [21, 17, 14].map((size) => at(size, text)).find((each) => valueWidth(each, measure) <= width);
  if (chosen !== undefined) return chosen;
  const room = inner - 4 - measure(unit, fonts.unit);
  return at(14, ellipsize(text, room, measure, { size: 14, weight: 620 }));
}

const valueWidth = (value: Value, measure: MeasureText): number =>
  value.unitX - padX + (value.unit === '' ? -4 : measure(value.unit, fonts.unit));

function layoutTarget(card: TreeCard, lineY: number, measure: MeasureText): CardParts['target'] {
  if (card.target === null) return null;
  const status = ellipsize(card.target.statusText, inner * 0.5, measure, fonts.small);
  const room = inner - measure(status, fonts.small) - 8;
  return { lineY, text: { text: ellipsize(card.target.text, room, measure, fonts.small), y: lineY + 17 }, status };
}
