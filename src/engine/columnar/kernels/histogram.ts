import type { Accumulator, Mask } from '#engine/columnar/kernels/accumulator.ts';

/**
 * n of the non-missing values of matching rows, and how many lie in each step of `width` from 0 up, by slot.
 *
 * Cost     one addition per row; slots × bins numbers.
 */
export function accumulateHistogram(
  slotCount: number,
  mask: Mask,
  values: Float64Array,
  { width, bins }: { readonly width: number; readonly bins: number },
): Accumulator {
  const n = new Float64Array(slotCount);
  const counts = new Float64Array(slotCount * bins);
  return {
    add: ({ count, rows, slots }) => {
      for (let i = 0; i < count; i++) {
        const row = rows[i] ?? 0;
        const value = values[row] ?? 0;
        if (mask[row] !== 1 || Number.isNaN(value)) continue;
        const slot = slots[i] ?? 0;
        const bin = slot * bins + Math.min(bins - 1, Math.max(0, Math.floor(value / width)));
        n[slot] = (n[slot] ?? 0) + 1;
        counts[bin] = (counts[bin] ?? 0) + 1;
      }
    },
    finish: () => ({ n, counts }),
  };
}
