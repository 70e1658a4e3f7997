import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeTags, setCountOf, tagsCell } from '#core/table/tags.ts';

const tags = fc.array(fc.constantFrom('vip', 'refund', 'bug', 'é', '', 'a b'), { maxLength: 5 });
const rows = fc.array(fc.option(tags, { nil: null, freq: 4 }), { maxLength: 40 });
const sorted = (cell: readonly string[] | null): readonly string[] | null =>
  cell === null ? null : [...new Set(cell)].sort();

describe('a column of tags', () => {
  it('TABLE-17 gives back the tags of every row', () => {
    fc.assert(
      fc.property(rows, (cells) => {
        const column = makeTags(cells, Uint32Array.from(cells.keys()));
        expect(cells.map((_, row) => tagsCell(column, row))).toEqual(cells.map(sorted));
        const known = cells.flatMap((cell) => (cell === null ? [] : [JSON.stringify(sorted(cell))]));
        expect(setCountOf(column)).toBe(new Set(known).size);
        expect(column.dictionary.toSorted()).toEqual([...new Set(cells.flatMap((cell) => cell ?? []))].sort());
      }),
    );
  });

  it('TABLE-17 holds only what occurs, the commonest first', () => {
    const column = makeTags([['rare', 'common'], ['never'], ['common', 'also', 'common'], null], [0, 2, 2, 3]);
    expect(column.dictionary).toEqual(['common', 'also', 'rare']);
    expect([...column.codes]).toEqual([1, 2, 2, 0]);
  });

  it('TABLE-17 numbers more sets than a byte holds', () => {
    const cells = Array.from({ length: 300 }, (_, row) => [`tag ${row}`]);
    const column = makeTags(cells, Uint32Array.from(cells.keys()));
    expect(column.codes.BYTES_PER_ELEMENT).toBe(2);
    expect(tagsCell(column, 299)).toEqual(['tag 299']);
  });
});
