import type { CauseQuestion } from '#core/rootcause/causeQuestion.ts';
import type { Element } from '#core/rootcause/space.ts';

/** Which values a set of a dimension holds; null for a dimension of one value per leaf. */
export type DimensionSets = readonly (readonly number[])[] | null;

/** The leaves by dimension. */
export interface LeafTable {
  readonly sizes: readonly number[];
  readonly leafCount: number;
  readonly codes: readonly Uint32Array[];
  readonly sets: readonly DimensionSets[];
  /** Per dimension, the leaves of every value. */
  readonly members: readonly Members[];
  readonly all: Int32Array;
}

interface Members {
  /** Where each value's leaves begin, and where the last one's end. */
  readonly starts: Int32Array;
  readonly leaves: Int32Array;
}

/** Cost: O(dimensions · leaves). */
export function layoutLeaves({ dimensions, codes }: Pick<CauseQuestion, 'dimensions' | 'codes'>): LeafTable {
  const leafCount = codes[0]?.length ?? 0;
  const sizes = dimensions.map(({ values }) => values.length);
  const sets = dimensions.map((one) => one.sets);
  const all = new Int32Array(leafCount);
  for (let leaf = 0; leaf < leafCount; leaf++) all[leaf] = leaf;
  const members = codes.map((of, d) => sortByValue(sizes[d] ?? 0, of, sets[d] ?? null));
  return { sizes, leafCount, codes, sets, members, all };
}

function sortByValue(size: number, codes: Uint32Array, sets: DimensionSets): Members {
  if (sets === null) return sortByCode(size, codes);
  const lists: number[][] = Array.from({ length: size }, () => []);
  for (let leaf = 0; leaf < codes.length; leaf++) {
    for (const value of sets[codes[leaf] ?? 0] ?? []) lists[value]?.push(leaf);
  }
  const starts = new Int32Array(size + 1);
  for (const [value, list] of lists.entries()) starts[value + 1] = (starts[value] ?? 0) + list.length;
  return { starts, leaves: Int32Array.from(lists.flat()) };
}

function sortByCode(count: number, codes: Uint32Array): Members {
  const ends = new Int32Array(count + 1);
  for (let leaf = 0; leaf < codes.length; leaf++) {
    const code = codes[leaf] ?? 0;
    ends[code + 1] = (ends[code + 1] ?? 0) + 1;
  }
  for (let code = 0; code < count; code++) ends[code + 1] = (ends[code + 1] ?? 0) + (ends[code] ?? 0);
  const starts = ends.slice();
  const leaves = new Int32Array(codes.length);
  for (let leaf = 0; leaf < codes.length; leaf++) {
    const code = codes[leaf] ?? 0;
    const at = ends[code] ?? 0;
    leaves[at] = leaf;
    ends[code] = at + 1;
  }
  return { starts, leaves };
}

/** The leaves that lie in an element, ascending. */
export function leavesIn(table: LeafTable, element: Element): Int32Array {
  const lists = element.map(([dimension, value]) => {
    const { starts, leaves } = table.members[dimension] ?? { starts: table.all, leaves: table.all };
    return leaves.subarray(starts[value] ?? 0, starts[value + 1] ?? 0);
  });
  const [first = 0, ...others] = [...lists.keys()].sort((a, b) => (lists[a]?.length ?? 0) - (lists[b]?.length ?? 0));
  return others.reduce((left, at) => keepValue(table, left, ...(element[at] ?? [0, 0])), lists[first] ?? table.all);
}

function keepValue({ codes, sets }: LeafTable, leaves: Int32Array, dimension: number, value: number): Int32Array {
  const of = codes[dimension] ?? new Uint32Array(0);
  const holds = sets[dimension]?.map((set) => set.includes(value)) ?? null;
  const kept = new Int32Array(leaves.length);
  let count = 0;
  for (let k = 0; k < leaves.length; k++) {
    const leaf = leaves[k] ?? 0;
    const code = of[leaf] ?? 0;
    if (holds === null ? code === value : holds[code] === true) kept[count++] = leaf;
  }
  return kept.subarray(0, count);
}

/** Whether leaves may lie in both: no dimension of one value per leaf is fixed to two different values. */
export function mayTouch({ sets }: Pick<LeafTable, 'sets'>, a: Element, b: Element): boolean {
  for (const [dimension, value] of a) {
    for (const [other, fixed] of b) {
      if (other === dimension && fixed !== value && sets[dimension] === null) return false;
    }
  }
  return true;
}
