import type { Accumulator, Mask } from '#engine/columnar/kernels/accumulator.ts';

/**
 * n and sum of the non-missing values of matching rows, by slot.
 *
 * Errors   plain Float64 addition in row order: off by at most n · 2⁻⁵³ · Σ|x|.
 */
export function accumulateSum(slotCount: number, mask: Mask, values: Float64Array): Accumulator {
  const n = new Float64Array(slotCount);
  const sum = new Float64Array(slotCount);
  return {
    add: ({ count, rows, slots }) => {
      for (let i = 0; i < count; i++) {
        const row = rows[i] ?? 0;
        const value = values[row] ?? 0;
        if (mask[row] !== 1 || Number.isNaN(value)) continue;
        const slot = slots[i] ?? 0;
        n[slot] = (n[slot] ?? 0) + 1;
        sum[slot] = (sum[slot] ?? 0) + value;
      }
    },
    finish: () => ({ n, sum }),
  };
}

/** The same with the sum of squares. */
export function accumulateMoments(slotCount: number, mask: Mask, values: Float64Array): Accumulator {
  const n = new Float64Array(slotCount);
  const sum = new Float64Array(slotCount);
  const sumSquares = new Float64Array(slotCount);
  return {
    add: ({ count, rows, slots }) => {
      for (let i = 0; i < count; i++) {
        const row = rows[i] ?? 0;
        const value = values[row] ?? 0;
        if (mask[row] !== 1 || Number.isNaN(value)) continue;
        const slot = slots[i] ?? 0;
        n[slot] = (n[slot] ?? 0) + 1;
        sum[slot] = (sum[slot] ?? 0) + value;
        sumSquares[slot] = (sumSquares[slot] ?? 0) + value * value;
      }
    },
    finish: () => ({ n, sum, sumSquares }),
  };
}
