import { twoSided, z95 } from '#core/stats/normal.ts';

/** `hits` of `n`. */
export interface Proportion {
  readonly hits: number;
  readonly n: number;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson's score interval of one proportion. Anything from 0 to 1 where n is 0.
 *
 * Units    shares, 0 to 1. To allow for a spread σ times the binomial one, give z·σ.
 * Source   E. B. Wilson (1927), J. Am. Stat. Assoc. 22(158), 209–212.
 */
export function wilsonInterval({ hits, n }: Proportion, z: number = z95): Interval {
  if (n <= 0) return { low: 0, high: 1 };
  const zz = z * z;
  const middle = (2 * hits + zz) / (2 * (n + zz));
  const half = (z * Math.sqrt(zz + (4 * hits * (n - hits)) / n)) / (2 * (n + zz));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/**
 * Newcombe's hybrid score interval of a difference of proportions, `to − from`.
 *
 * Units    differences of shares, −1 to 1. To allow for a spread σ times the binomial one, give z·σ.
 * Source   R. G. Newcombe (1998), Statistics in Medicine 17, 873–890, method 10.
 */
export function newcombeInterval(from: Proportion, to: Proportion, z: number = z95): Interval {
  const [a, b] = [wilsonInterval(from, z), wilsonInterval(to, z)];
  const [before, after] = [shareOf(from), shareOf(to)];
  const difference = after - before;
  return {
    low: difference - Math.hypot(after - b.low, a.high - before),
    high: difference + Math.hypot(b.high - after, before - a.low),
  };
}

export interface ScoreTest {
  readonly z: number;
  /** Two-sided. */
  readonly p: number;
}

/**
 * Score test of two equal proportions: the pooled z, whose square is Pearson's chi-squared.
 *
 * Shapes   z has the sign of `to − from`; 0 where both are all or nothing, or one has no n.
 * Source   K. Pearson (1900); A. Agresti, An Introduction to Categorical Data Analysis, 2nd ed., 2.4.
 */
export function scoreTest(from: Proportion, to: Proportion, spread = 1): ScoreTest {
  const pooled = (from.hits + to.hits) / (from.n + to.n);
  const variance = pooled * (1 - pooled) * (1 / from.n + 1 / to.n);
  const isPlain = from.n > 0 && to.n > 0 && variance > 0;
  const z = isPlain ? (shareOf(to) - shareOf(from)) / (spread * Math.sqrt(variance)) : 0;
  return { z, p: twoSided(z) };
}

const shareOf = ({ hits, n }: Proportion): number => (n > 0 ? hits / n : 0);
