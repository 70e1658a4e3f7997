import { round } from '../shared/round.ts';

export interface IntervalInput {
  readonly low: number;
  readonly high: number;
  /** The number that is held against it, or that it is of. */
  readonly at: number;
  /** Of an interval of a change: 0. Of limits: their centre. */
  readonly reference: number;
}

export interface IntervalScene {
  readonly bar: { readonly x: number; readonly width: number };
  readonly at: number;
  readonly reference: number;
  /** Where the name of the reference begins or ends, so that it stays inside. */
  readonly anchor: 'start' | 'middle' | 'end';
}

const air = 8;

/**
 * An interval with the number it belongs to, and what to hold them against, on one line.
 *
 * Shapes   everything lies within the width; a bar is never thinner than 2.
 * Units    px.
 */
export function layoutInterval({ low, high, at, reference }: IntervalInput, width: number): IntervalScene {
  const all = [low, high, at, reference];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const inside = Math.max(1, width - 2 * air);
  const x = (value: number): number =>
    round(most > least ? air + ((value - least) / (most - least)) * inside : air + inside / 2);
  const place = x(reference);
  return {
    bar: { x: x(low), width: round(Math.max(2, x(high) - x(low))) },
    at: x(at),
    reference: place,
    anchor: place < width * 0.2 ? 'start' : place > width * 0.8 ? 'end' : 'middle',
  };
}
