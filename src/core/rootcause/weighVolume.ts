import { type EvidenceSource, keepOpen, type LeafEvidence, scoreEffect } from '#core/rootcause/evidence.ts';
import { dampScores, spreadBeyondChance } from '#core/rootcause/spread.ts';

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
  const share = shareOfCurrent(n0, n1, open);
  const u = new Float64Array(n0.length);
  const v = new Float64Array(n0.length);
  for (let i = 0; i < u.length; i++) {
    const total = (n0[i] ?? 0) + (n1[i] ?? 0);
    u[i] = (n1[i] ?? 0) - total * share;
    v[i] = total * share * (1 - share);
  }
  keepOpen(open, u, v);
  dampScores(u, v, Math.min(mostSpread, spreadBeyondChance(u, v)));
  return { kind: 'score', u, v };
}

function shareOfCurrent(n0: Float64Array, n1: Float64Array, open: Uint8Array): number {
  let before = 0;
  let after = 0;
  for (let i = 0; i < n0.length; i++) {
    if (open[i] === 0) continue;
    before += n0[i] ?? 0;
    after += n1[i] ?? 0;
  }
  return before + after > 0 ? after / (before + after) : 0;
}
