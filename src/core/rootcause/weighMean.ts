import { type EvidenceSource, keepOpen, scoreEffect } from '#core/rootcause/evidence.ts';
import { dampScores, spreadBeyondChance } from '#core/rootcause/spread.ts';
import type { Scores } from '#core/rootcause/weighRatio.ts';

/** Count, sum and sum of squares of a value in every leaf, in the baseline (0) and in the current period (1). */
export interface MeanLeaves {
  readonly n0: Float64Array;
  readonly sum0: Float64Array;
  readonly squares0: Float64Array;
  readonly n1: Float64Array;
  readonly sum1: Float64Array;
  readonly squares1: Float64Array;
}

const unequalParts = 0.8;

/**
 * Evidence of a mean: the difference of the two means inside every leaf, against the variance pooled within leaves.
 *
 * Units    effects are differences, in the unit of the value.
 * Cost     O(leaves), once.
 */
export function weighMean(leaves: MeanLeaves): EvidenceSource {
  const { u, v } = meanScores(leaves);
  dampScores(u, v, spreadBeyondChance(u, v));
  return {
    patience: unequalParts,
    oneByOne: false,
    weigh: (open) => {
      const [keptU, keptV] = [u.slice(), v.slice()];
      keepOpen(open, keptU, keptV);
      return { kind: 'score', u: keptU, v: keptV };
    },
    effectOf: (of, evidence) => scoreEffect('difference', of, evidence),
  };
}

/** U = the difference of the means in units of the pooled variance, and its variance; 0 where a period has no value. */
export function meanScores(leaves: MeanLeaves): Scores {
  const { n0, sum0, n1, sum1 } = leaves;
  const variance = varianceWithin(leaves);
  const u = new Float64Array(n0.length);
  const v = new Float64Array(n0.length);
  for (let i = 0; i < u.length; i++) {
    const [before, after] = [n0[i] ?? 0, n1[i] ?? 0];
    if (before <= 0 || after <= 0 || variance <= 0) continue;
    const information = (before * after) / (before + after) / variance;
    u[i] = information * ((sum1[i] ?? 0) / after - (sum0[i] ?? 0) / before);
    v[i] = information;
  }
  return { u, v };
}

/** Pooled over leaves and periods; 0 where no leaf holds two values that differ. */
function varianceWithin({ n0, sum0, squares0, n1, sum1, squares1 }: MeanLeaves): number {
  let squares = 0;
  let freedom = 0;
  for (let i = 0; i < n0.length; i++) {
    for (const [n, total, square] of [
      [n0[i] ?? 0, sum0[i] ?? 0, squares0[i] ?? 0],
      [n1[i] ?? 0, sum1[i] ?? 0, squares1[i] ?? 0],
    ] as const) {
      if (n <= 1) continue;
      squares += Math.max(0, square - (total * total) / n);
      freedom += n - 1;
    }
  }
  return freedom > 0 ? squares / freedom : 0;
}
