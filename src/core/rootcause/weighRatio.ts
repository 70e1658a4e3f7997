import { type EvidenceSource, keepOpen, scoreEffect } from '#core/rootcause/evidence.ts';
import { dampScores, spreadBeyondChance } from '#core/rootcause/spread.ts';

/** Successes x of n trials of every leaf in the baseline (0) and in the current period (1). */
export interface RatioLeaves {
  readonly x0: Float64Array;
  readonly n0: Float64Array;
  readonly x1: Float64Array;
  readonly n1: Float64Array;
}

export interface Scores {
  readonly u: Float64Array;
  readonly v: Float64Array;
}

const mostSpread = 0.25;
const unequalParts = 0.8;

/**
 * Evidence of a ratio: Cochran–Mantel–Haenszel inside every leaf, so that shifts of the mix cancel.
 *
 * Units    effects are log odds ratios, current against baseline.
 * Cost     O(leaves), once.
 * Source   N. Mantel and W. Haenszel (1959), J. Natl Cancer Inst. 22, 719–748.
 */
export function weighRatio(leaves: RatioLeaves): EvidenceSource {
  const { u, v } = dampedRatioScores(leaves);
  return {
    patience: unequalParts,
    oneByOne: false,
    weigh: (open) => {
      const [keptU, keptV] = [u.slice(), v.slice()];
      keepOpen(open, keptU, keptV);
      return { kind: 'score', u: keptU, v: keptV };
    },
    effectOf: (of, evidence) => scoreEffect('log-odds', of, evidence),
  };
}

/** U and V of every leaf, with the spread of the median leaf beyond chance taken into V. */
export function dampedRatioScores(leaves: RatioLeaves): Scores {
  const { u, v } = ratioScores(leaves);
  dampScores(u, v, Math.min(mostSpread, spreadBeyondChance(u, v)));
  return { u, v };
}

/** U = x₁ − n₁m/T and its hypergeometric variance; 0 where a period has no trials. */
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
