import type { Scores } from '#core/rootcause/evidence.ts';
import { weightedMedian } from '#core/rootcause/weightedMedian.ts';

/**
 * Evidence of a volume, of the leaves that are open: which hold another share of the current period than the rest does.
 * U = n₁ − Tq and its binomial variance, q the common share.
 *
 * What grew makes all else look smaller, so the common share is taken anew from what is left after every cause.
 *
 * Units    effects U ÷ V are log odds of growth against the rest.
 * Cost     O(leaves).
 */
export function volumeScores(
  n0: Float64Array,
  n1: Float64Array,
  open: Uint8Array,
): Scores & { readonly share: number } {
  const share = shareOfCurrent(n0, n1, open);
  const u = new Float64Array(n0.length);
  const v = new Float64Array(n0.length);
  for (let i = 0; i < u.length; i++) {
    if (open[i] === 0) continue;
    const total = (n0[i] ?? 0) + (n1[i] ?? 0);
    u[i] = (n1[i] ?? 0) - total * share;
    v[i] = total * share * (1 - share);
  }
  return { u, v, share };
}

/**
 * The share of the current period in the leaf of median growth, so that what grew does not make all else look smaller;
 * the share of the whole where most leaves are too small to have one.
 */
function shareOfCurrent(n0: Float64Array, n1: Float64Array, open: Uint8Array): number {
  const [shares, weights] = [new Float64Array(n0.length), new Float64Array(n0.length)];
  let [count, before, after, large] = [0, 0, 0, 0];
  for (let i = 0; i < open.length; i++) {
    if (open[i] === 0) continue;
    const [from, to] = [n0[i] ?? 0, n1[i] ?? 0];
    before += from;
    after += to;
    if (from + to < leastRows || from === 0 || to === 0) continue;
    large += from + to;
    shares[count] = to / (from + to);
    // What a leaf says of its growth.
    weights[count++] = (to * from) / (from + to);
  }
  if (before + after === 0) return 0;
  if (large < (before + after) / 2) return after / (before + after);
  return weightedMedian(shares.subarray(0, count), weights.subarray(0, count));
}

const leastRows = 10;
