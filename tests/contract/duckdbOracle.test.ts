import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cube } from '#core/cube/cube.ts';
import type { PlanMeasure } from '#core/plan/plan.ts';
import { createColumnarEngine } from '#engine/columnar/columnarEngine.ts';
import { measureSql, tableSql } from '../support/oracleSql.ts';
import { deskKinds, randomPlan, randomRow } from '../support/randomPlans.ts';
import { type Row, rowTable } from '../support/rowTable.ts';
import { ask, cellValues } from './askEngine.ts';

/** What sums stumble over, and a measure that is no number. */
const hardNumber = fc.option(fc.constantFrom(2 ** 31, -(2 ** 31), 2 ** 31 - 1, 2 ** 53, 1e-9, Number.NaN, -0), {
  nil: null,
});
const hardRows = fc.array(
  fc.tuple(randomRow, hardNumber).map(([row, number]): Row => (number === null ? row : { ...row, wait: number })),
  { maxLength: 60 },
);

describe('columnar engine against DuckDB', () => {
  const engine = createColumnarEngine();
  let duckdb: DuckDBConnection;
  beforeAll(async () => {
    duckdb = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
    await engine.open({});
  });
  afterAll(async () => {
    duckdb.closeSync();
    await engine.close();
  });

  it('says of random tables and plans what DuckDB says, within 1e-9 of the size of what was added', async () => {
    await fc.assert(
      fc.asyncProperty(hardRows, randomPlan('desk'), async (rows, plan) => {
        await engine.drop('desk');
        await engine.register('desk', rowTable(rows, deskKinds, 'at'), {});
        await duckdb.run(tableSql(rows, deskKinds));
        const cube = await ask(engine, plan);
        for (const measure of plan.measures) {
          const groups = await duckdb.runAndReadAll(measureSql(plan, measure, deskKinds));
          expectGroups(cube, measure, groups.getRows());
        }
      }),
      { numRuns: 200 },
    );
  });
});

/** Every slot of the cube, those without a group among them. */
function expectGroups(cube: Cube, measure: PlanMeasure, groups: readonly (readonly unknown[])[]): void {
  const keyLength = 1 + cube.axes.length;
  const byKey = new Map(groups.map((group) => [JSON.stringify(group.slice(0, keyLength)), group.slice(keyLength)]));
  let met = 0;
  for (let slot = 0; slot < cube.bucketCount * cube.cellCount; slot++) {
    const bucket = Math.floor(slot / cube.cellCount);
    const group = byKey.get(JSON.stringify([bucket, ...cellValues(cube, slot % cube.cellCount)]));
    if (group !== undefined) met += 1;
    expectSlot(cube, measure, slot, group?.map(Number) ?? []);
  }
  expect(met, 'groups of DuckDB that the cube has a slot for').toBe(groups.length);
}

function expectSlot(cube: Cube, { key, statistic }: PlanMeasure, slot: number, figures: readonly number[]): void {
  const found = cube.stats[key];
  const [n = 0, first, second, third] = figures;
  expect(found?.n[slot], 'n').toBe(n);
  switch (statistic.kind) {
    case 'count':
      return;
    case 'sum':
    case 'moments':
      expectNear('sum', found?.sum?.[slot], first ?? 0, second ?? 0);
      if (statistic.kind === 'moments') expectNear('sum of squares', found?.sumSquares?.[slot], third ?? 0, third ?? 0);
      return;
    case 'extent':
      expectNear('min', found?.min?.[slot], n === 0 ? Infinity : (first ?? 0), 0);
      expectNear('max', found?.max?.[slot], n === 0 ? -Infinity : (second ?? 0), 0);
      return;
    case 'distinct':
    case 'daily-distinct':
      expectNear('distinct', found?.value?.[slot], first ?? 0, 0);
      return;
    case 'quantile':
      expectNear('quantile', found?.value?.[slot], n === 0 ? Number.NaN : (first ?? 0), Math.abs(first ?? 0));
      return;
    case 'histogram': {
      const { bins } = statistic;
      const wanted = Array.from({ length: bins }, (_, bin) => figures[bin + 1] ?? 0);
      expect([...(found?.counts?.slice(slot * bins, (slot + 1) * bins) ?? [])], 'bins').toEqual(wanted);
    }
  }
}

/** `size`: of the numbers that were added, so that what cancels out is not judged by its small rest. */
function expectNear(what: string, found: number | undefined, wanted: number, size: number): void {
  if (found === wanted || (Number.isNaN(found) && Number.isNaN(wanted))) return;
  expect(Math.abs((found ?? Number.NaN) - wanted), `${what}: ${found} for ${wanted}`).toBeLessThanOrEqual(1e-9 * size);
}
