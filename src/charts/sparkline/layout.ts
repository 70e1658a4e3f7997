import { round } from '../shared/round.ts';

export interface SparklineScene {
  /** SVG path; a gap where a value is missing, a point (`h0` under a round cap) between two gaps. */
  readonly path: string;
  /** The last value present. */
  readonly end: { readonly x: number; readonly y: number } | null;
}

/**
 * A line without axes, filling a box.
 *
 * Shapes   values in order of time, null = missing.
 * Units    px; a flat line stands in the middle.
 * Cost     O(n).
 */
export function layoutSparkline(values: readonly (number | null)[], width: number, height: number): SparklineScene {
  const present = values.filter((value) => value !== null);
  if (present.length === 0) return { path: '', end: null };
  const low = present.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = present.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const inset = 3;
  const x = (index: number): number =>
    round(values.length < 2 ? width - inset : inset + (index / (values.length - 1)) * (width - 2 * inset));
  const y = (value: number): number =>
    round(high === low ? height / 2 : inset + ((high - value) / (high - low)) * (height - 2 * inset));
  let path = '';
  let end: SparklineScene['end'] = null;
  let pen: 'up' | 'down' = 'up';
  values.forEach((value, index) => {
    if (value === null) {
      pen = 'up';
      return;
    }
    end = { x: x(index), y: y(value) };
    path += pen === 'up' ? `M${end.x},${end.y}h0` : `L${end.x},${end.y}`;
    pen = 'down';
  });
  return { path, end };
}
