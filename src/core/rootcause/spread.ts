import type { Scores } from '#core/rootcause/evidence.ts';

/** The median of the square of a standard normal number. */
export const medianOfChiSquare = 0.4549364231195724;

/** What a handful of scores differ by may be the very change that is looked for. */
export const leastCount = 4;

/**
 * The variance τ² beyond chance at which the median of d² / (1/V + τ²) is that of a squared normal number, d = U/V.
 *
 * The median is weighted by what each score says of τ², 1 / (1/V + τ²)²: many small scores, whose own chance is neither
 * small nor normal, do not drown the few large ones. Half and its standard error must lie within: noise taken for too
 * small raises alarms.
 *
 * Shapes   u, v: scores and their variances, same order; those with v = 0 say nothing.
 * Units    squared effect (log odds squared for a ratio); never under 0, 0 for fewer than four scores, `most` where it is
 * larger. Precise to 1 %.
 *
 * Cost     O(n) for each of some eight steps.
 */
export function spreadBeyondChance(u: Float64Array, v: Float64Array, most = Number.POSITIVE_INFINITY): number {
  const changes = changesOf(u, v);
  if (changes.squares.length < leastCount) return 0;
  const shareAt = (spread: number): number => shareBelow(changes, spread) - 0.5;
  if (shareAt(0) >= 0) return 0;
  if (Number.isFinite(most) && shareAt(most) < 0) return most;
  let high = Math.min(most, guessSpread(changes));
  let above = shareAt(high);
  let [low, below] = [high, above];
  while (below >= 0 && low > leastSpread)
    [high, above, low, below] = [low, below, low / widening, shareAt(low / widening)];
  while (above < 0) [low, below, high, above] = [high, above, high * widening, shareAt(high * widening)];
  return narrowDown(shareAt, { low, below, high, above });
}

const leastSpread = 1e-12;
const widening = 4;
const precise = Math.log(1.01);

/** Where the share crosses ½, by secants on the logarithm that take off a tenth of the interval at least. */
function narrowDown(
  shareAt: (spread: number) => number,
  from: Record<'low' | 'below' | 'high' | 'above', number>,
): number {
  let { low, below, high, above } = from;
  for (let width = Math.log(high / low); width > precise; width = Math.log(high / low)) {
    const at = Math.min(0.9, Math.max(0.1, -below / (above - below)));
    const nudge = at < 0.5 ? precise / 3 : -precise / 3;
    const middle = low * Math.exp(at * width + nudge);
    const share = shareAt(middle);
    if (share < 0) [low, below] = [middle, share];
    else [high, above] = [middle, share];
  }
  return high;
}

/** How many scores of equal weight would say as much as these. */
export function effectiveCount(v: Float64Array): number {
  let sum = 0;
  let squares = 0;
  for (const information of v) {
    const weight = information * information;
    sum += weight;
    squares += weight * weight;
  }
  return squares > 0 ? (sum * sum) / squares : 0;
}

/** By the mean square. Source: R. DerSimonian and N. Laird (1986), Control. Clin. Trials 7, 177–188. */
function guessSpread({ squares, chance }: Changes): number {
  let [surplus, sum, sumSquares] = [1 - squares.length, 0, 0];
  for (let i = 0; i < squares.length; i++) {
    const information = 1 / (chance[i] ?? 1);
    surplus += (squares[i] ?? 0) * information;
    sum += information;
    sumSquares += information * information;
  }
  const known = sum - sumSquares / sum;
  return surplus > 0 && known > 0 ? surplus / known : squares.length / sum;
}

interface Changes {
  readonly squares: Float64Array;
  readonly chance: Float64Array;
}

/** d² and 1/V of the scores that say something. */
function changesOf(u: Float64Array, v: Float64Array): Changes {
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
function shareBelow({ squares, chance }: Changes, spread: number): number {
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
