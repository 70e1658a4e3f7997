import { qValues } from '#core/stats/falseDiscovery.ts';
import { type Proportion, scoreTest } from '#core/stats/proportions.ts';

export interface TestedPair {
  readonly baseline: Proportion;
  readonly current: Proportion;
}

export interface TestedTogether {
  readonly p: number;
  /** The least false discovery rate at which it counts as moved. */
  readonly q: number;
  readonly isBeyond: boolean;
}

/** Of what is called moved, so much may be chance. */
export const falseDiscoveryRate = 0.1;

/**
 * Which of several proportions that are shown together have moved beyond noise: each tested by itself, and all of
 * them held against how many were tested.
 *
 * Shapes   one per pair, in the same order. `spread`: how far days spread over chance alone (σ_z), at least 1.
 * Source   as `scoreTest` and `qValues`.
 */
export function testTogether(pairs: readonly TestedPair[], spread: number): readonly TestedTogether[] {
  const ps = pairs.map(({ baseline, current }) => scoreTest(baseline, current, Math.max(1, spread)).p);
  const qs = qValues(ps);
  return ps.map((p, at) => {
    const q = qs[at] ?? 1;
    return { p, q, isBeyond: q <= falseDiscoveryRate };
  });
}
