import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LeafTable } from '#core/cube/leafTable.ts';
import { occurringValues } from '#core/rootcause/occurringValues.ts';
import { searchableAxes } from '#core/rootcause/searchableAxes.ts';
import { tagStrength } from '#core/rootcause/tagStrength.ts';
import { coarsenTags } from '#core/rootcause/thinTags.ts';

const names = ['a', 'b', 'c', 'd', 'e'];
const anySet = fc.oneof(fc.constant([0]), fc.subarray([1, 2, 3, 4, 5]));
const tables = fc
  .array(fc.tuple(anySet, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 })), {
    minLength: 1,
    maxLength: 40,
  })
  .map((leaves) => ({
    table: tableOf(leaves.map(([set]) => set)),
    rows: Float64Array.from(leaves, ([, n]) => n),
    later: Float64Array.from(leaves, ([, , n]) => n),
  }));

/** One leaf per set. */
function tableOf(sets: readonly (readonly number[])[]): LeafTable {
  const plan = { table: '', time: null, by: ['tags'], measures: [] };
  const codes = [Uint32Array.from(sets.keys())];
  const axes = [{ column: 'tags', values: [null, ...names], overlaps: true, sets } as const];
  return { plan, bucketCount: 1, leafCount: sets.length, axes, codes, stats: {} };
}

describe('tags that are searched', () => {
  it('CAUSE-62 are those that moved most, as many as leave thick leaves and room for others', () => {
    fc.assert(
      fc.property(tables, ({ table, rows, later }) => {
        const counted = { rows: [rows, later], parts: [], moments: null };
        const found = searchableAxes(table, counted);
        const told = found.tags.get(0);
        if (told === undefined) return;
        const holds = (tag: number): Uint8Array =>
          Uint8Array.from(table.axes[0]?.sets ?? [], (set) => Number(set.includes(tag)));
        const strength = (tag: number): number => tagStrength(holds(tag), counted);
        const kept = new Set(told.sets.flat().filter((tag) => tag > 0));
        const left = [1, 2, 3, 4, 5].filter((tag) => !kept.has(tag) && holds(tag).includes(1));
        expect([told.told, told.of]).toEqual([kept.size, kept.size + left.length]);
        const least = Math.min(...[...kept].map(strength));
        for (const tag of left) expect(strength(tag)).toBeLessThanOrEqual(least);
        const all = Math.min(...[rows, later].map((of) => of.reduce((sum, n) => sum + n, 0)));
        expect(new Set(told.codes).size).toBeLessThanOrEqual(all / 10);
      }),
    );
  });

  it('CAUSE-62 lie in every leaf that holds them, none in no segment, unknown ones apart', () => {
    fc.assert(
      fc.property(tables, ({ table, rows }) => {
        const found = searchableAxes(table, { rows: [rows, rows], parts: [], moments: null });
        const coarse = coarsenTags(table, found.tags);
        const { dimensions, codes } = occurringValues(['tags'], coarse);
        const { values = [], sets } = dimensions[0] ?? {};
        const kept = new Set(values);
        table.axes[0]?.sets?.forEach((set, leaf) => {
          const wanted = set.map((tag) => table.axes[0]?.values[tag] ?? null).filter((tag) => kept.has(tag));
          expect((sets?.[codes[0]?.[leaf] ?? -1] ?? []).map((value) => values[value])).toEqual(wanted);
        });
        expect(values).toHaveLength(kept.size);
        expect(new Set(sets?.flat()).size).toBe(values.length);
      }),
    );
  });
});
