import type { Space } from '#core/rootcause/space.ts';

/**
 * Zeta transform: leaf values in, the sum of its leaves in every element out, in place.
 *
 * Shapes   values: one per cell of the space; on entry only leaves (no digit 0) are not 0.
 * Cost     O(dimensions · cells), without hashing.
 * Source   F. Yates (1937), The design and analysis of factorial experiments.
 */
export function sumUpwards(space: Space, values: Float64Array): void {
  for (let dimension = space.sizes.length - 1; dimension >= 0; dimension--) sumAlong(space, values, dimension, 0, 0);
}

/** Only below what is fixed in every earlier dimension: nothing stands elsewhere yet. */
function sumAlong(space: Space, values: Float64Array, dimension: number, earlier: number, start: number): void {
  const stride = space.strides[earlier] ?? 1;
  const end = start + stride * (space.sizes[earlier] ?? 0);
  if (earlier < dimension) {
    for (let at = start + stride; at <= end; at += stride) sumAlong(space, values, dimension, earlier + 1, at);
  } else if (stride === 1) {
    let total = 0;
    for (let cell = start + 1; cell <= end; cell++) total += values[cell] ?? 0;
    values[start] = total;
  } else {
    for (let row = start + stride; row <= end; row += stride) {
      for (let k = 0; k < stride; k++) values[start + k] = (values[start + k] ?? 0) + (values[row + k] ?? 0);
    }
  }
}
