import { type EvidenceSource, keepOpen, type LeafEvidence, scoreEffect } from '#core/rootcause/evidence.ts';
import { dampScores, spreadBeyondChance } from '#core/rootcause/spread.ts';
import type { Scores } from '#core/rootcause/weighRatio.ts';

/** How many there were in every leaf in the baseline (0) and in the current period (1). */
export interface VolumeLeaves {
  readonly n0: Float64Array;
  readonly n1: Float64Array;
}

const mostSpread = 0.25;
const unequalParts = 0.8;

/**
 * Evidence of a volume: which segments hold another share of the current period than the rest does.
 *
 * What grew makes all else look smaller, so the common share is taken anew from what is left after every cause.
 *
 * Units    effects are log odds of growth against the rest.
 * Cost     O(leaves) each time.
 */
export function weighVolume({ n0, n1 }: VolumeLeaves): EvidenceSource {
  return {
    patience: unequalParts,
    oneByOne: true,
    weigh: (open) => weighShares(n0, n1, open),
    effectOf: (of, evidence) => scoreEffect('log-odds', of, evidence),
  };
}

function weighShares(n0: Float64Array, n1: Float64Array, open: Uint8Array): LeafEvidence {
  const { u, v } = volumeScores(n0, n1, open);
  dampScores(u, v, Math.min(mostSpread, spreadBeyondChance(u, v)));
  return { kind: 'score', u, v };
}

/** U = n₁ − Tq and its binomial variance, q the common share of the current period in the leaves that are open. */
export function volumeScores(n0: Float64Array, n1: Float64Array, open: Uint8Array): Scores {
  const share = shareOfCurrent(n0, n1, open);
  const u = new Float64Array(n0.length);
  const v = new Float64Array(n0.length);
  for (let i = 0; i < u.length; i++) {
    const total = (n0[i] ?? 0) + (n1[i] ?? 0);
    u[i] = (n1[i] ?? 0) - total * share;
    v[i] = total * share * (1 - share);
  }
  keepOpen(open, u, v);
  return { u, v };
}

/**
 * The share of the current period in the leaf of median growth, so that what grew does not make all else look smaller;
 * the share of the whole where most leaves are too small to have one.
 */
function shareOfCurrent(n0: Float64Array, n1: Float64Array, open: Uint8Array): number {
  const leaves: number[] = [];
  let [before, after, large] = [0, 0, 0];
  for (let i = 0; i < n0.length; i++) {
    if (open[i] === 0) continue;
    const [from, to] = [n0[i] ?? 0, n1[i] ?? 0];
    before += from;
    after += to;
    if (from + to < leastRows || from === 0 || to === 0) continue;
    large += from + to;
    leaves.push(i);
  }
  if (before + after === 0) return 0;
  if (large < (before + after) / 2) return after / (before + after);
  return medianShare(n0, n1, leaves);
}

const leastRows = 10;

/** Weighted by what a leaf says of its growth, n₀n₁ / (n₀ + n₁). */
function medianShare(n0: Float64Array, n1: Float64Array, leaves: number[]): number {
  const shareOf = (leaf: number): number => (n1[leaf] ?? 0) / ((n0[leaf] ?? 0) + (n1[leaf] ?? 0));
  const weightOf = (leaf: number): number => shareOf(leaf) * (n0[leaf] ?? 0);
  leaves.sort((a, b) => shareOf(a) - shareOf(b));
  let left = leaves.reduce((total, leaf) => total + weightOf(leaf), 0) / 2;
  const middle = leaves.find((leaf) => {
    left -= weightOf(leaf);
    return left <= 0;
  });
  return shareOf(middle ?? leaves.at(-1) ?? 0);
}
