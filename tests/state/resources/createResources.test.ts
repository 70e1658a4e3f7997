import { describe, expect, it } from 'vitest';
import { err } from '#core/base/result.ts';
import type { CubePlan } from '#core/plan/plan.ts';
import type { CallOptions, RowQuery } from '#engine/port.ts';
import { createResources } from '#state/resources/createResources.ts';
import { createMemoryStorage } from '#storage/memory/createMemoryStorage.ts';
import { mortalEngine } from '../../support/mortalEngine.ts';
import { smallTable } from '../../support/smallTable.ts';

const plan: CubePlan = {
  table: 'hash-1',
  time: null,
  by: [],
  measures: [{ key: 'n', statistic: { kind: 'count' }, column: null, filter: { kind: 'all' } }],
};
const query: RowQuery = {
  table: 'hash-1',
  filter: { kind: 'all' },
  time: null,
  columns: ['channel', 'wait'],
  sort: null,
  offset: 0,
  limit: 2,
};

async function openDesk(stored = true) {
  const storage = createMemoryStorage({ now: () => 0 });
  if (stored) await storage.putColumns('hash-1', smallTable());
  const mortal = mortalEngine();
  const resources = createResources({ engine: mortal.engine, storage, regenerate: async () => null });
  return { ...mortal, resources, storage };
}

describe('createResources', () => {
  it('brings a stored table into the engine once, and asks each question once', async () => {
    const { resources, trips } = await openDesk();
    const cubes = await Promise.all([resources.ensureCube('k', plan), resources.ensureCube('k', plan)]);
    expect(cubes[0]).toMatchObject({ ok: true, value: { stats: { n: { n: new Float64Array([4]) } } } });
    const page = await resources.ensurePage('p', query);
    expect(page).toMatchObject({
      ok: true,
      value: {
        total: 4,
        rows: [
          ['chat', 1],
          ['chat', 2.5],
        ],
      },
    });
    await resources.ensureCube('k', plan);
    expect(trips).toEqual({ open: 1, register: 1, cube: 1, leaves: 0, rows: 1 });
    expect(resources.tables.get('hash-1')).toMatchObject({ status: 'ready', value: { rowCount: 4 } });
  });

  it('says where the columns are not', async () => {
    const { resources, trips } = await openDesk(false);
    const missing = { ok: false, error: { code: 'not-found', what: 'columns', id: 'hash-1' } };
    expect(await resources.ensureCube('k', plan)).toEqual(missing);
    expect(resources.cubes.get('k')).toMatchObject({ status: 'failed', error: missing.error });
    expect(trips.cube).toBe(0);
  });

  it('makes a table again that is not stored', async () => {
    const storage = createMemoryStorage({ now: () => 0 });
    const { engine } = mortalEngine();
    const regenerate = async (hash: string) => (hash === 'hash-1' ? smallTable() : null);
    const resources = createResources({ engine, storage, regenerate });
    expect((await resources.ensureCube('k', plan)).ok).toBe(true);
  });

  it('opens a dead engine again, loads the tables and asks once more', async () => {
    const { resources, die, trips } = await openDesk();
    await resources.ensureCube('k', plan);
    die();
    const answers = await Promise.all([
      resources.ensureCube('k2', plan),
      resources.ensureCube('k3', plan),
      resources.ensurePage('p', query),
    ]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(trips).toEqual({ open: 2, register: 2, cube: 5, leaves: 0, rows: 2 });
  });

  it('asks again what was cancelled because another question found the engine dead', async () => {
    const { resources, engine } = await openDesk();
    const { cube, close } = engine;
    const closing = { cancel: () => {} };
    const closed = new Promise<void>((resolve) => {
      closing.cancel = resolve;
    });
    let asked = 0;
    Object.assign(engine, {
      cube: async (wanted: CubePlan, call: CallOptions) => {
        asked++;
        if (asked > 2) return cube(wanted, call);
        if (asked === 1) return closed.then(() => err({ code: 'cancelled' }));
        return err({ code: 'out-of-memory' });
      },
      close: async () => {
        closing.cancel();
        await close();
      },
    });
    const answers = await Promise.all([resources.ensureCube('k1', plan), resources.ensureCube('k2', plan)]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
  });

  it('reads rows for a file from a new engine when the old one has died, and keeps none', async () => {
    const { resources, die, trips } = await openDesk();
    await resources.ensureTable('hash-1');
    die();
    expect(await resources.readRows({ ...query, limit: 4 })).toMatchObject({ ok: true, value: { total: 4 } });
    expect(resources.pages.getState().size).toBe(0);
    expect(trips).toEqual({ open: 2, register: 2, cube: 0, leaves: 0, rows: 2 });
  });

  it('brings a table into a new engine when it dies before it has it', async () => {
    const { resources, die, trips } = await openDesk();
    await resources.ensureTable('hash-0');
    die();
    expect((await resources.ensureTable('hash-1')).ok).toBe(true);
    expect(resources.tables.get('hash-1').status).toBe('ready');
    expect(trips.open).toBe(2);
  });

  it('gives up when it dies again', async () => {
    const { resources, engine, die } = await openDesk();
    await resources.ensureCube('k', plan);
    const { close } = engine;
    Object.assign(engine, { close: async () => close().then(die) });
    die();
    expect(await resources.ensureCube('k2', plan)).toEqual({ ok: false, error: { code: 'worker-died' } });
  });

  it('looks for a table again when its question is asked again', async () => {
    const { resources, storage, trips } = await openDesk();
    const { getColumns } = storage;
    const failed = { code: 'failed', detail: 'busy' } as const;
    Object.assign(storage, { getColumns: async () => err(failed) });
    expect(await resources.ensureCube('k', plan)).toEqual(err(failed));
    expect(await resources.ensurePage('p', query)).toEqual(err(failed));
    Object.assign(storage, { getColumns });
    resources.cubes.reload('k');
    resources.pages.reload('p');
    await expect.poll(() => resources.cubes.get('k').status).toBe('ready');
    await expect.poll(() => resources.pages.get('p').status).toBe('ready');
    expect(resources.tables.get('hash-1').status).toBe('ready');
    expect(trips).toEqual({ open: 1, register: 1, cube: 1, leaves: 0, rows: 1 });
  });

  it.each([{ code: 'unreachable', address: 'worker.js' }, { code: 'worker-died' }] as const)(
    'opens the engine again when its question is asked again: $code',
    async (error) => {
      const { resources, engine } = await openDesk();
      const { open } = engine;
      Object.assign(engine, { open: async () => err(error) });
      expect(await resources.ensureCube('k', plan)).toEqual(err(error));
      Object.assign(engine, { open });
      resources.cubes.reload('k');
      await expect.poll(() => resources.cubes.get('k').status).toBe('ready');
      expect(resources.tables.get('hash-1').status).toBe('ready');
    },
  );

  it('brings the very first table into a new engine when the engine dies at it', async () => {
    const { resources, engine, die } = await openDesk();
    const { open } = engine;
    Object.assign(engine, {
      open: async (options: CallOptions) => {
        const opened = await open(options);
        Object.assign(engine, { open });
        die();
        return opened;
      },
    });
    expect((await resources.ensureTable('hash-1')).ok).toBe(true);
  });

  it('takes a table that is in memory', async () => {
    const { resources, trips } = await openDesk(false);
    expect(await resources.provideTable('hash-1', smallTable())).toEqual({
      ok: true,
      value: { hash: 'hash-1', rowCount: 4 },
    });
    expect((await resources.ensurePage('p', query)).ok).toBe(true);
    expect(trips.register).toBe(1);
  });

  it('does not ask for what was superseded while its table was loading', async () => {
    const { resources, trips } = await openDesk();
    const first = resources.ensureCube('k1', plan, 'main');
    const second = resources.ensureCube('k2', plan, 'main');
    expect(await first).toEqual({ ok: false, error: { code: 'cancelled' } });
    expect((await second).ok).toBe(true);
    expect(trips.cube).toBe(1);
  });
});
