import type { TagsColumn } from '#core/table/table.ts';
import type { Accumulator, Mask } from '#engine/columnar/kernels/accumulator.ts';
import { growingFloats } from '#engine/columnar/kernels/growing.ts';

/** Identities of cells: 0 is missing, 1 to `size − 1` stand for the distinct values; of tags, `codes` name sets of them. */
export interface Identities {
  readonly codes: Uint8Array | Uint16Array | Uint32Array;
  readonly size: number;
  readonly sets: Pick<TagsColumn, 'offsets' | 'members'> | null;
}

/**
 * n and number of distinct non-missing values of matching rows, by slot.
 *
 * Shapes   days: distinct values are counted on each of so many days of a bucket and added up; 1 for the whole bucket.
 * Cost     a bit per slot, day and value up to 32 MB; beyond, 8 bytes per row and a sort.
 */
export function accumulateDistinct(
  slotCount: number,
  mask: Mask,
  { codes, size, sets }: Identities,
  days: number,
): Accumulator {
  const n = new Float64Array(slotCount);
  const seen = seenKeys(slotCount * days * size);
  return {
    add: ({ count, rows, slots, days: dayOf }) => {
      for (let i = 0; i < count; i++) {
        const row = rows[i] ?? 0;
        const code = codes[row] ?? 0;
        if (mask[row] !== 1 || code === 0) continue;
        const slot = slots[i] ?? 0;
        n[slot] = (n[slot] ?? 0) + 1;
        const group = days === 1 ? slot : slot * days + (dayOf[i] ?? 0);
        if (sets === null) seen.add(group * size + code);
        else addSet(seen, group * size + 1, code, sets);
      }
    },
    finish: () => {
      const value = new Float64Array(slotCount);
      seen.forEach((key) => {
        const slot = Math.floor(key / (size * days));
        value[slot] = (value[slot] ?? 0) + 1;
      });
      return { n, value };
    },
  };
}

function addSet(
  seen: SeenKeys,
  first: number,
  code: number,
  { offsets, members }: NonNullable<Identities['sets']>,
): void {
  for (let i = offsets[code - 1] ?? 0; i < (offsets[code] ?? 0); i++) seen.add(first + (members[i] ?? 0));
}

interface SeenKeys {
  readonly add: (key: number) => void;
  /** Every key once. */
  readonly forEach: (visit: (key: number) => void) => void;
}

const maxBits = 2 ** 28;

function seenKeys(keyCount: number): SeenKeys {
  return keyCount <= maxBits ? seenBits(keyCount) : seenSorted();
}

function seenBits(keyCount: number): SeenKeys {
  const words = new Uint32Array(Math.ceil(keyCount / 32));
  return {
    add: (key) => {
      words[key >>> 5] = (words[key >>> 5] ?? 0) | (1 << (key & 31));
    },
    forEach: (visit) => {
      for (let index = 0; index < words.length; index++) {
        for (let word = words[index] ?? 0; word !== 0; word &= word - 1) {
          visit(index * 32 + 31 - Math.clz32(word & -word));
        }
      }
    },
  };
}

function seenSorted(): SeenKeys {
  const keys = growingFloats();
  return {
    add: keys.push,
    forEach: (visit) => {
      const sorted = keys.take().sort();
      for (let i = 0; i < sorted.length; i++) if (sorted[i] !== sorted[i - 1]) visit(sorted[i] ?? 0);
    },
  };
}
