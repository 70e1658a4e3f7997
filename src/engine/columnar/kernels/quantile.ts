import type { Accumulator, Mask } from '#engine/columnar/kernels/accumulator.ts';
import { growingFloats, growingInts } from '#engine/columnar/kernels/growing.ts';

/**
 * n and the exact quantile of the non-missing values of matching rows, by slot; NaN where there are none.
 *
 * Cost     gathers 12 bytes per value, then sorts each slot.
 * Source   type 7 (linear interpolation) of R. J. Hyndman and Y. Fan (1996), The American Statistician 50(4), 361–365.
 */
export function accumulateQuantile(slotCount: number, mask: Mask, values: Float64Array, p: number): Accumulator {
  const gatheredSlots = growingInts();
  const gatheredValues = growingFloats();
  return {
    add: ({ count, rows, slots }) => {
      for (let i = 0; i < count; i++) {
        const row = rows[i] ?? 0;
        const value = values[row] ?? 0;
        if (mask[row] !== 1 || Number.isNaN(value)) continue;
        gatheredSlots.push(slots[i] ?? 0);
        gatheredValues.push(value);
      }
    },
    finish: () => {
      const slots = gatheredSlots.take();
      const n = countBySlot(slots, slotCount);
      const value = quantiles(n, groupBySlot(slots, gatheredValues.take(), n), p);
      return { n, value };
    },
  };
}

function countBySlot(slots: Int32Array, slotCount: number): Float64Array {
  const n = new Float64Array(slotCount);
  for (const slot of slots) n[slot] = (n[slot] ?? 0) + 1;
  return n;
}

/** Counting sort: the values of slot 0, then those of slot 1, … */
function groupBySlot(slots: Int32Array, values: Float64Array, n: Float64Array): Float64Array {
  const next = new Float64Array(n.length);
  for (let slot = 1; slot < n.length; slot++) next[slot] = (next[slot - 1] ?? 0) + (n[slot - 1] ?? 0);
  const grouped = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const slot = slots[i] ?? 0;
    const at = next[slot] ?? 0;
    grouped[at] = values[i] ?? 0;
    next[slot] = at + 1;
  }
  return grouped;
}

function quantiles(n: Float64Array, grouped: Float64Array, p: number): Float64Array {
  const value = new Float64Array(n.length).fill(Number.NaN);
  let start = 0;
  for (let slot = 0; slot < n.length; slot++) {
    const end = start + (n[slot] ?? 0);
    if (end > start) value[slot] = quantileOf(grouped.subarray(start, end).sort(), p);
    start = end;
  }
  return value;
}

function quantileOf(sorted: Float64Array, p: number): number {
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below] ?? 0;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? 0;
  return low + (high - low) * (position - below);
}
