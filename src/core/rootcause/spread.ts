/** The median of the square of a standard normal number. */
export const medianOfChiSquare = 0.4549364231195724;

/** What a handful of scores differ by may be the very change that is looked for. */
const leastCount = 4;

/**
 * The variance τ² beyond chance at which the median of d² / (1/V + τ²) is that of a squared normal number, d = U/V.
 *
 * The median is weighted by what each score says of τ², 1 / (1/V + τ²)²: many small scores, whose own chance is neither
 * small nor normal, do not drown the few large ones. Half and its standard error must lie within: noise taken for too
 * small raises alarms.
 *
 * Shapes   u, v: scores and their variances, same order; those with v = 0 say nothing.
 * Units    squared effect (log odds squared for a ratio); never under 0; 0 where fewer than four scores, by weight, have a say.
 * Cost     O(n) for each of 30 halvings.
 */
export function spreadBeyondChance(u: Float64Array, v: Float64Array): number {
  if (effectiveCount(v) < leastCount || shareBelow(u, v, 0) >= 0.5) return 0;
  let low = 0;
  let high = 0;
  for (let i = 0; i < u.length; i++) if ((v[i] ?? 0) > 0) high = Math.max(high, ((u[i] ?? 0) / (v[i] ?? 1)) ** 2);
  high /= medianOfChiSquare;
  for (let step = 0; step < 30; step++) {
    const middle = (low + high) / 2;
    if (shareBelow(u, v, middle) < 0.5) low = middle;
    else high = middle;
  }
  return high;
}

/** How many scores of equal weight would say as much as these. */
function effectiveCount(v: Float64Array): number {
  let sum = 0;
  let squares = 0;
  for (const information of v) {
    const weight = information * information;
    sum += weight;
    squares += weight * weight;
  }
  return squares > 0 ? (sum * sum) / squares : 0;
}

/** The share of the scores, by weight and less its standard error, that lie under what τ² lets half of them be. */
function shareBelow(u: Float64Array, v: Float64Array, spread: number): number {
  let below = 0;
  let total = 0;
  let squares = 0;
  for (let i = 0; i < u.length; i++) {
    const information = v[i] ?? 0;
    if (information <= 0) continue;
    const variance = 1 / information + spread;
    const weight = 1 / (variance * variance);
    total += weight;
    squares += weight * weight;
    if (((u[i] ?? 0) / information) ** 2 <= medianOfChiSquare * variance) below += weight;
  }
  return total > 0 ? (below - Math.sqrt(squares) / 2) / total : 1;
}

/** Scores with their variance widened by τ²: U / (1 + τ²V) and V / (1 + τ²V), in place. */
export function dampScores(u: Float64Array, v: Float64Array, spread: number): void {
  for (let i = 0; i < u.length; i++) {
    const shrink = 1 / (1 + spread * (v[i] ?? 0));
    u[i] = (u[i] ?? 0) * shrink;
    v[i] = (v[i] ?? 0) * shrink;
  }
}
