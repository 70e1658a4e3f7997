import type { TagsColumn } from '#core/table/table.ts';

/** The tags of one row in alphabetical order (by code unit); empty where it has none, null where they are unknown. */
export function tagsCell(column: TagsColumn, row: number): readonly string[] | null {
  const code = column.codes[row] ?? 0;
  return code === 0 ? null : tagNames(column, code);
}

/** The tags of a set in alphabetical order. */
export function tagNames(column: TagsColumn, code: number): readonly string[] {
  return Array.from(tagsOfSet(column, code), (tag) => column.dictionary[tag] ?? '').sort();
}

/** Indexes into the dictionary, ascending. No copy. */
export function tagsOfSet({ offsets, members }: TagsColumn, code: number): Uint32Array {
  return code === 0 ? members.subarray(0, 0) : members.subarray(offsets[code - 1] ?? 0, offsets[code] ?? 0);
}

/** How many different sets there are, the unknown one not counted. */
export function setCountOf({ offsets }: TagsColumn): number {
  return Math.max(0, offsets.length - 1);
}

/**
 * A column of tags over rows that each name one of some cells.
 *
 * Shapes   the dictionary holds only tags that occur, the commonest first, equals in alphabetical order; a tag that a
 *          cell repeats counts once; equal sets are one, numbered as they first occur among the rows.
 * Cost     O(rows + tags of the different cells).
 */
export function makeTags(
  cells: readonly (readonly string[] | null)[],
  cellOfRow: ArrayLike<number> & Iterable<number>,
): TagsColumn {
  const counts = new Uint32Array(cells.length);
  for (const cell of cellOfRow) counts[cell] = (counts[cell] ?? 0) + 1;
  const dictionary = commonestFirst(cells, counts);
  const indexOf = new Map(dictionary.map((tag, index) => [tag, index]));
  const setOfCell = new Int32Array(cells.length).fill(-1);
  const sets = new Map<string, number>();
  const members: number[] = [];
  const offsets = [0];
  const codeOf = (cell: number): number => {
    const tags = cells[cell] ?? null;
    if (tags === null) return 0;
    const set = [...new Set(tags.map((tag) => indexOf.get(tag) ?? 0))].sort((a, b) => a - b);
    const key = set.join(' ');
    const known = sets.get(key);
    if (known !== undefined) return known;
    for (const tag of set) members.push(tag);
    offsets.push(members.length);
    sets.set(key, sets.size + 1);
    return sets.size;
  };
  const wide = Uint32Array.from(cellOfRow, (cell) => {
    if (setOfCell[cell] === -1) setOfCell[cell] = codeOf(cell);
    return setOfCell[cell] ?? 0;
  });
  const codes = narrowest(wide, sets.size);
  return { kind: 'tags', codes, offsets: Uint32Array.from(offsets), members: Uint32Array.from(members), dictionary };
}

function commonestFirst(cells: readonly (readonly string[] | null)[], counts: Uint32Array): readonly string[] {
  const rows = new Map<string, number>();
  cells.forEach((tags, cell) => {
    const count = counts[cell] ?? 0;
    if (tags === null || count === 0) return;
    for (const tag of new Set(tags)) rows.set(tag, (rows.get(tag) ?? 0) + count);
  });
  return [...rows].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([tag]) => tag);
}

function narrowest(codes: Uint32Array, most: number): TagsColumn['codes'] {
  if (most <= 0xff) return Uint8Array.from(codes);
  return most <= 0xffff ? Uint16Array.from(codes) : codes;
}
