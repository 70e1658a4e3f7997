import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Cube } from '#core/cube/cube.ts';
import type { LeafTable } from '#core/cube/leafTable.ts';
import { isMergeable } from '#core/plan/additivity.ts';
import { planMeasure } from '#core/plan/measureKey.ts';
import type { CubePlan, Statistic } from '#core/plan/plan.ts';
import { everything } from '#core/table/filter.ts';
import { randomPlan, randomRows } from '../support/randomPlans.ts';
import type { Cell } from '../support/rowTable.ts';
import { ask, at, cellValues, count, type Use } from './askEngine.ts';

/** The leaves of a plan are the cells of its cube that hold something. */
export function findsLeaves({ engine, register, runs }: Use): void {
  it('finds as leaves what the cube of the same plan holds, in the order of its cells, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(randomRows, randomPlan(''), async (rows, random) => {
        const table = await register(rows);
        const merging = random.measures.filter(({ statistic }) => isOneNumber(statistic));
        const by = random.by.filter((column) => column !== 'tags' && column !== 'topics');
        const plan = { ...random, by, table, measures: merging };
        const cube = await ask(engine(), plan);
        const leaves = await engine().leaves(plan, {});
        if (!leaves.ok) throw new Error(JSON.stringify(leaves.error));
        expect(leavesText(leaves.value)).toEqual(filledText(cube));
        await engine().drop(table);
      }),
      { numRuns: runs },
    );
  });

  it('puts rows with the same tags into one leaf, so that leaves never overlap, those of unknown tags apart', async () => {
    await fc.assert(
      fc.asyncProperty(randomRows, fc.subarray(['tags', 'channel', 'topics'] as const), async (rows, by) => {
        const table = await register(rows);
        const leaves = await engine().leaves({ table, time: null, by, measures: [count] }, {});
        if (!leaves.ok) throw new Error(JSON.stringify(leaves.error));
        const wanted = new Map<string, number>();
        for (const row of rows) {
          const key = JSON.stringify(by.map((column) => valuesAt(row[column])));
          wanted.set(key, (wanted.get(key) ?? 0) + 1);
        }
        expect(countedLeaves(leaves.value)).toEqual(wanted);
        await engine().drop(table);
      }),
      { numRuns: runs },
    );
  });

  it('finds the leaves of more dimensions than a cube could have', async () => {
    const rows = Array.from({ length: 300 }, (_, row) => ({
      at: at(row % 9),
      channel: `c${row}`,
      team: `t${row % 2}`,
    }));
    const table = await register(rows);
    const limit = engine().capabilities.maxCells;
    const by = ['channel', 'team', 'channel', 'team', 'channel', 'channel', 'channel', 'channel', 'channel'];
    const plan: CubePlan = { table, time: null, by, measures: [count] };
    expect(await engine().cube(plan, {})).toMatchObject({ ok: false, error: { code: 'too-many-cells', limit } });
    const leaves = await engine().leaves(plan, {});
    expect(leaves.ok && [leaves.value.leafCount, [...(leaves.value.codes[8] ?? [])]]).toEqual([
      300,
      rows.map((_, row) => row + 1),
    ]);
  });

  it('refuses leaves of what does not add up over segments, and more numbers than it may hold', async () => {
    const table = await register([{ at: at(1), channel: 'chat' }]);
    const median = planMeasure({ kind: 'quantile', p: 0.5 }, 'wait', everything);
    const bins = planMeasure({ kind: 'histogram', width: 1, bins: 3 }, 'wait', everything);
    for (const measure of [median, bins]) {
      const refused = await engine().leaves({ table, time: null, by: ['channel'], measures: [measure] }, {});
      expect(refused).toMatchObject({ ok: false, error: { code: 'unsupported' } });
    }
    const limit = engine().capabilities.maxCells;
    const range = { fromDay: 0, toDay: limit + 1 };
    const time: CubePlan['time'] = { column: 'at', buckets: { kind: 'days', range } };
    const large = await engine().leaves({ table, time, by: ['channel'], measures: [count] }, {});
    expect(large).toEqual({ ok: false, error: { code: 'too-many-cells', cells: limit + 1, limit } });
  });
}

/** What a row has along an axis: its tags in alphabetical order, or its one value; null for missing. */
function valuesAt(cell: Cell | undefined): readonly (string | null)[] {
  if (cell === null || cell === undefined) return [null];
  return typeof cell === 'object' ? [...new Set(cell)].sort() : [String(cell)];
}

function countedLeaves({ axes, codes, stats, leafCount }: LeafTable): ReadonlyMap<string, number> {
  return new Map(
    Array.from({ length: leafCount }, (_, leaf) => {
      const values = axes.map((axis, at) => {
        const code = codes[at]?.[leaf] ?? 0;
        return (axis.sets?.[code] ?? [code]).map((value) => axis.values[value] ?? null).sort();
      });
      return [JSON.stringify(values), stats[count.key]?.n[leaf] ?? 0];
    }),
  );
}

const isOneNumber = (statistic: Statistic): boolean =>
  statistic.kind !== 'histogram' && isMergeable(statistic, 'segments');

type Numbers = readonly (readonly [key: string, name: string, values: readonly (number | undefined)[]])[];
type LeafText = readonly (readonly [cell: readonly (string | null)[], numbers: Numbers])[];

function leavesText({ axes, codes, stats, bucketCount, leafCount }: LeafTable): LeafText {
  return Array.from({ length: leafCount }, (_, leaf) => [
    axes.map(({ values }, axis) => values[codes[axis]?.[leaf] ?? -1] ?? null),
    numbersAt(stats, leaf, leafCount, bucketCount),
  ]);
}

function filledText(cube: Cube): LeafText {
  const cells = Array.from({ length: cube.cellCount }, (_, cell) => cell);
  const numbers = (cell: number): Numbers => numbersAt(cube.stats, cell, cube.cellCount, cube.bucketCount);
  return cells
    .filter((cell) => numbers(cell).some(([, name, values]) => name === 'n' && values.some((n) => n !== 0)))
    .map((cell) => [cellValues(cube, cell), numbers(cell)]);
}

function numbersAt(stats: Cube['stats'], at: number, width: number, buckets: number): Numbers {
  return Object.entries(stats).flatMap(([key, arrays]) =>
    Object.entries(arrays).map(
      ([name, values]) =>
        [key, name, Array.from({ length: buckets }, (_, bucket) => values[bucket * width + at])] as const,
    ),
  );
}
