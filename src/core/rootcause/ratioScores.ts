import type { Scores } from '#core/rootcause/evidence.ts';

/** Successes x of n trials of every leaf in the baseline (0) and in the current period (1). */
export interface RatioLeaves {
  readonly x0: Float64Array;
  readonly n0: Float64Array;
  readonly x1: Float64Array;
  readonly n1: Float64Array;
}

/**
 * Evidence of a ratio: Cochran–Mantel–Haenszel inside every leaf, so that shifts of the mix cancel. U = x₁ − n₁m/T and its
 * hypergeometric variance; 0 where a period has no trials.
 *
 * Units    effects U ÷ V are log odds ratios, current against baseline.
 * Cost     O(leaves).
 * Source   N. Mantel and W. Haenszel (1959), J. Natl Cancer Inst. 22, 719–748.
 */
export function ratioScores({ x0, n0, x1, n1 }: RatioLeaves): Scores {
  const u = new Float64Array(x0.length);
  const v = new Float64Array(x0.length);
  for (let i = 0; i < u.length; i++) {
    const [before, after] = [n0[i] ?? 0, n1[i] ?? 0];
    const trials = before + after;
    if (before <= 0 || after <= 0 || trials <= 1) continue;
    const successes = (x0[i] ?? 0) + (x1[i] ?? 0);
    u[i] = (x1[i] ?? 0) - (after * successes) / trials;
    v[i] = Math.max(0, (after * before * successes * (trials - successes)) / (trials * trials * (trials - 1)));
  }
  return { u, v };
}
