import type { Rng } from '#core/base/rng.ts';
import type { AdditiveRecipe } from './additiveRecipe.ts';

/** Per dimension, the value of every leaf that occurs, in the order of their cells; the last dimension runs fastest. */
export function drawLeafCodes(rng: Rng, { sizes, occupied }: AdditiveRecipe): readonly Uint16Array[] {
  const all = sizes.reduce((product, size) => product * size, 1);
  const leaves = occupied === 1 ? Uint32Array.from({ length: all }, (_, leaf) => leaf) : drawLeaves(rng, all, occupied);
  return sizes.map((size, dimension) => {
    const stride = sizes.slice(dimension + 1).reduce((product, other) => product * other, 1);
    return Uint16Array.from(leaves, (leaf) => Math.floor(leaf / stride) % size);
  });
}

/** Which of all leaves occur: a given share of them, ascending. */
function drawLeaves(rng: Rng, all: number, occupied: number): Uint32Array {
  const taken = new Uint8Array(all);
  const count = Math.round(all * occupied);
  const leaves = new Uint32Array(count);
  for (let at = 0; at < count; ) {
    const leaf = Math.floor(all * rng.uniform());
    if (taken[leaf] === 1) continue;
    taken[leaf] = 1;
    leaves[at++] = leaf;
  }
  return leaves.sort();
}
