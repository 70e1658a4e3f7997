import { sum } from '#core/base/sum.ts';
import type { LeafAxis, LeafTable } from '#core/cube/leafTable.ts';

/** An axis of tags of which only some are told apart: sets that differ in the others are one. */
export interface CoarseTags {
  readonly sets: readonly (readonly number[])[];
  readonly codes: Uint32Array;
  /** How many tags are told apart, of how many that occur. */
  readonly told: number;
  readonly of: number;
}

/**
 * The commonest tags, as many as fit: the rarer ones make leaves that hold next to nothing, and are not told apart.
 *
 * Shapes   rows: by window, then by leaf. Null where not even one tag fits, or none occurs.
 * Cost     O(leaves · tags of a set · log tags).
 */
export function thinTags(
  axis: LeafAxis,
  codes: Uint32Array,
  rows: readonly Float64Array[],
  fits: (coarse: CoarseTags) => boolean,
): CoarseTags | null {
  const ranked = commonestTags(axis, codes, rows);
  let best: CoarseTags | null = null;
  let [least, most] = [1, ranked.length];
  while (least <= most) {
    const told = Math.ceil((least + most) / 2);
    const coarse = tellApart(axis, codes, ranked.slice(0, told), ranked.length);
    if (fits(coarse)) {
      best = coarse;
      least = told + 1;
    } else most = told - 1;
  }
  return best;
}

/** The same table with coarser tags along some axes. */
export function coarsenTags(table: LeafTable, coarse: ReadonlyMap<number, CoarseTags>): LeafTable {
  if (coarse.size === 0) return table;
  return {
    ...table,
    axes: table.axes.map((axis, at) => ({ ...axis, ...(coarse.has(at) ? { sets: coarse.get(at)?.sets ?? [] } : {}) })),
    codes: table.codes.map((codes, at) => coarse.get(at)?.codes ?? codes),
  };
}

/** Tags that occur, as indexes into the values, most rows first. */
function commonestTags({ values, sets = [] }: LeafAxis, codes: Uint32Array, rows: readonly Float64Array[]): number[] {
  const count = new Float64Array(values.length);
  for (let leaf = 0; leaf < codes.length; leaf++) {
    const here = sum(rows.map((of) => of[leaf] ?? 0));
    for (const value of sets[codes[leaf] ?? 0] ?? []) count[value] = (count[value] ?? 0) + here;
  }
  const occurring = Array.from(count.keys()).filter((value) => value > 0 && (count[value] ?? 0) > 0);
  return occurring.sort((a, b) => (count[b] ?? 0) - (count[a] ?? 0) || a - b);
}

/** Unknown tags stay apart from none. */
function tellApart({ sets = [] }: LeafAxis, codes: Uint32Array, tags: readonly number[], of: number): CoarseTags {
  const kept = new Set([0, ...tags]);
  const places = new Map<string, number>();
  const coarse: (readonly number[])[] = [];
  const placeOf = Uint32Array.from(sets, (set) => {
    const left = set.filter((value) => kept.has(value));
    const key = left.join(' ');
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, coarse.length);
    coarse.push(left);
    return coarse.length - 1;
  });
  return { sets: coarse, codes: codes.map((code) => placeOf[code] ?? 0), told: tags.length, of };
}
