import { type DeviationSide, splitSides } from '#core/rootcause/deviationSides.ts';
import type { Effect, LayerSource } from '#core/rootcause/evidence.ts';
import { fitNoise, logDensities } from '#core/rootcause/fitNoise.ts';

/** What was expected (a forecast or the baseline) and what was observed in every leaf. */
export interface AdditiveLeaves {
  readonly expected: Float64Array;
  readonly observed: Float64Array;
}

/** The chance that a leaf of a segment that moved did not move with it. */
const strayChance = 0.05;
const mostEvidence = 30;

/**
 * Evidence of an additive measure against its expectation: how much better "moved by any amount" tells the relative
 * deviation of a leaf than the noise of the leaves that nothing explains yet.
 *
 * Units    deviations are 2(observed − expected) / (observed + expected); effects are relative changes, ±∞ from nothing.
 * Cost     O(leaves) each time; leaves at 0 on both sides say nothing.
 */
export function additiveSource(leaves: AdditiveLeaves): LayerSource {
  const deviations = deviationsOf(leaves);
  const sides = splitSides(deviations);
  const densities = new Float64Array(Math.max(sides.up.sizes.length, sides.down.sizes.length));
  const [up, down] = [new Float64Array(deviations.length), new Float64Array(deviations.length)];
  const weigh = ([open = new Uint8Array(0)]: readonly Uint8Array[]) => {
    const noise = fitNoise(sides, open);
    for (const [side, its, other] of [
      [sides.up, up, down],
      [sides.down, down, up],
    ] as const) {
      logDensities(noise, side.sizes, densities);
      weighSide(side, densities, open, its, other);
    }
    return [{ u: up, v: down }];
  };
  return { kind: 'odds', layers: 1, patience: 1, oneByOne: false, weigh };
}

function deviationsOf({ expected, observed }: AdditiveLeaves): Float64Array {
  const deviations = new Float64Array(expected.length);
  for (let leaf = 0; leaf < deviations.length; leaf++) {
    const from = expected[leaf] ?? 0;
    const to = observed[leaf] ?? 0;
    const size = Math.abs(from) + Math.abs(to);
    deviations[leaf] = size === 0 ? Number.NaN : (2 * (to - from)) / size;
  }
  return deviations;
}

/** What the leaves of a side say of their own direction, and against the other one. */
function weighSide(
  { leaves, sizes }: DeviationSide,
  densities: Float64Array,
  open: Uint8Array,
  its: Float64Array,
  other: Float64Array,
): void {
  const against = Math.log(strayChance);
  const slab = Math.log(0.5);
  for (let k = 0; k < leaves.length; k++) {
    const leaf = leaves[k] ?? 0;
    const isOpen = open[leaf] === 1;
    const speaks = Math.min(mostEvidence, Math.max(against, slab - (densities[k] ?? 0)));
    its[leaf] = !isOpen ? 0 : (sizes[k] ?? 0) > 0 ? speaks : against;
    other[leaf] = isOpen ? against : 0;
  }
}

/** The relative change of some leaves, of the sums; its standard error is that of a ratio of sums. */
export function relativeChange({ expected, observed }: AdditiveLeaves, leaves: Int32Array): Effect {
  let [from, to, squares, heard] = [0, 0, 0, 0];
  for (const leaf of leaves) {
    from += expected[leaf] ?? 0;
    to += observed[leaf] ?? 0;
  }
  const value = to === from ? 0 : (to - from) / Math.abs(from);
  for (const leaf of leaves) {
    const [before, after] = [expected[leaf] ?? 0, observed[leaf] ?? 0];
    if (before === 0 && after === 0) continue;
    heard += 1;
    squares += (after - before * (1 + value)) ** 2;
  }
  const isKnown = heard > 1 && from !== 0;
  const standardError = isKnown
    ? Math.sqrt((squares * heard) / (heard - 1)) / Math.abs(from)
    : Number.POSITIVE_INFINITY;
  return { kind: 'relative', value, standardError };
}
