import type { SegmentSplit } from '#core/contribution/ledger.ts';
import { type RateAndMix, rateAndMix } from '#core/contribution/rateAndMix.ts';
import type { SplitLeaf } from '#core/contribution/splitLeaves.ts';

/**
 * What a leaf carries of its node's change in every segment: its multiplier × its own rate and mix effect. What a total
 * carries in a formula with ratios is volume, and counts as mix.
 *
 * Shapes   one per segment; they sum to multiplier × the leaf's change.
 */
export function leafEffects(leaf: SplitLeaf, kind: SegmentSplit['kind']): readonly RateAndMix[] {
  const { multiplier } = leaf;
  return ownEffects(leaf, kind).map(({ rate, mix }) => ({ rate: multiplier * rate, mix: multiplier * mix }));
}

function ownEffects({ kind: own, amounts, volumes }: SplitLeaf, kind: SegmentSplit['kind']): readonly RateAndMix[] {
  if (own === 'total') {
    return amounts.map(({ baseline, current }) =>
      kind === 'total' ? { rate: current - baseline, mix: 0 } : { rate: 0, mix: current - baseline },
    );
  }
  return rateAndMix(
    amounts.map(({ baseline, current }, cell) => ({
      x0: baseline,
      n0: volumes[cell]?.baseline ?? 0,
      x1: current,
      n1: volumes[cell]?.current ?? 0,
    })),
  );
}
