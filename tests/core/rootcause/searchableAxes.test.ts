import { describe, expect, it } from 'vitest';
import type { LeafTable } from '#core/cube/leafTable.ts';
import { searchableAxes } from '#core/rootcause/searchableAxes.ts';

/** Every combination of so many values per axis is a leaf. */
function fullTable(...sizes: readonly number[]): LeafTable {
  const leafCount = sizes.reduce((product, size) => product * size, 1);
  let stride = leafCount;
  const codes = sizes.map((size) => {
    stride /= size;
    return Uint32Array.from({ length: leafCount }, (_, leaf) => Math.floor(leaf / stride) % size);
  });
  const axes = sizes.map((size, at) => ({ column: `d${at}`, values: Array.from({ length: size }, (_, v) => `${v}`) }));
  const plan = { table: '', time: null, by: axes.map(({ column }) => column), measures: [] };
  return { plan, bucketCount: 1, leafCount, axes, codes, stats: {} };
}

describe('what can be searched together', () => {
  const evenly = (table: LeafTable, rows: number) => {
    const of = new Float64Array(table.leafCount).fill(rows / table.leafCount);
    return searchableAxes(table, { rows: [of, of], parts: [], moments: null }).kept;
  };

  it('CAUSE-57 is searched as long as leaves have five rows on average, a smaller dimension in place of a larger', () => {
    expect(evenly(fullTable(4, 5, 3), 300)).toEqual([0, 1, 2]);
    expect(evenly(fullTable(4, 5, 3), 290)).toEqual([0, 1]);
    expect(evenly(fullTable(4, 50, 3), 300)).toEqual([0, 2]);
    expect(evenly(fullTable(40, 2), 30)).toEqual([1]);
    expect(evenly(fullTable(40, 20), 30)).toEqual([]);
  });

  it('CAUSE-57 one value nearly everywhere is no dimension, unless it was otherwise in the other period', () => {
    const table = fullTable(2, 3);
    const nearly = Float64Array.of(990, 990, 990, 10, 10, 10);
    const evenBefore = new Float64Array(6).fill(500);
    expect(searchableAxes(table, { rows: [nearly, nearly], parts: [], moments: null }).leftOut.get(0)).toBe('constant');
    expect(searchableAxes(table, { rows: [evenBefore, nearly], parts: [], moments: null }).kept).toEqual([0, 1]);
  });

  it('CAUSE-57 what settles the number is the number by another name', () => {
    const table = fullTable(2, 3);
    const rows = new Float64Array(6).fill(100);
    const settled = Float64Array.of(99, 98, 100, 1, 0, 2);
    const open = Float64Array.of(60, 70, 50, 30, 20, 40);
    const parts = [open, settled].map((x) => [x, x]);
    expect([...searchableAxes(table, { rows: [rows, rows], parts, moments: null }).leftOut]).toEqual([[0, 'settles']]);
    expect(searchableAxes(table, { rows: [rows, rows], parts: [[open, open]], moments: null }).kept).toEqual([0, 1]);
  });

  it('CAUSE-72 of two that tell one another the first is searched, of two levels of one thing both', () => {
    const table = fullTable(3, 3, 2);
    const [first, second] = table.codes;
    if (first === undefined || second === undefined) throw new Error('no codes');
    const nearlySame = Float64Array.from(first, (code, leaf) => (code === second[leaf] ? 500 : 4));
    const { kept, leftOut } = searchableAxes(table, { rows: [nearlySame, nearlySame], parts: [], moments: null });
    expect([kept, [...leftOut]]).toEqual([[0, 2], [[1, 'same']]]);
    const related = Float64Array.from(first, (code, leaf) => (code === second[leaf] ? 500 : 80));
    expect(searchableAxes(table, { rows: [related, related], parts: [], moments: null }).kept).toEqual([0, 1, 2]);
    const levels = fullTable(6, 2);
    const inside = levels.codes[0]?.map((fine, leaf) => (Math.floor(fine / 3) === levels.codes[1]?.[leaf] ? 500 : 0));
    const rows = Float64Array.from(inside ?? []);
    expect(searchableAxes(levels, { rows: [rows, rows], parts: [], moments: null }).kept).toEqual([0, 1]);
  });
});
