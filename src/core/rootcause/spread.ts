import type { Scores } from '#core/rootcause/evidence.ts';

/** The median of the square of a standard normal number. */
export const medianOfChiSquare = 0.4549364231195724;

/**
 * The variance τ² beyond chance at which the median of d² / (1/V + τ²) is that of a squared normal number, d = U/V.
 *
 * The median is weighted by what each score says of τ², 1 / (1/V + τ²)²: many small scores, whose own chance is neither
 * small nor normal, do not drown the few large ones. Half and its standard error must lie within: noise taken for too
 * small raises alarms.
 *
 * Shapes   u, v: scores and their variances, same order; those with v = 0 say nothing.
 * Units    squared effect (log odds squared for a ratio); never under 0, 0 for no scores.
 * Precise to 1 %.
 *
 * Cost     O(n) for each of some 15 steps.
 */
export function spreadBeyondChance(u: Float64Array, v: Float64Array): number {
  const { squares, chance } = changesOf(u, v);
  if (shareBelow(squares, chance, 0) >= 0.5) return 0;
  let high = squares.reduce((most, square) => Math.max(most, square), 0) / medianOfChiSquare;
  let low = high;
  do {
    high = low;
    low = high / 8;
  } while (low > leastSpread && shareBelow(squares, chance, low) >= 0.5);
  while (high > 1.01 * low) {
    const middle = Math.sqrt(low * high);
    if (shareBelow(squares, chance, middle) < 0.5) low = middle;
    else high = middle;
  }
  return high;
}

const leastSpread = 1e-12;

/** d² and 1/V of the scores that say something. */
function changesOf(u: Float64Array, v: Float64Array) {
  const [squares, chance] = [new Float64Array(u.length), new Float64Array(u.length)];
  let count = 0;
  for (let i = 0; i < u.length; i++) {
    const information = v[i] ?? 0;
    if (information <= 0) continue;
    squares[count] = ((u[i] ?? 0) / information) ** 2;
    chance[count++] = 1 / information;
  }
  return { squares: squares.subarray(0, count), chance: chance.subarray(0, count) };
}

/** The share of the scores, by weight and less its standard error, that lie under what τ² lets half of them be. */
function shareBelow(squares: Float64Array, chance: Float64Array, spread: number): number {
  let [below, total, weights] = [0, 0, 0];
  for (let i = 0; i < squares.length; i++) {
    const variance = (chance[i] ?? 0) + spread;
    const weight = 1 / (variance * variance);
    total += weight;
    weights += weight * weight;
    below += (squares[i] ?? 0) <= medianOfChiSquare * variance ? weight : 0;
  }
  return total > 0 ? (below - Math.sqrt(weights) / 2) / total : 1;
}

/** Scores with their variance widened by τ²: U / (1 + τ²V) and V / (1 + τ²V). */
export function damp({ u, v }: Scores, spread: number): Scores {
  const damped = { u: new Float64Array(u.length), v: new Float64Array(v.length) };
  for (let i = 0; i < u.length; i++) {
    const shrink = 1 / (1 + spread * (v[i] ?? 0));
    damped.u[i] = (u[i] ?? 0) * shrink;
    damped.v[i] = (v[i] ?? 0) * shrink;
  }
  return damped;
}
