/** Half-open range of buckets by index: `from` is in, `to` is not. */
export interface BucketRange {
  readonly from: number;
  readonly to: number;
}

export type RangePart = 'start' | 'end' | 'body';

/**
 * A range after a drag of one of its parts by whole buckets.
 *
 * Shapes   never leaves 0 … count, never shorter than one bucket; moving the body keeps the length.
 */
export function dragRange(range: BucketRange, part: RangePart, by: number, count: number): BucketRange {
  const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
  if (part === 'start') return { from: clamp(range.from + by, 0, range.to - 1), to: range.to };
  if (part === 'end') return { from: range.from, to: clamp(range.to + by, range.from + 1, count) };
  const moved = clamp(by, -range.from, count - range.to);
  return { from: range.from + moved, to: range.to + moved };
}

export const sameRange = (a: BucketRange | null, b: BucketRange | null): boolean =>
  a?.from === b?.from && a?.to === b?.to;
