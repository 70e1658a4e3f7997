import type { Space } from '#core/rootcause/space.ts';

/**
 * Zeta transform: leaf values in, the sum of its leaves in every element out, in place.
 *
 * Shapes   values: one per cell of the space; on entry only leaves (no digit 0) are not 0.
 * Cost     O(dimensions · cells), without hashing.
 * Source   F. Yates (1937), The design and analysis of factorial experiments.
 */
export function sumUpwards({ sizes, strides, cells }: Space, values: Float64Array): void {
  for (let dimension = sizes.length - 1; dimension >= 0; dimension--) {
    const stride = strides[dimension] ?? 1;
    const block = stride * ((sizes[dimension] ?? 0) + 1);
    if (stride === 1) sumRuns(values, cells, block);
    else sumBlocks(values, cells, block, stride);
  }
}

function sumRuns(values: Float64Array, cells: number, block: number): void {
  for (let start = 0; start < cells; start += block) {
    let total = 0;
    for (let cell = start + 1; cell < start + block; cell++) total += values[cell] ?? 0;
    values[start] = total;
  }
}

function sumBlocks(values: Float64Array, cells: number, block: number, stride: number): void {
  for (let start = 0; start < cells; start += block) {
    for (let row = start + stride; row < start + block; row += stride) {
      for (let k = 0; k < stride; k++) values[start + k] = (values[start + k] ?? 0) + (values[row + k] ?? 0);
    }
  }
}
