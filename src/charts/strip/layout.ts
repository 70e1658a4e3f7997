import { scaleLinear } from 'd3-scale';
import { durationTicks } from '../shared/durationTicks.ts';
import type { MeasureText } from '../shared/measure.ts';
import { round } from '../shared/round.ts';
import type { Tone } from '../shared/tone.ts';
import type { Size } from '../shared/useSize.ts';
import { bandThrough, usualLimits } from './band.ts';
import { placeRangeLabels, type RangeLabel } from './placeRangeLabels.ts';
import type { BucketRange } from './range.ts';

export interface StripPoint {
  /** Under the axis, such as `28 Apr`. */
  readonly tick: string;
  /** In the read-out, such as `28 Apr – 4 May`. */
  readonly name: string;
  /** Null: missing. */
  readonly value: number | null;
  /** The value in words, or why there is none. */
  readonly text: string;
  /** Old enough for its conversations to have been resolved. */
  readonly mature: boolean;
  /** Its normal variation; null where it is not known. */
  readonly limits: { readonly low: number; readonly high: number } | null;
  readonly signal: StripSignal | null;
}

/** What its normal variation does not explain: a point by itself, or as one of several. */
export interface StripSignal {
  readonly look: 'outside' | 'pattern';
  readonly side: 'above' | 'below';
  readonly tone: Tone;
  /** For people: "below its normal variation". */
  readonly text: string;
}

export interface StripInput {
  /** One per bucket, oldest first. */
  readonly points: readonly StripPoint[];
  readonly target: number | null;
  /** Values that the unit can't go beyond: 0 and 1 of a share. */
  readonly bounds: readonly [number, number] | null;
  readonly baseline: BucketRange | null;
  readonly current: BucketRange | null;
  /** Where the periods begin and end within their buckets, in fractions of one; absent: with the buckets. */
  readonly exact?: Readonly<Record<StripRange['which'], BucketRange | null>>;
  readonly formatTick: (value: number) => string;
  /** Of values in seconds, which have steps of their own. */
  readonly isDuration?: boolean;
  readonly words: { readonly baseline: string; readonly current: string; readonly target: string };
}

export interface StripDot {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly look: 'usual' | 'immature' | StripSignal['look'];
  readonly side: StripSignal['side'];
  readonly tone: Tone;
}

export interface StripRange {
  readonly which: 'baseline' | 'current';
  readonly range: BucketRange;
  readonly x: number;
  readonly width: number;
}

export interface StripScene {
  readonly width: number;
  readonly height: number;
  readonly plot: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** Width of one bucket. */
  readonly step: number;
  readonly line: string;
  readonly dots: readonly StripDot[];
  readonly yTicks: readonly { readonly y: number; readonly text: string }[];
  readonly xTicks: readonly { readonly x: number; readonly text: string }[];
  /** Outline of the normal variation, bucket by bucket; empty where it is not known. */
  readonly band: string;
  readonly target: { readonly y: number; readonly labelY: number } | null;
  /** Runs of immature buckets. */
  readonly immature: readonly { readonly x: number; readonly width: number }[];
  readonly ranges: readonly StripRange[];
  readonly rangeLabels: readonly RangeLabel[];
}

const tickFont = { size: 11, weight: 400 } as const;
const top = 20;
const bottom = 22;
/** A day among years of months can still be seen. */
const narrowest = 3;

/**
 * A series over buckets of equal width, with the two periods compared.
 *
 * Shapes   dots and line skip missing buckets; tick texts never touch.
 * Units    px.
 * Cost     O(n).
 */
export function layoutStrip(input: StripInput, size: Size, measure: MeasureText): StripScene {
  const { points } = input;
  const domain = valueDomain(input);
  const y = scaleLinear()
    .domain(domain)
    .range([size.height - bottom - 6, top + 8]);
  const ticks = (input.isDuration === true ? durationTicks(domain, 3) : null) ?? y.ticks(3);
  const yTicks = ticks.map((value) => ({ y: round(y(value)), text: input.formatTick(value) }));
  const widest = Math.max(...yTicks.map((tick) => measure(tick.text, tickFont)), 0);
  const target = input.target === null ? null : { y: round(y(input.target)), labelY: round(y(input.target)) - 5 };
  const left = Math.round(widest + 22);
  const plot = { x: left, y: top, width: Math.max(10, size.width - left - 14), height: size.height - top - bottom };
  const step = plot.width / Math.max(1, points.length);
  const span = (range: BucketRange): { x: number; width: number } => ({
    x: round(left + range.from * step),
    width: round((range.to - range.from) * step),
  });
  const ranges = rangesOf(input, span);
  const middle = (index: number): number => round(left + (index + 0.5) * step);
  const dots = points.flatMap((point, index): StripDot[] =>
    point.value === null ? [] : [{ index, x: middle(index), y: round(y(point.value)), ...lookOf(point) }],
  );
  return {
    ...size,
    plot,
    step,
    line: lineThrough(dots),
    dots,
    yTicks,
    xTicks: thinTicks(points, middle, size.width, measure),
    band: bandThrough(points, { x: left, step, y: (value) => y(value), plot }),
    target,
    immature: immatureRuns(points).map(span),
    ranges,
    rangeLabels: placeRangeLabels(ranges, input.words, plot, measure),
  };
}

function valueDomain({ points, target, bounds }: StripInput): [number, number] {
  const values = points.flatMap((point) => (point.value === null ? [] : [point.value]));
  const all = [...values, ...(target === null ? [] : [target]), ...usualLimits(points)];
  if (all.length === 0) return [0, 1];
  const low = Math.min(...all);
  const high = Math.max(...all);
  const flat = bounds === null ? Math.max(Math.abs(high) * 0.1, 1) : (bounds[1] - bounds[0]) * 0.05;
  const air = high === low ? flat : (high - low) * 0.06;
  const [least, most] = bounds ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return [Math.max(least, low - air), Math.min(most, high + air)];
}

type Span = (range: BucketRange) => { x: number; width: number };

function rangesOf({ baseline, current, exact, points }: StripInput, span: Span): readonly StripRange[] {
  const within = (range: BucketRange | null): BucketRange | null => {
    if (range === null) return null;
    const cut = { from: Math.max(0, range.from), to: Math.min(points.length, range.to) };
    return cut.to > cut.from ? cut : null;
  };
  const put = (which: StripRange['which'], given: BucketRange | null): StripRange[] => {
    const range = within(given);
    if (range === null) return [];
    const { x, width } = span(within(exact?.[which] ?? null) ?? range);
    return [{ which, range, x, width: Math.max(narrowest, width) }];
  };
  return [...put('baseline', baseline), ...put('current', current)];
}

function lookOf({ mature, signal }: StripPoint): Pick<StripDot, 'look' | 'side' | 'tone'> {
  if (!mature) return { look: 'immature', side: 'above', tone: 'flat' };
  return signal ?? { look: 'usual', side: 'above', tone: 'flat' };
}

/** Broken where a bucket has no value. */
function lineThrough(dots: readonly StripDot[]): string {
  return dots
    .map((dot, at) => `${at > 0 && dots[at - 1]?.index === dot.index - 1 ? 'L' : 'M'}${dot.x},${dot.y}`)
    .join('');
}

function immatureRuns(points: readonly StripPoint[]): readonly BucketRange[] {
  const runs: BucketRange[] = [];
  points.forEach((point, index) => {
    if (point.mature) return;
    const last = runs[runs.length - 1];
    if (last?.to === index) runs[runs.length - 1] = { from: last.from, to: index + 1 };
    else runs.push({ from: index, to: index + 1 });
  });
  return runs;
}

function thinTicks(
  points: readonly StripPoint[],
  middle: (index: number) => number,
  width: number,
  measure: MeasureText,
): StripScene['xTicks'] {
  const widest = Math.max(...points.map((point) => measure(point.tick, tickFont)), 1);
  const step = middle(1) - middle(0);
  const every = [1, 2, 4, 8, 13, 26, 52].find((count) => count * step >= widest + 16) ?? points.length;
  return points.flatMap((point, index) => {
    if (index % every !== 0) return [];
    const half = measure(point.tick, tickFont) / 2;
    return [{ x: round(Math.min(width - half - 2, Math.max(half + 2, middle(index)))), text: point.tick }];
  });
}
