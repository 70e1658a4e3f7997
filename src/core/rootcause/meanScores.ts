import type { Scores } from '#core/rootcause/evidence.ts';

/** Count, sum and sum of squares of a value in every leaf, in the baseline (0) and in the current period (1). */
export interface MeanLeaves {
  readonly n0: Float64Array;
  readonly sum0: Float64Array;
  readonly squares0: Float64Array;
  readonly n1: Float64Array;
  readonly sum1: Float64Array;
  readonly squares1: Float64Array;
}

/**
 * Evidence of a mean: U = the difference of the means inside a leaf in units of the variance pooled within leaves, and
 * its variance; 0 where a period has no value.
 *
 * Units    effects U ÷ V are differences, in the unit of the value.
 * Cost     O(leaves).
 */
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
