import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cube } from '#core/cube/cube.ts';
import { readStat } from '#core/cube/readStat.ts';
import { emptyStat, type Stat, statArraysOf } from '#core/cube/stat.ts';
import { isMergeable } from '#core/plan/additivity.ts';
import { planMeasure } from '#core/plan/measureKey.ts';
import type { CubePlan, PlanMeasure, PlanTime, Statistic } from '#core/plan/plan.ts';
import { everything } from '#core/table/filter.ts';
import { msPerDay } from '#core/table/table.ts';
import { createColumnarEngine } from '#engine/columnar/columnarEngine.ts';
import { deskKinds, randomMeasure, randomRange, randomRow } from '../../support/randomPlans.ts';
import { matches, statOf } from '../../support/referenceEngine.ts';
import { dayOf, type Row, rowTable } from '../../support/rowTable.ts';

/** Half-integers, so that sums are exact and every merge can be held to equality. */
const tidyRows = fc
  .array(randomRow, { maxLength: 40 })
  .map((rows) =>
    rows.map((row): Row => ({ ...row, wait: row['wait'] === null ? null : Math.round(Number(row['score']) * 7) / 2 })),
  );

const extent = { fromDay: -4, toDay: 9 };
const byDay: PlanTime = { column: 'at', buckets: { kind: 'days', range: extent } };

async function cubeOf(rows: readonly Row[], plan: Omit<CubePlan, 'table'>): Promise<Cube> {
  const engine = createColumnarEngine();
  await engine.register('t', rowTable(rows, deskKinds, 'at'), {});
  const cube = await engine.cube({ ...plan, table: 't' }, {});
  if (!cube.ok) throw new Error(cube.error.code);
  return cube.value;
}

const read = (cube: Cube, key: string, range: CubeRange, cell: number | null): unknown => {
  const found = readStat(cube, key, range, cell);
  return found.ok ? found.value : found.error.code;
};
type CubeRange = Parameters<typeof readStat>[2];

function wanted(rows: readonly Row[], { statistic, column, filter }: PlanMeasure, range: CubeRange): Partial<Stat> {
  const inside = rows.filter((row) => {
    const day = dayOf(row, 'at');
    return day !== null && (range === null || (day >= range.fromDay && day < range.toDay)) && matches(filter, row);
  });
  return statOf(inside, statistic, column, 'at');
}

function expectStat(found: unknown, expected: Partial<Stat>, statistic: Statistic): void {
  const stats = found as Stat;
  for (const name of statArraysOf(statistic)) expect(stats[name]).toBeCloseTo(expected[name] ?? Number.NaN, 6);
}

/** Squares of milliseconds are beyond 2^53, so that their sum depends on the order of adding. */
const exactMeasure = randomMeasure.filter(
  ({ statistic, column }) => statistic.kind !== 'moments' || column !== 'closed',
);
const mergeable = exactMeasure.filter(({ statistic }) => isMergeable(statistic, 'days'));

describe('cubes', () => {
  it('CUBE-1, CUBE-2 a period read from days is the statistic of the rows of those days, or refused', async () => {
    await fc.assert(
      fc.asyncProperty(tidyRows, exactMeasure, randomRange, async (rows, measure, asked) => {
        const range = { fromDay: Math.max(asked.fromDay, -4), toDay: Math.max(-4, Math.min(asked.toDay, 9)) };
        const cube = await cubeOf(rows, { time: byDay, by: [], measures: [measure] });
        const found = read(cube, measure.key, range, null);
        if (isMergeable(measure.statistic, 'days')) expectStat(found, wanted(rows, measure, range), measure.statistic);
        else if (range.toDay - range.fromDay > 1) expect(found).toBe('not-rollable');
      }),
    );
  });

  it('CUBE-3 a period that the cube was not asked for is refused', async () => {
    const count = planMeasure({ kind: 'count' }, null, everything);
    const rows = [{ at: 0 }, { at: msPerDay }];
    const days = await cubeOf(rows, { time: byDay, by: [], measures: [count] });
    expect(read(days, count.key, { fromDay: -5, toDay: 1 }, null)).toBe('not-rollable');
    expect(read(days, count.key, null, null)).toMatchObject({ n: 2 });
    expect(read(days, count.key, { fromDay: 3, toDay: 3 }, null)).toEqual(emptyStat);
    const ranges = [
      { fromDay: 0, toDay: 1 },
      { fromDay: 0, toDay: 2 },
    ];
    const fixed = await cubeOf(rows, {
      time: { column: 'at', buckets: { kind: 'ranges', ranges } },
      by: [],
      measures: [count],
    });
    expect(read(fixed, count.key, { fromDay: 0, toDay: 2 }, null)).toMatchObject({ n: 2 });
    expect(read(fixed, count.key, { fromDay: 1, toDay: 2 }, null)).toBe('not-rollable');
    expect(read(fixed, count.key, null, null)).toBe('not-rollable');
    const undated = await cubeOf(rows, { time: null, by: [], measures: [count] });
    expect(read(undated, count.key, { fromDay: 7, toDay: 8 }, null)).toMatchObject({ n: 2 });
  });

  it('CUBE-1, CUBE-4 all cells together are the statistic of all rows, or refused', async () => {
    await fc.assert(
      fc.asyncProperty(tidyRows, mergeable, async (rows, measure) => {
        const split = await cubeOf(rows, { time: byDay, by: ['channel', 'team'], measures: [measure] });
        const total = read(split, measure.key, extent, null);
        if (isMergeable(measure.statistic, 'segments')) {
          expectStat(total, wanted(rows, measure, extent), measure.statistic);
        } else if (split.cellCount > 1) expect(total).toBe('not-rollable');
      }),
    );
  });

  it('CUBE-5 one bucket and cell is read whatever the statistic', async () => {
    const median = planMeasure({ kind: 'quantile', p: 0.5 }, 'wait', everything);
    const rows = [
      { at: 0, team: 'north', wait: 1 },
      { at: 1, team: 'north', wait: 4 },
      { at: 2, wait: 9 },
    ];
    const cube = await cubeOf(rows, { time: byDay, by: ['team'], measures: [median] });
    expect(read(cube, median.key, { fromDay: 0, toDay: 1 }, 1)).toMatchObject({ n: 2, value: 2.5 });
    expect(read(cube, median.key, { fromDay: 0, toDay: 1 }, null)).toBe('not-rollable');
  });

  it('CUBE-9 cells along tags are read one by one, and never put together', async () => {
    const count = planMeasure({ kind: 'count' }, null, everything);
    const rows = [
      { at: 0, tags: ['vip', 'refund'] },
      { at: 1, tags: ['refund'] },
      { at: 2, tags: [] },
    ];
    const cube = await cubeOf(rows, { time: byDay, by: ['tags'], measures: [count] });
    const refund = cube.axes[0]?.values.indexOf('refund') ?? -1;
    expect(read(cube, count.key, extent, refund)).toMatchObject({ n: 2 });
    expect(read(cube, count.key, extent, null)).toBe('not-rollable');
  });

  it('CUBE-6 names a measure or cell that it does not hold', async () => {
    const count = planMeasure({ kind: 'count' }, null, everything);
    const cube = await cubeOf([], { time: byDay, by: [], measures: [count] });
    expect(readStat(cube, 'ghost', extent, null)).toEqual({
      ok: false,
      error: { code: 'unknown-measure', key: 'ghost' },
    });
    expect(readStat(cube, count.key, extent, 1)).toEqual({ ok: false, error: { code: 'unknown-cell', cell: 1 } });
  });
});
