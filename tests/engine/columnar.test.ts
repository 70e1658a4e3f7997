import { describe, expect, it } from 'vitest';
import { planMeasure } from '#core/plan/measureKey.ts';
import type { CubePlan } from '#core/plan/plan.ts';
import { everything } from '#core/table/filter.ts';
import { msPerDay } from '#core/table/table.ts';
import { createColumnarEngine } from '#engine/columnar/columnarEngine.ts';
import { dayColumnOf, missingDay, sliceOf } from '#engine/columnar/dayColumn.ts';
import { accumulateDistinct } from '#engine/columnar/kernels/distinct.ts';
import { createLru } from '#engine/columnar/lru.ts';
import { longestBucket } from '#engine/columnar/sweeps.ts';
import { deskKinds } from '../support/randomPlans.ts';
import { rowTable } from '../support/rowTable.ts';

describe('days of rows', () => {
  it('finds a period as a slice of sorted days, missing days outside of any', () => {
    const days = dayColumnOf({ kind: 'time', values: Float64Array.of(-1, 0, msPerDay, msPerDay, Number.NaN) });
    expect([...days.days]).toEqual([-1, 0, 1, 1, missingDay]);
    expect(days.sorted).toBe(true);
    expect(sliceOf(days, { fromDay: 0, toDay: 2 })).toEqual({ from: 1, to: 4 });
    expect(sliceOf(days, { fromDay: Number.NEGATIVE_INFINITY, toDay: Number.POSITIVE_INFINITY })).toEqual({
      from: 0,
      to: 4,
    });
    expect(sliceOf(days, { fromDay: 5, toDay: 9 })).toEqual({ from: 4, to: 4 });
  });

  it('looks at every row where the days are not sorted', () => {
    const days = dayColumnOf({ kind: 'time', values: Float64Array.of(msPerDay, 0) });
    expect(days.sorted).toBe(false);
    expect(sliceOf(days, { fromDay: 0, toDay: 1 })).toEqual({ from: 0, to: 2 });
  });
});

describe('buckets', () => {
  it('finds the longest of very many', () => {
    const ranges = Array.from({ length: 200_000 }, (_, day) => ({ fromDay: day, toDay: day + 1 + (day % 31) }));
    expect(longestBucket({ column: 'at', buckets: { kind: 'ranges', ranges } })).toBe(31);
    expect(longestBucket({ column: 'at', buckets: { kind: 'ranges', ranges: [] } })).toBe(1);
  });
});

describe('kernels', () => {
  it('counts distinct values alike by bits and, beyond 32 MB of them, by sorting', () => {
    const rows = 5_000;
    const codes = Uint32Array.from({ length: rows }, (_, row) => (row * row) % 97);
    const selection = {
      count: rows,
      rows: Int32Array.from({ length: rows }, (_, row) => row),
      slots: Int32Array.from({ length: rows }, (_, row) => row % 7),
      days: Int32Array.from({ length: rows }, (_, row) => row % 3),
    };
    const mask = Uint8Array.from({ length: rows }, (_, row) => (row % 5 === 0 ? 0 : 1));
    for (const days of [1, 3]) {
      const [byBits, bySort] = [97, 20_000_000].map((size) => {
        const kernel = accumulateDistinct(7, mask, { codes, size, sets: null }, days);
        kernel.add(selection);
        return kernel.finish();
      });
      expect(bySort).toEqual(byBits);
    }
  });
});

describe('masks', () => {
  it('keeps what was used last within its weight', () => {
    const lru = createLru<string>(10);
    lru.set('a', 'A', 4);
    lru.set('b', 'B', 4);
    expect(lru.get('a')).toBe('A');
    lru.set('c', 'C', 4);
    expect([lru.get('a'), lru.get('b'), lru.get('c')]).toEqual(['A', undefined, 'C']);
    lru.set('huge', 'H', 11);
    expect(lru.get('huge')).toBeUndefined();
    lru.set('a', 'A2', 10);
    expect([lru.get('a'), lru.get('c')]).toEqual(['A2', undefined]);
  });
});

describe('the columnar engine', () => {
  it('lets a cancellation in between two batches of a long scan', async () => {
    const engine = createColumnarEngine();
    const rowCount = 400_000;
    const values = new Float64Array(rowCount).map((_, row) => (row * 7919) % 10_007);
    const column = { id: 'wait', name: 'wait', kind: 'measure', role: null, unit: null } as const;
    await engine.register(
      'long',
      {
        rowCount,
        dateColumn: null,
        schema: [{ ...column, distinct: 0, missing: 0, derived: false }],
        columns: [{ kind: 'measure', values }],
      },
      {},
    );
    const measures = Array.from({ length: 40 }, (_, i) =>
      planMeasure({ kind: 'quantile', p: i / 40 }, 'wait', everything),
    );
    const controller = new AbortController();
    const heard: number[] = [];
    const onProgress = (done: number): void => {
      heard.push(done);
      setTimeout(() => controller.abort());
    };
    const asked = engine.cube(
      { table: 'long', time: null, by: [], measures },
      { signal: controller.signal, onProgress },
    );
    expect(await asked).toEqual({ ok: false, error: { code: 'cancelled' } });
    expect(heard[0]).toBeLessThan(1);
    await engine.close();
  });

  it('answers a plan that names a measure twice once', async () => {
    const engine = createColumnarEngine();
    await engine.register('two', rowTable([{ at: 1 }, { at: 2 }], deskKinds, 'at'), {});
    const count = planMeasure({ kind: 'count' }, null, everything);
    const plan: CubePlan = { table: 'two', time: null, by: [], measures: [count, count] };
    const cube = await engine.cube(plan, {});
    expect(cube.ok && [...(cube.value.stats[count.key]?.n ?? [])]).toEqual([2]);
  });

  it('says that memory is short, and what else went wrong, instead of throwing', async () => {
    const engine = createColumnarEngine();
    const broken = rowTable([{ at: 1 }], deskKinds, 'at');
    const failing = (fault: Error): typeof broken => ({
      ...broken,
      get columns(): never {
        throw fault;
      },
    });
    const codeOf = async (fault: Error): Promise<unknown> => {
      const registered = await engine.register('x', failing(fault), {});
      return registered.ok ? null : registered.error;
    };
    expect(await codeOf(new RangeError('Array buffer allocation failed'))).toEqual({ code: 'out-of-memory' });
    expect(await codeOf(new Error('boom'))).toEqual({ code: 'internal', detail: 'boom' });
  });
});
