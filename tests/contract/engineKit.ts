import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cube } from '#core/cube/cube.ts';
import { type StatArrayName, statArraysOf } from '#core/cube/stat.ts';
import { planMeasure } from '#core/plan/measureKey.ts';
import type { CubePlan, PlanMeasure } from '#core/plan/plan.ts';
import { everything } from '#core/table/filter.ts';
import type { AnalyticEngine, RowQuery } from '#engine/port.ts';
import { deskKinds, randomFilter, randomPlan, randomRange, randomRows } from '../support/randomPlans.ts';
import { matches, referenceBin, referenceStat, rowsInside } from '../support/referenceEngine.ts';
import { type Cell, dayOf, type Row, rowTable, sortByDay } from '../support/rowTable.ts';
import { ask, at, cellValues, count, type Use } from './askEngine.ts';
import { findsLeaves } from './leavesKit.ts';

/** What every engine must do, whatever it scans and wherever. `runs`: random tables tried per law. */
export function engineContract(title: string, newEngine: () => AnalyticEngine, runs = 150): void {
  describe(title, () => {
    let engine: AnalyticEngine;
    let tables = 0;
    const register = async (rows: readonly Row[]): Promise<string> => {
      tables += 1;
      const hash = `random ${tables}`;
      const registered = await engine.register(hash, rowTable(rows, deskKinds, 'at'), {});
      expect(registered).toEqual({ ok: true, value: { hash, rowCount: rows.length } });
      return hash;
    };
    const use: Use = { engine: () => engine, register, runs };
    beforeAll(async () => {
      engine = newEngine();
      expect((await engine.open({})).ok).toBe(true);
    });
    afterAll(() => engine.close());
    agreesWithTheReference(use);
    findsLeaves(use);
    laysOutCubes(use);
    pagesRows(use);
    refuses(use);
    cancels(use);
  });
}

function agreesWithTheReference({ engine, register, runs }: Use): void {
  it('says of random rows and plans what counting row by row says', async () => {
    await fc.assert(
      fc.asyncProperty(randomRows, randomPlan(''), async (rows, plan) => {
        const table = await register(rows);
        const cube = await ask(engine(), { ...plan, table });
        for (const measure of plan.measures) expectReference(cube, rows, measure);
        await engine().drop(table);
      }),
      { numRuns: runs },
    );
  });
}

function expectReference(cube: Cube, rows: readonly Row[], measure: PlanMeasure): void {
  const arrays = cube.stats[measure.key];
  for (let bucket = 0; bucket < cube.bucketCount; bucket++) {
    for (let cell = 0; cell < cube.cellCount; cell++) {
      const wanted = referenceStat(rows, cube.plan, measure, bucket, cellValues(cube, cell));
      for (const name of statArraysOf(measure.statistic)) {
        const found = arrays?.[name]?.[bucket * cube.cellCount + cell];
        expectNumber(name, found, wanted[name], rows, measure.column);
      }
      expectBins(cube, rows, measure, bucket, cell);
    }
  }
}

/** Bins hold every non-missing value once. */
function expectBins(cube: Cube, rows: readonly Row[], measure: PlanMeasure, bucket: number, cell: number): void {
  const { statistic, column, key } = measure;
  if (statistic.kind !== 'histogram') return;
  const values = rowsInside(rows, cube.plan, measure, bucket, cellValues(cube, cell))
    .map((row) => row[column ?? ''])
    .filter((value) => typeof value === 'number');
  const { width, bins } = statistic;
  const slot = bucket * cube.cellCount + cell;
  const found = [...(cube.stats[key]?.counts?.slice(slot * bins, (slot + 1) * bins) ?? [])];
  expect(found).toEqual(Array.from({ length: bins }, (_, bin) => referenceBin(values, width, bins, bin)));
}

/** Sums may differ by the order of their additions, quantiles by the last bit of the interpolation; nothing else may. */
function expectNumber(
  name: StatArrayName,
  found: number | undefined,
  wanted: number | undefined,
  rows: readonly Row[],
  column: string | null,
): void {
  if (found === wanted || (Number.isNaN(found) && Number.isNaN(wanted))) return;
  const sizes = rows.map((row) => Math.abs(Number(row[column ?? ''] ?? 0)));
  const scale = name === 'sumSquares' ? sizes.map((x) => x * x) : sizes;
  const slack = (rows.length + 2) * 2 ** -52 * scale.reduce((sum, x) => sum + x, 0);
  const exact = name === 'n' || name === 'min' || name === 'max';
  expect(
    Math.abs((found ?? Number.NaN) - (wanted ?? Number.NaN)),
    `${name}: ${found} for ${wanted}`,
  ).toBeLessThanOrEqual(exact ? 0 : slack);
}

function laysOutCubes({ engine, register }: Use): void {
  it('lays out buckets and cells with the last axis fastest and missing first', async () => {
    const rows = [
      { at: at(1), channel: 'chat', team: 'north' },
      { at: at(2), channel: null, team: 'SOUTH' },
      { at: at(2) + 5, channel: 'chat', team: null },
    ];
    const table = await register(rows);
    const time: CubePlan['time'] = { column: 'at', buckets: { kind: 'days', range: { fromDay: 1, toDay: 3 } } };
    const cube = await ask(engine(), { table, time, by: ['channel', 'team'], measures: [count] });
    expect(cube.axes).toEqual([
      { column: 'channel', values: [null, 'chat'] },
      { column: 'team', values: [null, 'north', 'SOUTH'] },
    ]);
    expect([cube.bucketCount, cube.cellCount]).toEqual([2, 6]);
    expect([...(cube.stats[count.key]?.n ?? [])]).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0]);
  });

  it('counts a row once for each of its tags, in no cell where it has none, and as missing where they are unknown', async () => {
    const rows = [
      { at: at(1), channel: 'chat', tags: ['vip', 'refund', 'vip'] },
      { at: at(1), channel: 'chat', tags: ['refund'] },
      { at: at(1), channel: 'mail', tags: [] },
      { at: at(1), channel: null, tags: null },
    ];
    const table = await register(rows);
    const number = planMeasure({ kind: 'distinct' }, 'tags', everything);
    const cube = await ask(engine(), { table, time: null, by: ['tags', 'channel'], measures: [count] });
    expect(cube.axes[0]).toEqual({ column: 'tags', values: [null, 'refund', 'vip'], overlaps: true });
    const told = Array.from({ length: cube.cellCount }, (_, cell) => cell)
      .filter((cell) => (cube.stats[count.key]?.n[cell] ?? 0) > 0)
      .map((cell) => [...cellValues(cube, cell), cube.stats[count.key]?.n[cell]]);
    expect(told).toEqual([
      [null, null, 1],
      ['refund', 'chat', 2],
      ['vip', 'chat', 1],
    ]);
    const all = await ask(engine(), { table, time: null, by: [], measures: [count, number] });
    expect([all.stats[count.key]?.n[0], all.stats[number.key]?.n[0], all.stats[number.key]?.value?.[0]]).toEqual([
      4, 3, 2,
    ]);
  });

  it('counts a row in each of the overlapping ranges that hold it, and one without a date in none', async () => {
    const table = await register([{ at: at(1) }, { at: at(3) - 1 }, { at: at(3) }, { at: null }]);
    const ranges = [
      { fromDay: 1, toDay: 3 },
      { fromDay: 2, toDay: 4 },
      { fromDay: 9, toDay: 9 },
    ];
    const time: CubePlan['time'] = { column: 'at', buckets: { kind: 'ranges', ranges } };
    const cube = await ask(engine(), { table, time, by: [], measures: [count] });
    expect([...(cube.stats[count.key]?.n ?? [])]).toEqual([2, 2, 0]);
    const all = await ask(engine(), { table, time: null, by: [], measures: [count] });
    expect([...(all.stats[count.key]?.n ?? [])]).toEqual([4]);
  });

  it('answers about a table without rows', async () => {
    const table = await register([]);
    const median = planMeasure({ kind: 'quantile', p: 0.5 }, 'wait', everything);
    const cube = await ask(engine(), { table, time: null, by: ['channel'], measures: [count, median] });
    expect([...(cube.stats[count.key]?.n ?? [])]).toEqual([0]);
    expect([...(cube.stats[median.key]?.value ?? [])]).toEqual([Number.NaN]);
  });
}

const wholeTable = (table: string): RowQuery => ({
  table,
  filter: everything,
  time: null,
  columns: Object.keys(deskKinds),
  sort: null,
  offset: 0,
  limit: 1_000,
});

function pagesRows({ engine, register, runs }: Use): void {
  it('pages through the rows that match, in table order, and counts them all', async () => {
    const query = fc.record({
      filter: randomFilter,
      range: fc.option(randomRange, { nil: null }),
      offset: fc.integer({ min: 0, max: 5 }),
      limit: fc.integer({ min: 0, max: 10 }),
    });
    await fc.assert(
      fc.asyncProperty(randomRows, query, async (rows, { filter, range, offset, limit }) => {
        const table = await register(rows);
        const time = range === null ? null : { column: 'at', range };
        const page = await engine().rows({ ...wholeTable(table), filter, time, offset, limit }, {});
        const wanted = sortByDay(rows, 'at').filter((row) => matches(filter, row) && isIn(row, range));
        expect(page).toEqual({
          ok: true,
          value: {
            columns: Object.keys(deskKinds),
            rows: wanted.slice(offset, offset + limit).map(cellsOf),
            total: wanted.length,
          },
        });
        await engine().drop(table);
      }),
      { numRuns: runs },
    );
  });

  it('sorts by any column, missing cells last either way up, equal ones in table order', async () => {
    const sort = fc.record({ column: fc.constantFrom(...Object.keys(deskKinds)), descending: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(randomRows, sort, async (rows, by) => {
        const table = await register(rows);
        const page = await engine().rows({ ...wholeTable(table), sort: by }, {});
        const wanted = sortByDay(rows, 'at').toSorted((a, b) =>
          compareCells(a[by.column], b[by.column], by.descending),
        );
        expect(page.ok && page.value.rows).toEqual(wanted.map(cellsOf));
        await engine().drop(table);
      }),
      { numRuns: runs },
    );
  });
}

const cellsOf = (row: Row): readonly Cell[] => Object.keys(deskKinds).map((column) => shownCell(row[column]));

/** Tags are told in alphabetical order, each once. */
function shownCell(cell: Cell | undefined): Cell {
  return typeof cell === 'object' && cell !== null ? [...new Set(cell)].sort() : (cell ?? null);
}

function isIn(row: Row, range: { readonly fromDay: number; readonly toDay: number } | null): boolean {
  const day = dayOf(row, 'at');
  return range === null || (day !== null && day >= range.fromDay && day < range.toDay);
}

function sortKey(cell: Cell | undefined): string | number | null {
  const shown = shownCell(cell);
  return typeof shown === 'object' && shown !== null ? shown.join(', ') : shown;
}

function compareCells(a: Cell | undefined, b: Cell | undefined, descending: boolean): number {
  const x = sortKey(a);
  const y = sortKey(b);
  if (x === y) return 0;
  if (x === null) return 1;
  if (y === null) return -1;
  return x < y === descending ? 1 : -1;
}

function refuses({ engine, register }: Use): void {
  const plan = (table: string): CubePlan => ({ table, time: null, by: [], measures: [count] });

  it('names the table, column or measure that it cannot answer about', async () => {
    const table = await register([{ at: at(1) }]);
    const errorOf = async (asked: CubePlan): Promise<unknown> => {
      const cube = await engine().cube(asked, {});
      return cube.ok ? null : cube.error;
    };
    const sumOfWords = planMeasure({ kind: 'sum' }, 'channel', everything);
    const byGhost = planMeasure({ kind: 'count' }, null, { kind: 'missing', column: 'ghost' });
    expect(await errorOf(plan('no such table'))).toEqual({ code: 'unknown-table', hash: 'no such table' });
    expect(await errorOf({ ...plan(table), by: ['ghost'] })).toEqual({ code: 'unknown-column', column: 'ghost' });
    expect(await errorOf({ ...plan(table), measures: [byGhost] })).toEqual({ code: 'unknown-column', column: 'ghost' });
    expect(await errorOf({ ...plan(table), by: ['wait'] })).toMatchObject({ code: 'unsupported' });
    expect(await errorOf({ ...plan(table), measures: [sumOfWords] })).toMatchObject({ code: 'unsupported' });
    const byWords: CubePlan['time'] = { column: 'channel', buckets: { kind: 'ranges', ranges: [] } };
    expect(await errorOf({ ...plan(table), time: byWords })).toMatchObject({ code: 'unsupported' });
    const rows = await engine().rows({ ...wholeTable(table), columns: ['ghost'] }, {});
    expect(rows).toEqual({ ok: false, error: { code: 'unknown-column', column: 'ghost' } });
  });

  it('says how many cells are too many', async () => {
    const table = await register([{ at: at(1), channel: 'chat' }]);
    const limit = engine().capabilities.maxCells;
    const range = { fromDay: 0, toDay: limit };
    const time: CubePlan['time'] = { column: 'at', buckets: { kind: 'days', range } };
    const cube = await engine().cube({ ...plan(table), time, by: ['channel'] }, {});
    expect(cube).toEqual({ ok: false, error: { code: 'too-many-cells', cells: 2 * limit, limit } });
    const bins = planMeasure({ kind: 'histogram', width: 1, bins: limit }, 'wait', everything);
    const wide = await engine().cube({ ...plan(table), measures: [bins] }, {});
    expect(wide).toEqual({ ok: false, error: { code: 'too-many-cells', cells: limit + 1, limit } });
    for (const [width, count] of [
      [0, 3],
      [1, 0],
      [1, 1.5],
    ] as const) {
      const bad = planMeasure({ kind: 'histogram', width, bins: count }, 'wait', everything);
      const refused = await engine().cube({ ...plan(table), measures: [bad] }, {});
      expect(refused.ok ? null : refused.error.code).toBe('unsupported');
    }
  });

  it('forgets a dropped table, and takes one twice as once', async () => {
    const table = await register([{ at: at(1) }]);
    const again = await engine().register(table, rowTable([{ at: at(1) }], deskKinds, 'at'), {});
    expect(again).toEqual({ ok: true, value: { hash: table, rowCount: 1 } });
    expect((await engine().cube(plan(table), {})).ok).toBe(true);
    await engine().drop(table);
    expect(await engine().cube(plan(table), {})).toEqual({ ok: false, error: { code: 'unknown-table', hash: table } });
  });

  it('does not take a table whose columns are cut short', async () => {
    const whole = rowTable([{ at: at(1) }, { at: at(2) }], deskKinds, 'at');
    const cut = await engine().register('cut', { ...whole, rowCount: 3 }, {});
    expect(cut.ok ? null : cut.error.code).toBe('bad-data');
  });
}

function cancels({ engine, register }: Use): void {
  it('ends a call as cancelled when its signal is aborted, before and while it runs', async () => {
    const rows = Array.from({ length: 2_000 }, (_, row) => ({ at: at(row % 9), note: `n${row}` }));
    const table = await register(rows);
    const time: CubePlan['time'] = { column: 'at', buckets: { kind: 'days', range: { fromDay: 0, toDay: 9 } } };
    const plan: CubePlan = { table, time, by: [], measures: [count] };
    const cancelled = { ok: false, error: { code: 'cancelled' } };
    const before = AbortSignal.abort();
    expect(await engine().cube(plan, { signal: before })).toEqual(cancelled);
    expect(await engine().leaves(plan, { signal: before })).toEqual(cancelled);
    expect(await engine().rows(wholeTable(table), { signal: before })).toEqual(cancelled);
    const controller = new AbortController();
    const running = engine().cube(plan, { signal: controller.signal });
    controller.abort();
    expect(await running).toEqual(cancelled);
    const leaving = new AbortController();
    const leaves = engine().leaves({ ...plan, by: ['channel'] }, { signal: leaving.signal });
    leaving.abort();
    expect(await leaves).toEqual(cancelled);
    expect((await engine().cube(plan, { signal: new AbortController().signal })).ok).toBe(true);
  });

  it('reports progress up to the end', async () => {
    const table = await register([{ at: at(1) }, { at: at(2) }]);
    const seen: number[] = [];
    const finished = new Promise<void>((resolve) => {
      const onProgress = (done: number): void => {
        seen.push(done);
        if (done === 1) resolve();
      };
      void engine().cube({ table, time: null, by: [], measures: [count] }, { onProgress });
    });
    await finished;
    expect(seen.every((done) => done > 0 && done <= 1)).toBe(true);
  });
}
