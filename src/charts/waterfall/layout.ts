import { scaleLinear } from 'd3-scale';
import { durationTicks } from '../shared/durationTicks.ts';
import type { FontSpec, MeasureText } from '../shared/measure.ts';
import { round } from '../shared/round.ts';
import type { Tone } from '../shared/tone.ts';
import { ellipsize } from '../shared/wrapText.ts';
import { foldSmallest, type WaterfallItem } from './foldSmallest.ts';

export interface WaterfallTotal {
  readonly label: string;
  readonly value: number;
  readonly text: string;
}

export interface WaterfallInput {
  readonly baseline: WaterfallTotal;
  readonly current: WaterfallTotal;
  readonly items: readonly WaterfallItem[];
  readonly formatChange: (value: number) => string;
  readonly toneOf: (value: number) => Tone;
  readonly formatTick: (value: number) => string;
  /** Of values in seconds, which have steps of their own. */
  readonly isDuration?: boolean;
  readonly othersLabel: (count: number) => string;
}

export interface WaterfallSize {
  readonly width: number;
  readonly rowHeight: number;
}

interface Row {
  readonly id: string;
  readonly label: string;
  /** Whole, where `label` had to be cut. */
  readonly fullLabel: string;
  readonly text: string;
  readonly y: number;
  readonly textX: number;
}

export type WaterfallRow =
  | (Row & {
      readonly kind: 'total';
      readonly at: number;
      readonly bar: { readonly x: number; readonly width: number } | null;
    })
  | (Row & {
      readonly kind: 'change';
      readonly tone: Tone;
      readonly x: number;
      readonly width: number;
      readonly isOthers: boolean;
    });

export interface WaterfallScene {
  readonly width: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly rows: readonly WaterfallRow[];
  /** From one running total to the next row. */
  readonly connectors: readonly { readonly x: number; readonly y1: number; readonly y2: number }[];
  readonly axis: {
    readonly y: number;
    readonly x1: number;
    readonly x2: number;
    readonly ticks: readonly { readonly x: number; readonly text: string }[];
    /** True: it starts elsewhere than at zero, so totals are marks and the break is drawn. */
    readonly broken: boolean;
  };
}

const textFont = { size: 12, weight: 600 } as const;
const labelFont = { size: 12, weight: 400 } as const;
const tickFont = { size: 11, weight: 400 } as const;
const axisHeight = 24;
const othersId = '…others';

/**
 * Baseline, at most ten changes, current; each change starts where the last one ended.
 *
 * Shapes   rows top to bottom; the smallest changes beyond nine are one row of others, so that rows sum to the change.
 * Units    px. The axis starts at zero where the changes then still show, else it is broken.
 */
export function layoutWaterfall(input: WaterfallInput, size: WaterfallSize, measure: MeasureText): WaterfallScene {
  const { width, rowHeight } = size;
  const items = foldSmallest(input.items, 10, { id: othersId, label: input.othersLabel });
  const totals = [input.baseline, input.current];
  const texts = [...totals.map((each) => each.text), ...items.map((item) => input.formatChange(item.value))];
  const widest = (all: readonly string[], font: FontSpec): number =>
    Math.max(0, ...all.map((text) => measure(text, font)));
  const labels = items.map((item) => item.label);
  const totalLabels = totals.map((each) => each.label);
  const labelWidth = Math.min(Math.max(widest(labels, labelFont), widest(totalLabels, textFont)) + 2, width * 0.4);
  const left = labelWidth + 14;
  const right = Math.max(left + 40, width - widest(texts, textFont) - 12);
  const runs = runningTotals(input.baseline.value, items);
  const { domain, broken } = chooseDomain([...runs, input.current.value]);
  const scale = scaleLinear()
    .domain(domain)
    .range([left + (broken ? 16 : 0), right]);
  const rowY = (index: number): number => index * rowHeight;
  const total = (id: string, given: WaterfallTotal, index: number): WaterfallRow => {
    const at = round(scale(given.value));
    const zero = round(scale(0));
    const bar = broken ? null : { x: Math.min(zero, at), width: round(Math.abs(at - zero)) };
    const textX = Math.max(at, bar === null ? at : bar.x + bar.width) + 7;
    return {
      kind: 'total',
      id,
      ...cut(given.label, labelWidth, measure, textFont),
      text: given.text,
      y: rowY(index),
      textX,
      at,
      bar,
    };
  };
  const changes = items.map((item, index): WaterfallRow => {
    const ends = [scale(runs[index] ?? 0), scale(runs[index + 1] ?? 0)];
    const x = round(Math.min(...ends));
    const barWidth = item.value === 0 ? 1 : round(Math.max(2, Math.max(...ends) - x));
    return {
      kind: 'change',
      id: item.id,
      ...cut(item.label, labelWidth, measure, labelFont),
      text: input.formatChange(item.value),
      tone: input.toneOf(item.value),
      y: rowY(index + 1),
      x,
      width: barWidth,
      textX: x + barWidth + 7,
      isOthers: item.id === othersId,
    };
  });
  const rows = [total('baseline', input.baseline, 0), ...changes, total('current', input.current, items.length + 1)];
  const axisY = rows.length * rowHeight + 4;
  return {
    width,
    height: axisY + axisHeight,
    rowHeight,
    rows,
    connectors: runs.map((run, index) => ({
      x: round(scale(run)),
      y1: round(rowY(index) + rowHeight / 2),
      y2: round(rowY(index + 1) + rowHeight / 2),
    })),
    axis: { y: axisY, x1: left, x2: right, broken, ticks: chooseTicks(scale, input, measure) },
  };
}

function cut(text: string, width: number, measure: MeasureText, font: FontSpec): { label: string; fullLabel: string } {
  return { label: ellipsize(text, width, measure, font), fullLabel: text };
}

/** One more than items: where each row starts, and where the last one ends. */
function runningTotals(from: number, items: readonly WaterfallItem[]): readonly number[] {
  let run = from;
  return [from, ...items.map((item) => (run += item.value))];
}

/** Below this, numbers are zero to a picture. */
const leastSize = 1e-290;

/** Zero is part of the picture while the changes still take a fifth of it. */
function chooseDomain(values: readonly number[]): { domain: [number, number]; broken: boolean } {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const span = high - low;
  const withZero: [number, number] = [Math.min(0, low), Math.max(0, high)];
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (size < leastSize) return { domain: [0, 1], broken: false };
  if (span >= (withZero[1] - withZero[0]) * 0.2) return { domain: withZero, broken: false };
  // Closer together than doubles tell apart there is no scale to draw.
  const air = span <= size * 1e-12 ? size * 0.05 : span * 0.12;
  return { domain: [low - air, high + air], broken: true };
}

type Scale = ReturnType<typeof scaleLinear<number, number>>;

interface Tick {
  readonly x: number;
  readonly text: string;
}

/** As many as stand apart, at most six; the two outer ones of a few where no regular choice does; one at worst. */
function chooseTicks(
  scale: Scale,
  { formatTick, isDuration = false }: Pick<WaterfallInput, 'formatTick' | 'isDuration'>,
  measure: MeasureText,
): readonly Tick[] {
  const valuesOf = (count: number): readonly number[] => {
    const [low = 0, high = 0] = scale.domain();
    return (isDuration ? durationTicks([low, high], count) : null) ?? scale.ticks(count);
  };
  const ticks = (count: number): readonly Tick[] =>
    valuesOf(count).map((value) => ({ x: round(scale(value)), text: formatTick(value) }));
  const half = (tick: Tick): number => measure(tick.text, tickFont) / 2;
  const apart = (tick: Tick, index: number, all: readonly Tick[]): boolean => {
    const before = all[index - 1];
    return before === undefined || (before.text !== tick.text && tick.x - half(tick) >= before.x + half(before) + 8);
  };
  const regular = [5, 4, 3, 2].map(ticks);
  const outer = regular.map((all) => [all[0], all[all.length - 1]].flatMap((tick) => tick ?? []));
  const chosen = [...regular, ...outer].find((all) => all.length > 1 && all.every(apart));
  return chosen ?? ticks(3).slice(0, 1);
}
