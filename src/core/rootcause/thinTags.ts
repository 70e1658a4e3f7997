import type { LeafAxis, LeafTable } from '#core/cube/leafTable.ts';
import type { Counted } from '#core/rootcause/searchableAxes.ts';
import { tagStrength } from '#core/rootcause/tagStrength.ts';

/** An axis of tags of which only some are told apart: sets that differ in the others are one. */
export interface CoarseTags {
  readonly sets: readonly (readonly number[])[];
  readonly codes: Uint32Array;
  /** How many tags are told apart, of how many that occur. */
  readonly told: number;
  readonly of: number;
}

/**
 * The tags that moved most, as many as fit: all of them at once would make leaves that hold next to nothing. What is
 * named of them is held against all that there are (`CauseDimension.chosenFrom`), since they were chosen by their numbers.
 *
 * Shapes   Null where not even one tag fits, or none occurs.
 * Cost     O(leaves · tags), and O(leaves · log tags) groupings.
 */
export function thinTags(
  axis: LeafAxis,
  codes: Uint32Array,
  counted: Counted,
  fits: (coarse: CoarseTags) => boolean,
): CoarseTags | null {
  const ranked = strongestTags(axis, codes, counted);
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
    axes: table.axes.map((axis, at) => {
      const tags = coarse.get(at);
      return tags === undefined ? axis : { ...axis, sets: tags.sets, chosenFrom: tags.of };
    }),
    codes: table.codes.map((codes, at) => coarse.get(at)?.codes ?? codes),
  };
}

/** Tags that occur in the two periods, as indexes into the values: what moved most comes first, then what is commonest. */
function strongestTags(axis: LeafAxis, codes: Uint32Array, counted: Counted): readonly number[] {
  const holding = leavesByTag(axis, codes);
  const found = holding.flatMap((leaves, tag) => {
    const holds = new Uint8Array(codes.length);
    for (const leaf of leaves) holds[leaf] = 1;
    const rows = counted.rows.reduce((total, of) => total + leaves.reduce((all, leaf) => all + (of[leaf] ?? 0), 0), 0);
    return tag === 0 || rows === 0 ? [] : [{ tag, rows, strength: tagStrength(holds, counted) }];
  });
  return found.sort((a, b) => b.strength - a.strength || b.rows - a.rows || a.tag - b.tag).map(({ tag }) => tag);
}

function leavesByTag({ values, sets = [] }: LeafAxis, codes: Uint32Array): readonly (readonly number[])[] {
  const holding: number[][] = values.map(() => []);
  for (let leaf = 0; leaf < codes.length; leaf++) {
    for (const value of sets[codes[leaf] ?? 0] ?? []) holding[value]?.push(leaf);
  }
  return holding;
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
