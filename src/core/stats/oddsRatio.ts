/** Successes x of n trials in two periods: one stratum. */
export interface TwoByTwo {
  readonly x0: number;
  readonly n0: number;
  readonly x1: number;
  readonly n1: number;
}

export interface LogOdds {
  readonly value: number;
  readonly variance: number;
}

/**
 * The odds ratio that strata have in common, current against baseline: Mantel and Haenszel's, with the variance of its
 * logarithm by Robins, Breslow and Greenland, which holds for few large strata and for many small ones.
 *
 * Shapes   where no stratum has a success and a failure to set against each other one way round, so that the ratio would
 *          be 0 or without end, that of the strata together with half a row more in each of the four cells.
 *          Null where a period has no trials.
 * Units    natural logarithm of the odds ratio, and its variance.
 * Cost     O(strata).
 * Source   N. Mantel and W. Haenszel (1959), J. Natl Cancer Inst. 22, 719–748; J. Robins, N. Breslow and S. Greenland
 *          (1986), Biometrics 42, 311–323; half a row: J. B. S. Haldane (1956), Ann. Hum. Genet. 20, 309–311.
 */
export function mantelHaenszel(strata: Iterable<TwoByTwo>): LogOdds | null {
  let [r, s, pr, mixed, qs] = [0, 0, 0, 0, 0];
  const all = { x0: 0, n0: 0, x1: 0, n1: 0 };
  for (const { x0, n0, x1, n1 } of strata) {
    all.x0 += x0;
    all.n0 += n0;
    all.x1 += x1;
    all.n1 += n1;
    const total = n0 + n1;
    if (n0 <= 0 || n1 <= 0) continue;
    const [failed0, failed1] = [n0 - x0, n1 - x1];
    const [up, down] = [(x1 * failed0) / total, (x0 * failed1) / total];
    const [agree, differ] = [(x1 + failed0) / total, (x0 + failed1) / total];
    r += up;
    s += down;
    pr += agree * up;
    mixed += agree * down + differ * up;
    qs += differ * down;
  }
  if (all.n0 <= 0 || all.n1 <= 0) return null;
  if (r <= 0 || s <= 0) return withHalves(all);
  return { value: Math.log(r / s), variance: pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s) };
}

function withHalves({ x0, n0, x1, n1 }: TwoByTwo): LogOdds {
  const [a, b, c, d] = [x1 + 0.5, n1 - x1 + 0.5, x0 + 0.5, n0 - x0 + 0.5];
  return { value: Math.log((a * d) / (b * c)), variance: 1 / a + 1 / b + 1 / c + 1 / d };
}
