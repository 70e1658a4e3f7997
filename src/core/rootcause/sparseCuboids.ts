import type { DimensionSets, LeafTable } from '#core/rootcause/leafTable.ts';

/** The elements of one cuboid that occur, and what they are summed from. */
export interface Cuboid {
  /** A bit per fixed dimension. */
  readonly mask: number;
  readonly fixed: readonly number[];
  /** Number of its first element; the others follow. */
  readonly first: number;
  /** The key of every element, ascending: its place in the cuboid without the last dimension, then its last value. */
  readonly keys: Float64Array;
  /** One entry per leaf and element that holds it, in the order of the leaves. */
  readonly elements: Int32Array;
  readonly leaves: Int32Array;
}

/**
 * Numbers the elements that occur, cuboid by cuboid, from coarse to fine. A leaf lies in one element of a cuboid, or,
 * where a dimension holds sets, in one per value of its set.
 *
 * Cost     O(leaves · cuboids) time and numbers kept, sorting aside; nothing is kept for elements that do not occur.
 */
export function buildCuboids({ sizes, codes, sets, leafCount, all }: LeafTable, depth: number): readonly Cuboid[] {
  const whole = {
    ...{ mask: 0, fixed: [], first: 0 },
    ...{ keys: Float64Array.of(0), elements: new Int32Array(leafCount), leaves: all },
  };
  const byMask = new Map<number, Cuboid>([[0, whole]]);
  let first = 1;
  for (const mask of masksUpTo(sizes.length, depth)) {
    const last = 31 - Math.clz32(mask);
    const shorter = byMask.get(mask & ~(1 << last)) ?? whole;
    const size = sizes[last] ?? 0;
    const entries = extend(shorter, size, codes[last] ?? new Uint32Array(0), sets[last] ?? null);
    const fixed = [...shorter.fixed, last];
    const cuboid = {
      mask,
      fixed,
      first,
      leaves: entries.leaves,
      ...rank(entries.keys, shorter.keys.length * size, first),
    };
    byMask.set(mask, cuboid);
    first += cuboid.keys.length;
  }
  return [...byMask.values()];
}

/** By how many dimensions they fix, then by size. */
function masksUpTo(dimensions: number, depth: number): readonly number[] {
  const masks: number[] = [];
  let layer = [0];
  for (let fixed = 1; fixed <= depth; fixed++) {
    layer = layer.flatMap((mask) => {
      const next = 32 - Math.clz32(mask);
      return Array.from({ length: Math.max(0, dimensions - next) }, (_, at) => mask | (1 << (next + at)));
    });
    masks.push(...layer.sort((a, b) => a - b));
  }
  return masks;
}

interface Entries {
  readonly leaves: Int32Array;
  readonly keys: Float64Array;
}

function extend({ leaves, elements, first }: Cuboid, size: number, codes: Uint32Array, sets: DimensionSets): Entries {
  if (sets !== null) return extendBySet({ leaves, elements, first }, size, codes, sets);
  const keys = new Float64Array(leaves.length);
  for (let entry = 0; entry < leaves.length; entry++) {
    keys[entry] = ((elements[entry] ?? 0) - first) * size + (codes[leaves[entry] ?? 0] ?? 0);
  }
  return { leaves, keys };
}

function extendBySet(
  { leaves, elements, first }: Pick<Cuboid, 'leaves' | 'elements' | 'first'>,
  size: number,
  codes: Uint32Array,
  sets: NonNullable<DimensionSets>,
): Entries {
  let total = 0;
  for (let entry = 0; entry < leaves.length; entry++) total += sets[codes[leaves[entry] ?? 0] ?? 0]?.length ?? 0;
  const longer = { leaves: new Int32Array(total), keys: new Float64Array(total) };
  let at = 0;
  for (let entry = 0; entry < leaves.length; entry++) {
    const leaf = leaves[entry] ?? 0;
    for (const value of sets[codes[leaf] ?? 0] ?? []) {
      longer.leaves[at] = leaf;
      longer.keys[at++] = ((elements[entry] ?? 0) - first) * size + value;
    }
  }
  return longer;
}

/** Up to here, and for so many a key, a table of all keys is faster than sorting those that occur. */
const largestTable = 1 << 21;
const mostPerKey = 24;

/** The keys that occur, ascending, and the number of every entry's element. */
function rank(keys: Float64Array, end: number, first: number): Pick<Cuboid, 'keys' | 'elements'> {
  const elements = new Int32Array(keys.length);
  if (end > Math.max(largestTable, mostPerKey * keys.length)) {
    const known = keys
      .slice()
      .sort()
      .filter((key, at, sorted) => key !== sorted[at - 1]);
    for (let entry = 0; entry < keys.length; entry++) elements[entry] = first + placeOfKey(known, keys[entry] ?? 0);
    return { keys: known, elements };
  }
  const places = new Int32Array(end);
  for (let entry = 0; entry < keys.length; entry++) places[keys[entry] ?? 0] = 1;
  const known = new Float64Array(Math.min(end, keys.length));
  let count = 0;
  for (let key = 0; key < end; key++) {
    if (places[key] === 0) continue;
    places[key] = count;
    known[count++] = key;
  }
  for (let entry = 0; entry < keys.length; entry++) elements[entry] = first + (places[keys[entry] ?? 0] ?? 0);
  return { keys: known.slice(0, count), elements };
}

/** −1 where it is not there. */
export function placeOfKey(keys: Float64Array, key: number): number {
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = keys[middle] ?? 0;
    if (found === key) return middle;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
