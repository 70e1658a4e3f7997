import { describe, expect, it } from 'vitest';
import { ok } from '#core/base/result.ts';
import type { CauseQuestion } from '#core/rootcause/causeQuestion.ts';
import { findCauses } from '#core/rootcause/findCauses.ts';
import { createCauseFinder, type FindCauses } from '#engine/causes/createCauseFinder.ts';
import { createCauseStore } from '#state/causes/createCauseStore.ts';
import { createResources } from '#state/resources/createResources.ts';
import { createMemoryStorage } from '#storage/memory/createMemoryStorage.ts';
import { mortalEngine } from '../../support/mortalEngine.ts';
import { deskKinds } from '../../support/randomPlans.ts';
import { rowTable } from '../../support/rowTable.ts';

const numbers = (...of: readonly number[]): Float64Array => Float64Array.from(of);
const question: CauseQuestion = {
  dimensions: [{ column: 'channel', values: ['chat', 'phone'], sets: null }],
  codes: [Uint32Array.of(0, 1)],
  whole: { kind: 'ratio', x: [numbers(400, 400), numbers(400, 200)], n: [numbers(1e3, 1e3), numbers(1e3, 1e3)] },
  parts: [],
  family: null,
  history: [],
  depth: 1,
};
const plan = { table: 'desk', time: null, by: ['channel'], measures: [] };
const asking = { plan, ask: () => ok(question), asRead: () => new Map() };

async function open(find: FindCauses = findCauses) {
  const mortal = mortalEngine();
  const storage = createMemoryStorage({ now: () => 0 });
  const resources = createResources({ engine: mortal.engine, storage, regenerate: async () => null });
  await resources.provideTable('desk', rowTable([{ at: 0, channel: 'chat' }], deskKinds, 'at'));
  const store = createCauseStore(resources, createCauseFinder(find));
  return { ...mortal, resources, store };
}

describe('searches for causes', () => {
  it('one per key, from the leaves of its plan', async () => {
    const { store, trips } = await open();
    const [first, again] = await Promise.all([store.ensure('a', asking, 's'), store.ensure('a', asking, 's')]);
    expect(first).toEqual(again);
    expect(first.ok && first.value.kind === 'report' && first.value.report.causes[0]?.segment).toEqual([
      { column: 'channel', value: 'phone' },
    ]);
    await store.ensure('b', asking, 's');
    expect([trips.leaves, store.answers.loads()]).toEqual([1, 2]);
  });

  it('why there can be no search is an answer', async () => {
    const { store } = await open();
    const asked = { ...asking, ask: () => ({ ok: false, error: { code: 'no-rows' } }) as const };
    expect(await store.ensure('a', asked, 's')).toEqual(ok({ kind: 'obstacle', obstacle: { code: 'no-rows' } }));
  });

  it('another question in the slot gives up the one before', async () => {
    let store: Awaited<ReturnType<typeof open>>['store'] | null = null;
    const asked = await open(function* (of) {
      if (store?.answers.getState().size === 1) void store.ensure('b', asking, 's');
      return yield* findCauses(of);
    });
    store = asked.store;
    expect(await store.ensure('a', asking, 's')).toEqual({ ok: false, error: { code: 'cancelled' } });
    expect((await store.ensure('b', asking, 's')).ok).toBe(true);
    expect(store.answers.get('a').status).toBe('idle');
  });

  it('is stopped at once while its leaves are read', async () => {
    const { resources } = await open();
    const never = { ...resources, ensureLeaves: () => new Promise<never>(() => {}) };
    const store = createCauseStore(never, createCauseFinder(findCauses));
    const found = store.ensure('a', asking, 's');
    store.answers.cancel('a');
    expect(await found).toEqual({ ok: false, error: { code: 'cancelled' } });
  });

  it('leaves that could not be read are read again when the search is asked again', async () => {
    const { store, resources, trips } = await open();
    const missing = { ...asking, plan: { ...plan, by: ['ghost'] } };
    const code = { ok: false, error: { code: 'unknown-column', column: 'ghost' } };
    expect(await store.ensure('a', missing, 's')).toEqual(code);
    store.answers.reload('a');
    await expect.poll(() => trips.leaves).toBe(2);
    expect(resources.leaves.loads()).toBe(2);
  });

  it('nothing is left when it is closed', async () => {
    const { store } = await open();
    await store.ensure('a', asking, 's');
    store.close();
    expect(store.answers.getState().size).toBe(0);
  });
});
