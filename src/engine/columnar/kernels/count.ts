import type { Accumulator, Mask } from '#engine/columnar/kernels/accumulator.ts';

/** Rows that match, by slot. Cost: one addition per row, without a branch. */
export function accumulateCount(slotCount: number, mask: Mask): Accumulator {
  const n = new Float64Array(slotCount);
  return {
    add: ({ count, rows, slots }) => {
      for (let i = 0; i < count; i++) {
        const slot = slots[i] ?? 0;
        n[slot] = (n[slot] ?? 0) + (mask[rows[i] ?? 0] ?? 0);
      }
    },
    finish: () => ({ n }),
  };
}
