import type { Accumulator, Mask } from '#engine/columnar/kernels/accumulator.ts';

/** n, least and greatest non-missing value of matching rows, by slot; +∞ and −∞ where there are none. */
export function accumulateExtent(slotCount: number, mask: Mask, values: Float64Array): Accumulator {
  const n = new Float64Array(slotCount);
  const min = new Float64Array(slotCount).fill(Infinity);
  const max = new Float64Array(slotCount).fill(-Infinity);
  return {
    add: ({ count, rows, slots }) => {
      for (let i = 0; i < count; i++) {
        const row = rows[i] ?? 0;
        const value = values[row] ?? 0;
        if (mask[row] !== 1 || Number.isNaN(value)) continue;
        const slot = slots[i] ?? 0;
        n[slot] = (n[slot] ?? 0) + 1;
        if (value < (min[slot] ?? 0)) min[slot] = value;
        if (value > (max[slot] ?? 0)) max[slot] = value;
      }
    },
    finish: () => ({ n, min, max }),
  };
}
