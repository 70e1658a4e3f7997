import { describe, expect, it } from 'vitest';
import { planMeasure } from '#core/plan/measureKey.ts';
import type { CubePlan } from '#core/plan/plan.ts';
import { everything } from '#core/table/filter.ts';
import type { TypedTable } from '#core/table/table.ts';
import { createColumnarEngine } from '#engine/columnar/columnarEngine.ts';
import { connectEngine } from '#engine/connectEngine.ts';
import type { AnalyticEngine } from '#engine/port.ts';
import { type ChannelWorker, channelWorker } from '../support/channelWorker.ts';
import { deskKinds } from '../support/randomPlans.ts';
import { rowTable } from '../support/rowTable.ts';

const table = (): TypedTable => rowTable([{ at: 5 }, { at: 6 }, { at: null }], deskKinds, 'at');
const count = planMeasure({ kind: 'count' }, null, everything);
const plan: CubePlan = { table: 'desk', time: null, by: [], measures: [count] };

interface Lives {
  readonly engine: AnalyticEngine;
  readonly workers: ChannelWorker[];
  readonly reloaded: string[];
}

/** An engine whose worker's fate is decided per life: `fate` is given each one as it starts. */
function connect(
  fate: (worker: ChannelWorker, life: number) => void,
  reload: () => TypedTable | null = table,
  serve: (life: number) => AnalyticEngine = createColumnarEngine,
): Lives {
  const workers: ChannelWorker[] = [];
  const reloaded: string[] = [];
  const engine = connectEngine(
    () => {
      const worker = channelWorker(serve(workers.length + 1));
      workers.push(worker);
      fate(worker, workers.length);
      return worker;
    },
    async (hash) => {
      reloaded.push(hash);
      return reload();
    },
    { silentAfterMs },
  );
  return { engine, workers, reloaded };
}

const thrive = (): void => {};

/** Long enough for a busy machine to answer a ping in. */
const silentAfterMs = 200;

async function rowsCounted(engine: AnalyticEngine): Promise<unknown> {
  const cube = await engine.cube(plan, {});
  return cube.ok ? cube.value.stats[count.key]?.n[0] : cube.error;
}

describe('an engine in a worker', () => {
  it('takes the buffers of a table', async () => {
    const { engine } = connect(thrive);
    const given = table();
    expect((await engine.register('desk', given, {})).ok).toBe(true);
    expect(given.columns.map((column) => (column.kind === 'text' ? column.bytes : null)?.byteLength ?? 0)).toEqual(
      given.columns.map(() => 0),
    );
    expect(await rowsCounted(engine)).toBe(3);
    await engine.close();
  });

  it('starts a new worker after a crash, loads the table again and answers', async () => {
    const { engine, workers, reloaded } = connect(thrive);
    await engine.register('desk', table(), {});
    workers[0]?.crash();
    expect(await rowsCounted(engine)).toBe(3);
    expect([workers.length, reloaded, workers[0]?.isTerminated()]).toEqual([2, ['desk'], true]);
    await engine.close();
  });

  it('makes a call again whose worker crashed under it', async () => {
    const lives = connect(thrive, table, (life) => {
      const served = createColumnarEngine();
      if (life > 1) return served;
      const cube: AnalyticEngine['cube'] = async (asked, options) => {
        lives.workers[0]?.crash();
        return served.cube(asked, options);
      };
      return { ...served, cube };
    });
    const { engine, workers, reloaded } = lives;
    expect((await engine.register('desk', table(), {})).ok).toBe(true);
    expect(await rowsCounted(engine)).toBe(3);
    expect([workers.length, reloaded, workers[0]?.isTerminated()]).toEqual([2, ['desk'], true]);
    await engine.close();
  });

  it('takes a silent worker for dead', async () => {
    const { engine, workers } = connect((worker, life) => {
      if (life === 1) worker.fallSilent();
    });
    expect(await rowsCounted(engine)).toBe(3);
    expect(workers.map((worker) => worker.isTerminated())).toEqual([true, false]);
    await engine.close();
  });

  it('does not take a worker that works for dead', async () => {
    const { engine, workers } = connect(thrive, table, () => {
      const served = createColumnarEngine();
      const cube: AnalyticEngine['cube'] = async (asked, options) => {
        await new Promise((resolve) => setTimeout(resolve, 2.5 * silentAfterMs));
        return served.cube(asked, options);
      };
      return { ...served, cube };
    });
    await engine.register('desk', table(), {});
    expect(await rowsCounted(engine)).toBe(3);
    expect(workers.length).toBe(1);
    await engine.close();
  });

  it('gives up after the second death', async () => {
    const { engine, workers } = connect((worker) => worker.fallSilent());
    expect(await rowsCounted(engine)).toEqual({ code: 'worker-died' });
    expect(workers.length).toBe(2);
    await engine.close();
  });

  it('says so when the table is gone, and asks again the next time', async () => {
    let stored: TypedTable | null = null;
    const { engine, reloaded } = connect(thrive, () => stored);
    expect(await rowsCounted(engine)).toEqual({ code: 'unknown-table', hash: 'desk' });
    stored = table();
    expect(await rowsCounted(engine)).toBe(3);
    expect(reloaded).toEqual(['desk', 'desk']);
    await engine.close();
  });

  it('says what went wrong when a table cannot be loaded', async () => {
    const { engine } = connect(thrive, () => {
      throw new Error('disk on fire');
    });
    expect(await rowsCounted(engine)).toEqual({ code: 'internal', detail: 'disk on fire' });
    await engine.close();
  });

  it('cannot start at all', async () => {
    const engine = connectEngine(
      () => {
        throw new Error('blocked');
      },
      async () => null,
    );
    expect(await engine.open({})).toEqual({ ok: false, error: { code: 'internal', detail: 'blocked' } });
  });

  it('is cancelled at once even while the worker is silent', async () => {
    const { engine } = connect((worker) => worker.fallSilent());
    const controller = new AbortController();
    const asked = engine.cube(plan, { signal: controller.signal });
    controller.abort();
    expect(await asked).toEqual({ ok: false, error: { code: 'cancelled' } });
    await engine.close();
  });

  it('cancels what waits when it is closed, and everything after', async () => {
    const { engine, workers } = connect((worker) => worker.fallSilent());
    const asked = rowsCounted(engine);
    await engine.close();
    expect(await asked).toEqual({ code: 'cancelled' });
    expect(await rowsCounted(engine)).toEqual({ code: 'cancelled' });
    expect(workers.map((worker) => worker.isTerminated())).toEqual([true]);
  });

  it('begins anew when it is opened after it was closed, and leaves cancelled what waited then', async () => {
    const { engine, workers, reloaded } = connect((worker, life) => {
      if (life === 1) worker.fallSilent();
    });
    const asked = rowsCounted(engine);
    await engine.close();
    expect((await engine.open({})).ok).toBe(true);
    expect(await asked).toEqual({ code: 'cancelled' });
    expect(await rowsCounted(engine)).toBe(3);
    expect([workers.length, reloaded]).toEqual([2, ['desk', 'desk']]);
    await engine.close();
  });
});
