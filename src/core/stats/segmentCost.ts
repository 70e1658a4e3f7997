/** One value with its weight: 1 for a plain daily number, the denominator for a rate. */
export interface Weighted {
  readonly value: number;
  readonly weight: number;
}

/** Cost of the stretch from `from` up to, not including, `to`. */
export type SegmentCost = (from: number, to: number) => number;

/**
 * Weighted sum of squares of a stretch around its own mean (L2), for any stretch.
 *
 * Shapes   never negative; 0 for a stretch without weight.
 * Cost     O(points) once, then O(1).
 */
export function segmentCost(points: readonly Weighted[]): SegmentCost {
  const centre = weightedMean(points);
  const weights = new Float64Array(points.length + 1);
  const sums = new Float64Array(points.length + 1);
  const squares = new Float64Array(points.length + 1);
  points.forEach(({ value, weight }, at) => {
    const off = weight > 0 ? value - centre : 0;
    weights[at + 1] = (weights[at] ?? 0) + weight;
    sums[at + 1] = (sums[at] ?? 0) + weight * off;
    squares[at + 1] = (squares[at] ?? 0) + weight * off * off;
  });
  const between = (totals: Float64Array, from: number, to: number) => (totals[to] ?? 0) - (totals[from] ?? 0);
  return (from, to) => {
    const weight = between(weights, from, to);
    if (weight <= 0) return 0;
    return Math.max(0, between(squares, from, to) - between(sums, from, to) ** 2 / weight);
  };
}

/** NaN where nothing has weight. */
export function weightedMean(points: readonly Weighted[]): number {
  let total = 0;
  let weights = 0;
  for (const { value, weight } of points) {
    if (weight <= 0) continue;
    total += weight * value;
    weights += weight;
  }
  return total / weights;
}
