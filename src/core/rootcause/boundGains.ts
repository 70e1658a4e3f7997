import type { Scores } from '#core/rootcause/evidence.ts';
import type { RatioLeaves } from '#core/rootcause/ratioScores.ts';
import { logChoose } from '#core/stats/logFactorial.ts';

/** A smaller gain is left as it is: it is never told for much. */
const leastGain = 2;

/**
 * No leaf gains more than the table of its counts bears: the score takes one failure of one row against sixty successes
 * of sixty for 30 nats, when chance alone does as much once in 61. Whatever explains a table is worth no more than what
 * the table surprises by where nothing changed.
 *
 * Shapes   V is raised where U² ÷ 2V is more than −ln P(x₁ | margins), the exact conditional probability of the table;
 *          in place.
 * Units    nats.
 * Cost     O(leaves), and nine logarithms of factorials for those that gain more than 2.
 * Source   R. A. Fisher (1935), J. R. Stat. Soc. 98, 39–82.
 */
export function boundByTable(scores: Scores, { x0, n0, x1, n1 }: RatioLeaves): Scores {
  return boundGains(scores, (leaf) => {
    const [a, before, b, after] = [x0[leaf] ?? 0, n0[leaf] ?? 0, x1[leaf] ?? 0, n1[leaf] ?? 0];
    return logChoose(before + after, a + b) - logChoose(before, a) - logChoose(after, b);
  });
}

/**
 * The same of volumes: no leaf gains more than the likelihood ratio of its own share of the current period to the share
 * that all have in common.
 */
export function boundByGrowth(scores: Scores, n0: Float64Array, n1: Float64Array, share: number): Scores {
  return boundGains(scores, (leaf) => {
    const [before, after] = [n0[leaf] ?? 0, n1[leaf] ?? 0];
    const all = before + after;
    return partOf(after, all * share) + partOf(before, all * (1 - share));
  });
}

/** n ln (n ÷ expected), 0 of nothing. */
function partOf(n: number, expected: number): number {
  return n > 0 ? n * Math.log(n / expected) : 0;
}

function boundGains({ u, v }: Scores, mostOf: (leaf: number) => number): Scores {
  for (let leaf = 0; leaf < u.length; leaf++) {
    const square = (u[leaf] ?? 0) ** 2;
    if (square <= 2 * leastGain * (v[leaf] ?? 0) || v[leaf] === 0) continue;
    const most = Math.max(leastGain, mostOf(leaf));
    v[leaf] = Math.max(v[leaf] ?? 0, square / (2 * most));
  }
  return { u, v };
}
