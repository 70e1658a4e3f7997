import { medianInPlace } from '#core/rootcause/median.ts';

/** The median of the square of a standard normal number. */
const medianOfChiSquare = 0.4549364231195724;

/**
 * The variance τ² beyond chance at which the median of d² / (1/V + τ²) is that of a squared normal number, d = U/V.
 *
 * Shapes   u, v: scores and their variances, same order; those with v = 0 say nothing.
 * Units    squared effect (log odds squared for a ratio); never under 0, 0 for no scores.
 * Cost     O(n): the median condition is solved by one median of d² / 0.4549 − 1/V.
 */
export function spreadBeyondChance(u: Float64Array, v: Float64Array): number {
  const excess = new Float64Array(u.length);
  let count = 0;
  for (let i = 0; i < u.length; i++) {
    const variance = v[i] ?? 0;
    if (variance <= 0) continue;
    const effect = (u[i] ?? 0) / variance;
    excess[count++] = (effect * effect) / medianOfChiSquare - 1 / variance;
  }
  return count === 0 ? 0 : Math.max(0, medianInPlace(excess.subarray(0, count)));
}

/** Scores with their variance widened by τ²: U / (1 + τ²V) and V / (1 + τ²V), in place. */
export function dampScores(u: Float64Array, v: Float64Array, spread: number): void {
  for (let i = 0; i < u.length; i++) {
    const shrink = 1 / (1 + spread * (v[i] ?? 0));
    u[i] = (u[i] ?? 0) * shrink;
    v[i] = (v[i] ?? 0) * shrink;
  }
}
