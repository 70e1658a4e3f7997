import type { LeafTable } from '#core/cube/leafTable.ts';
import type { CauseDimension } from '#core/rootcause/causeQuestion.ts';

/**
 * The dimensions of a table with only the values that occur among its leaves: the fewer there are, the fewer segments
 * are tested.
 */
export function occurringValues(
  by: readonly string[],
  { axes, codes }: LeafTable,
): { readonly dimensions: readonly CauseDimension[]; readonly codes: readonly Uint32Array[] } {
  const found = by.map((column, axis) => {
    const ofLeaf = codes[axis] ?? new Uint32Array();
    const all = axes[axis]?.values ?? [];
    const occurs = new Uint8Array(all.length);
    for (const code of ofLeaf) occurs[code] = 1;
    const placeOf = new Uint32Array(all.length);
    const values: (string | null)[] = [];
    all.forEach((value, code) => {
      placeOf[code] = values.length;
      if (occurs[code] === 1) values.push(value);
    });
    return { dimension: { column, values, sets: null }, codes: ofLeaf.map((code) => placeOf[code] ?? 0) };
  });
  return { dimensions: found.map(({ dimension }) => dimension), codes: found.map((each) => each.codes) };
}
