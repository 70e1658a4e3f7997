import type { LeafTable } from '#core/cube/leafTable.ts';
import type { CauseDimension } from '#core/rootcause/causeQuestion.ts';

/**
 * The dimensions of a table with only the values that occur among its leaves: the fewer there are, the fewer segments
 * are tested. Of tags, the sets that occur, and the tags in them.
 */
export function occurringValues(
  by: readonly string[],
  { axes, codes }: LeafTable,
): { readonly dimensions: readonly CauseDimension[]; readonly codes: readonly Uint32Array[] } {
  const found = by.map((column, axis) => {
    const ofLeaf = codes[axis] ?? new Uint32Array();
    const { values = [], sets, chosenFrom } = axes[axis] ?? {};
    if (sets === undefined) {
      const occurring = keepOccurring(values, ofLeaf);
      return { dimension: { column, values: occurring.items, sets: null }, codes: occurring.codes };
    }
    const occurring = keepOccurring(sets, ofLeaf);
    const members = keepOccurring(values, Uint32Array.from(occurring.items.flat()));
    let next = 0;
    const renumbered = occurring.items.map((set) => set.map(() => members.codes[next++] ?? 0));
    const chosen = chosenFrom === undefined ? {} : { chosenFrom };
    return { dimension: { column, values: members.items, sets: renumbered, ...chosen }, codes: occurring.codes };
  });
  return { dimensions: found.map(({ dimension }) => dimension), codes: found.map((each) => each.codes) };
}

/** Items that some code names, in their order, and the codes that name them now. */
function keepOccurring<T>(
  all: readonly T[],
  codes: Uint32Array,
): { readonly items: readonly T[]; readonly codes: Uint32Array } {
  const occurs = new Uint8Array(all.length);
  for (const code of codes) occurs[code] = 1;
  const placeOf = new Uint32Array(all.length);
  const items: T[] = [];
  all.forEach((item, code) => {
    placeOf[code] = items.length;
    if (occurs[code] === 1) items.push(item);
  });
  return { items, codes: codes.map((code) => placeOf[code] ?? 0) };
}
