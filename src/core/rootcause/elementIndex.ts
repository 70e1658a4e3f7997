import type { CauseQuestion } from '#core/rootcause/causeQuestion.ts';

/** The elements of one cuboid that occur, and which leaves lie in them. */
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

/** Every element that occurs, up to a depth, numbered through from 0 = everything. */
export interface ElementIndex {
  readonly sizes: readonly number[];
  readonly leafCount: number;
  /** From coarse to fine. */
  readonly cuboids: readonly Cuboid[];
  readonly byMask: ReadonlyMap<number, Cuboid>;
  readonly count: number;
}

/** Pairs of dimension and value index, by dimension. */
export type Fixed = readonly (readonly [dimension: number, value: number])[];

/**
 * Numbers the elements that occur. A leaf lies in one element of a cuboid, or, where a dimension holds sets, in one per
 * value of its set.
 *
 * Cost     O(leaves · cuboids) time and numbers kept, sorting aside; nothing is kept for elements that do not occur.
 */
export function indexElements({ dimensions, codes, depth }: ElementSource): ElementIndex {
  const sizes = dimensions.map(({ values }) => values.length);
  const leafCount = codes[0]?.length ?? 0;
  const leaves = Int32Array.from({ length: leafCount }, (_, leaf) => leaf);
  const whole: Cuboid = {
    mask: 0,
    fixed: [],
    first: 0,
    keys: Float64Array.of(0),
    elements: new Int32Array(leafCount),
    leaves,
  };
  const byMask = new Map([[0, whole]]);
  let count = 1;
  for (const mask of masksUpTo(sizes.length, depth)) {
    const last = 31 - Math.clz32(mask);
    const shorter = byMask.get(mask & ~(1 << last)) ?? whole;
    const cuboid = refine(shorter, last, mask, count, sizes[last] ?? 0, codes[last], dimensions[last]?.sets ?? null);
    byMask.set(mask, cuboid);
    count += cuboid.keys.length;
  }
  return { sizes, leafCount, cuboids: [...byMask.values()], byMask, count };
}

export type ElementSource = Pick<CauseQuestion, 'dimensions' | 'codes' | 'depth'>;

/** By how many dimensions they fix, then by size. */
function masksUpTo(dimensions: number, depth: number): readonly number[] {
  const bits = (mask: number): number => mask.toString(2).replaceAll('0', '').length;
  const masks = Array.from({ length: (1 << dimensions) - 1 }, (_, at) => at + 1);
  return masks.filter((mask) => bits(mask) <= depth).sort((a, b) => bits(a) - bits(b) || a - b);
}

function refine(
  shorter: Cuboid,
  last: number,
  mask: number,
  first: number,
  size: number,
  codes: ArrayLike<number> = [],
  sets: readonly (readonly number[])[] | null = null,
): Cuboid {
  const { leaves, keys } = sets === null ? extendByCode(shorter, size, codes) : extendBySet(shorter, size, codes, sets);
  const known = distinct(keys, shorter.keys.length * size);
  const placeOf = placesOf(known, shorter.keys.length * size);
  return {
    mask,
    fixed: [...shorter.fixed, last],
    first,
    keys: known,
    elements: Int32Array.from(keys, (key) => first + placeOf(key)),
    leaves,
  };
}

interface Entries {
  readonly leaves: Int32Array;
  readonly keys: Float64Array;
}

function extendByCode({ leaves, elements, first }: Cuboid, size: number, codes: ArrayLike<number>): Entries {
  const keys = new Float64Array(leaves.length);
  for (let entry = 0; entry < leaves.length; entry++) {
    keys[entry] = ((elements[entry] ?? 0) - first) * size + (codes[leaves[entry] ?? 0] ?? 0);
  }
  return { leaves, keys };
}

function extendBySet(
  { leaves, elements, first }: Cuboid,
  size: number,
  codes: ArrayLike<number>,
  sets: readonly (readonly number[])[],
): Entries {
  const entries = Array.from(leaves, (leaf, entry) =>
    (sets[codes[leaf] ?? 0] ?? []).map((value) => ({ leaf, key: ((elements[entry] ?? 0) - first) * size + value })),
  ).flat();
  return {
    leaves: Int32Array.from(entries, ({ leaf }) => leaf),
    keys: Float64Array.from(entries, ({ key }) => key),
  };
}

/** Up to here a table of all keys is faster than sorting those that occur. */
const largestTable = 1 << 21;

function distinct(keys: Float64Array, end: number): Float64Array {
  if (end > largestTable) return Float64Array.from(new Set(keys)).sort();
  const seen = new Uint8Array(end);
  let count = 0;
  for (let entry = 0; entry < keys.length; entry++) {
    const key = keys[entry] ?? 0;
    count += seen[key] === 0 ? 1 : 0;
    seen[key] = 1;
  }
  const known = new Float64Array(count);
  for (let key = 0, place = 0; key < end; key++) if (seen[key] === 1) known[place++] = key;
  return known;
}

function placesOf(known: Float64Array, end: number): (key: number) => number {
  if (end > largestTable) return (key) => placeOfKey(known, key);
  const places = new Int32Array(end);
  known.forEach((key, place) => {
    places[key] = place;
  });
  return (key) => places[key] ?? 0;
}

/** What an element fixes. */
export function fixedBy({ cuboids, byMask, sizes }: ElementIndex, element: number): Fixed {
  let cuboid = cuboids.findLast(({ first }) => first <= element);
  let at = element;
  const fixed: (readonly [number, number])[] = [];
  for (let last = cuboid?.fixed.at(-1); cuboid !== undefined && last !== undefined; last = cuboid?.fixed.at(-1)) {
    const size = sizes[last] ?? 1;
    const key = cuboid.keys[at - cuboid.first] ?? 0;
    fixed.unshift([last, key % size]);
    cuboid = byMask.get(cuboid.mask & ~(1 << last));
    at = (cuboid?.first ?? 0) + Math.floor(key / size);
  }
  return fixed;
}

/** The element that fixes just that; -1 where it does not occur. */
export function elementFixing({ byMask, sizes }: ElementIndex, fixed: Fixed): number {
  let mask = 0;
  let element = 0;
  let first = 0;
  for (const [dimension, value] of fixed) {
    mask |= 1 << dimension;
    const cuboid = byMask.get(mask);
    const place =
      cuboid === undefined ? -1 : placeOfKey(cuboid.keys, (element - first) * (sizes[dimension] ?? 1) + value);
    if (cuboid === undefined || place < 0) return -1;
    first = cuboid.first;
    element = first + place;
  }
  return element;
}

function placeOfKey(keys: Float64Array, key: number): number {
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

/** The leaves that lie in an element. */
export function leavesOf({ cuboids }: ElementIndex, element: number): Int32Array {
  const cuboid = cuboids.findLast(({ first }) => first <= element);
  if (cuboid === undefined || element < 0) return new Int32Array(0);
  const { starts, leaves } = membersOf(cuboid);
  const place = element - cuboid.first;
  return leaves.subarray(starts[place] ?? 0, starts[place + 1] ?? 0);
}

interface Members {
  /** Where each element's leaves begin, and where the last one's end. */
  readonly starts: Int32Array;
  readonly leaves: Int32Array;
}

/** Leaves by element, sorted once per cuboid when first asked for. */
const sorted = new WeakMap<Cuboid, Members>();

function membersOf(cuboid: Cuboid): Members {
  const known = sorted.get(cuboid);
  if (known !== undefined) return known;
  const { elements, first, keys } = cuboid;
  const ends = new Int32Array(keys.length + 1);
  for (const element of elements) ends[element - first + 1] = (ends[element - first + 1] ?? 0) + 1;
  for (let place = 0; place < keys.length; place++) ends[place + 1] = (ends[place + 1] ?? 0) + (ends[place] ?? 0);
  const starts = ends.slice();
  const leaves = new Int32Array(elements.length);
  for (let entry = 0; entry < elements.length; entry++) {
    const place = (elements[entry] ?? 0) - first;
    const at = ends[place] ?? 0;
    leaves[at] = cuboid.leaves[entry] ?? 0;
    ends[place] = at + 1;
  }
  const members = { starts, leaves };
  sorted.set(cuboid, members);
  return members;
}

/** The sum of a number over the leaves of every element. */
export function sumElements({ cuboids, count }: ElementIndex, values: Float64Array): Float64Array {
  const sums = new Float64Array(count);
  for (const { elements, leaves } of cuboids) {
    for (let entry = 0; entry < elements.length; entry++) {
      const element = elements[entry] ?? 0;
      sums[element] = (sums[element] ?? 0) + (values[leaves[entry] ?? 0] ?? 0);
    }
  }
  return sums;
}
