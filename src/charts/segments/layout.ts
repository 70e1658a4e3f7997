import { round } from '../shared/round.ts';

export interface SegmentBarInput {
  readonly rate: number;
  readonly mix: number;
  /** The largest |rate| + |mix| of the table, so that rows compare. */
  readonly most: number;
}

export interface SegmentBarScene {
  readonly zero: number;
  readonly rate: { readonly x: number; readonly width: number };
  readonly mix: { readonly x: number; readonly width: number };
}

/**
 * Rate and mix stacked outwards from zero; opposite signs stand on opposite sides.
 *
 * Shapes   rate next to zero, mix beyond it where both point the same way.
 * Units    px; half the width is `most`.
 */
export function layoutSegmentBar({ rate, mix, most }: SegmentBarInput, width: number): SegmentBarScene {
  const half = width / 2;
  const length = (value: number): number => (most > 0 ? Math.min(1, Math.abs(value) / most) * half : 0);
  const put = (value: number, from: number): { x: number; width: number } => {
    const long = Math.min(length(value), half - from);
    return { x: round(value < 0 ? half - from - long : half + from), width: round(long) };
  };
  const sameSide = rate < 0 === mix < 0;
  return { zero: half, rate: put(rate, 0), mix: put(mix, sameSide ? length(rate) : 0) };
}
