import type { FontSpec, MeasureText } from '../shared/measure.ts';
import { ellipsize, wrapText } from '../shared/wrapText.ts';
import type { TreeCard } from './card.ts';

export const cardWidth = 168;
/** Of an influence that hangs below its parent, indented. */
export const hangingWidth = 156;

const padX = 11;
const widestSpark = 56;
const narrowestSpark = 36;
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
  readonly width: number;
  readonly height: number;
  readonly padX: number;
  readonly name: readonly CardText[];
  readonly value: (CardText & { readonly size: number; readonly unit: string }) | null;
  readonly change: CardText | null;
  readonly spark: { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | null;
  readonly bar: { readonly x: number; readonly y: number; readonly width: number; readonly share: number } | null;
  readonly note: readonly CardText[];
  readonly target: { readonly lineY: number; readonly text: CardText; readonly status: string } | null;
}

interface Room {
  /** Between the paddings. */
  readonly inner: number;
  readonly measure: MeasureText;
}

/**
 * Lays one card out; its height follows from what it has to say.
 *
 * Shapes   a name takes at most 2 lines, a note 2 (3 where it stands in for the value).
 *          A number is made smaller, and its unit cut, before a digit is lost.
 * Units    px.
 */
export function layoutCard(card: TreeCard, width: number, measure: MeasureText): CardParts {
  const room: Room = { inner: width - 2 * padX, measure };
  const nameWidth = room.inner - (card.owner === null ? 0 : 28);
  const name = stack(wrapText(card.name, nameWidth, 2, measure, fonts.name), 22, 15);
  let y = name[name.length - 1]?.y ?? 22;

  const figures = layoutFigures(card, y, room);
  y = figures.bottom;

  const bar = card.contribution === null ? null : { x: padX, y: y + 9, width: room.inner, share: card.contribution };
  if (bar !== null) y = bar.y + 4;

  const noteLines = card.value === null ? 3 : 2;
  const note = stack(
    card.note === null ? [] : wrapText(card.note, room.inner, noteLines, measure, fonts.small),
    y + 18,
    14.5,
  );
  y = note[note.length - 1]?.y ?? y;

  const target = layoutTarget(card, y + 10, room);
  y = target?.text.y ?? y;
  return { width, height: Math.round(y + 12), padX, name, ...figures.parts, bar, note, target };
}

const stack = (lines: readonly string[], firstY: number, step: number): readonly CardText[] =>
  lines.map((text, index) => ({ text, y: firstY + index * step }));

type Figures = Pick<CardParts, 'value' | 'change' | 'spark'>;

/** The sparkline gives way to a long change: it gets narrower, then moves up; a long value leaves no room for it. */
function layoutFigures(card: TreeCard, top: number, room: Room): { parts: Figures; bottom: number } {
  if (card.value === null) return { parts: { value: null, change: null, spark: null }, bottom: top };
  const { inner, measure } = room;
  const changeText = card.change === null ? null : ellipsize(card.change.text, inner, measure, fonts.change);
  const left = inner - 8 - (changeText === null ? 0 : measure(changeText, fonts.change));
  const sitsLow = changeText !== null && left >= narrowestSpark;
  const width = sitsLow ? Math.min(widestSpark, left) : widestSpark;
  const hasSpark = card.spark.some((each) => each !== null);
  const beside = hasSpark ? fitWhole(card.value, card.unit, inner - width - 8, measure) : null;
  const value = { ...(beside ?? fitValue(card.value, card.unit, room)), y: top + 27 };
  const box = sitsLow ? { y: top + 21, height: 26 } : { y: top + 11, height: 18 };
  const spark = beside === null ? null : { x: padX + inner - width, width, ...box };
  const change = changeText === null ? null : { text: changeText, y: top + 45 };
  return { parts: { value, change, spark }, bottom: change === null ? top + 31 : top + 48 };
}

interface SizedValue {
  readonly text: string;
  readonly unit: string;
  readonly size: number;
}

const unitGap = 4;

/** Value and unit, whole, in the largest of three sizes that fits; null where none does. */
function fitWhole(text: string, unit: string, width: number, measure: MeasureText): SizedValue | null {
  const unitWidth = unit === '' ? 0 : unitGap + measure(unit, fonts.unit);
  const size = [21, 17, 14].find((each) => measure(text, { size: each, weight: 620 }) + unitWidth <= width);
  return size === undefined ? null : { text, unit, size };
}

function fitValue(text: string, unit: string, { inner, measure }: Room): SizedValue {
  const whole = fitWhole(text, unit, inner, measure);
  if (whole !== null) return whole;
  const widthAt = (size: number): number => measure(text, { size, weight: 620 });
  const size = [17, 14, 11].find((each) => widthAt(each) <= inner - 28) ?? 11;
  const left = inner - widthAt(size) - unitGap;
  if (left >= 20) return { text, unit: ellipsize(unit, left, measure, fonts.unit), size };
  return { text: ellipsize(text, inner, measure, { size, weight: 620 }), unit: '', size };
}

function layoutTarget(card: TreeCard, lineY: number, { inner, measure }: Room): CardParts['target'] {
  if (card.target === null) return null;
  const status = ellipsize(card.target.statusText, inner * 0.5, measure, fonts.small);
  const left = inner - measure(status, fonts.small) - 8;
  return { lineY, text: { text: ellipsize(card.target.text, left, measure, fonts.small), y: lineY + 17 }, status };
}
