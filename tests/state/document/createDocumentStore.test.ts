import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { err, ok, type Result } from '#core/base/result.ts';
import type { Command } from '#core/model/commands/command.ts';
import type { Diff, Doc } from '#core/model/doc.ts';
import type { NodeId } from '#core/model/schema.ts';
import { createDocumentStore, type DocumentStoreOptions } from '#state/document/createDocumentStore.ts';
import { countingEnv, deskDoc, metricId, nodeId } from '../../support/deskDoc.ts';
import { commandFrom, commandSeed } from '../../support/randomCommands.ts';
import { savingStorage } from '../../support/savingStorage.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const target = (value: number): Command => ({
  kind: 'set-target',
  nodeId: nodeId('root'),
  target: { value, tolerance: 0 },
});
const rename = (name: string): Command => ({ kind: 'rename-workspace', name });

async function openDesk(options: Partial<DocumentStoreOptions> = {}) {
  const place = savingStorage();
  await place.storage.create(deskDoc());
  const selected: { id: NodeId | null } = { id: null };
  const saved: Diff[] = [];
  const store = createDocumentStore({
    doc: deskDoc(),
    storage: place.storage,
    env: countingEnv(),
    selection: {
      get: () => selected.id,
      set: (id) => {
        selected.id = id;
      },
    },
    onSaved: (diff) => saved.push(diff),
    ...options,
  });
  const stored = async (): Promise<Doc | null> => {
    const loaded = await place.reopen().load('w1');
    return loaded.ok ? loaded.value.doc : null;
  };
  return { ...place, store, selected, saved, stored };
}

describe('createDocumentStore: steps', () => {
  it('applies a command, remembers it by name and saves it', async () => {
    const { store, stored, saved } = await openDesk();
    expect(store.dispatch(target(0.8)).ok).toBe(true);
    expect(store.getState().doc.nodes['root']?.target).toEqual({ value: 0.8, tolerance: 0 });
    expect(store.getState().past.map((entry) => entry.label)).toEqual([
      { code: 'set-target', metricName: 'Resolution rate', cleared: false },
    ]);
    expect(store.getState().saving).toEqual({ kind: 'saving', pendingCount: 1 });
    expect(await store.flush()).toBe(true);
    expect(store.getState().saving).toEqual({ kind: 'saved', pendingCount: 0 });
    expect(await stored()).toEqual(store.getState().doc);
    expect(saved).toHaveLength(1);
  });

  it('changes nothing when a command is refused or makes no difference', async () => {
    const { store } = await openDesk();
    const before = store.getState();
    expect(store.dispatch({ kind: 'remove-node', nodeId: nodeId('root') })).toMatchObject({
      error: { code: 'root-stays' },
    });
    expect(store.dispatch(rename('Desk')).ok).toBe(true);
    expect(store.getState()).toBe(before);
  });

  it('brings the selection back with undo and redo', async () => {
    const { store, selected } = await openDesk();
    selected.id = nodeId('n-response');
    store.dispatch({ kind: 'remove-node', nodeId: nodeId('n-response') });
    expect(selected.id).toBe('n-abandoned');
    selected.id = nodeId('n-stuck');
    store.undo();
    expect(selected.id).toBe('n-response');
    store.redo();
    expect(selected.id).toBe('n-abandoned');
  });

  it('joins steps with one merge key, and jumps to any step', async () => {
    const { store, stored } = await openDesk();
    for (const value of [0.1, 0.2, 0.3]) store.dispatch(target(value), { mergeKey: 'target:root' });
    store.dispatch(rename('A'));
    store.dispatch(rename('B'));
    expect(store.getState().past).toHaveLength(3);
    store.jumpTo(0);
    expect(store.getState().doc).toEqual(deskDoc());
    store.jumpTo(2);
    expect([store.getState().doc.workspace.name, store.getState().future.length]).toEqual(['A', 1]);
    store.jumpTo(9);
    store.undo();
    expect(store.getState().doc.workspace.name).toBe('Desk');
    await store.flush();
    expect(await stored()).toEqual(store.getState().doc);
  });

  it('stores the very doc that is on screen after any run of commands, undos and redos', async () => {
    vi.useRealTimers();
    const move = fc.oneof(
      { weight: 4, arbitrary: commandSeed },
      { weight: 1, arbitrary: fc.constantFrom('undo' as const, 'redo' as const) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(move, { maxLength: 20 }), async (moves) => {
        const { store, stored } = await openDesk();
        for (const next of moves) {
          const command = typeof next === 'string' ? null : commandFrom(store.getState().doc, next);
          if (next === 'undo') store.undo();
          else if (next === 'redo') store.redo();
          else if (command !== null) store.dispatch(command);
          if (moves.length % 3 === 0) await Promise.resolve();
        }
        const { doc, past } = store.getState();
        await store.flush();
        expect(await stored()).toEqual(doc);
        store.jumpTo(0);
        expect(store.getState().doc).toEqual(deskDoc());
        store.jumpTo(past.length);
        expect(store.getState().doc).toEqual(doc);
      }),
      { numRuns: 40 },
    );
  });
});

describe('createDocumentStore: saving', () => {
  it('keeps a change that could not be saved, says so, and saves it when there is room', async () => {
    const { store, setFull, stored } = await openDesk();
    setFull(true);
    store.dispatch(rename('x'.repeat(150)));
    expect(await store.flush()).toBe(false);
    expect(store.getState().saving).toMatchObject({ kind: 'failed', pendingCount: 1, error: { code: 'quota' } });
    store.dispatch(target(0.5));
    expect(store.getState().saving).toMatchObject({ kind: 'failed', pendingCount: 2 });
    expect(await stored()).toEqual(deskDoc());
    setFull(false);
    store.retry();
    await vi.runAllTimersAsync();
    expect(store.getState().saving).toEqual({ kind: 'saved', pendingCount: 0 });
    expect(await stored()).toEqual(store.getState().doc);
  });

  it('tries again by itself, after longer and longer waits', async () => {
    const { store, setFull, stored } = await openDesk();
    setFull(true);
    store.dispatch(rename('x'.repeat(150)));
    const seen: number[] = [];
    const start = Date.now();
    store.subscribe(({ saving }) => {
      if (saving.kind === 'failed') seen.push(Date.now() - start);
    });
    await vi.advanceTimersByTimeAsync(70_000);
    expect(seen).toEqual([0, 1_000, 3_000, 7_000, 15_000, 31_000, 61_000]);
    setFull(false);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(store.getState().saving.kind).toBe('saved');
    expect((await stored())?.workspace.name).toBe('x'.repeat(150));
  });

  it('writes one at a time, in order, and what waits together', async () => {
    const place = savingStorage();
    await place.storage.create(deskDoc());
    const written: number[] = [];
    let open = () => {};
    const slow = {
      write: async (id: string, diff: Diff) => {
        written.push(diff.length);
        await new Promise<void>((resolve) => {
          open = resolve;
        });
        return place.storage.write(id, diff);
      },
    };
    const { store } = await openDesk({ storage: slow });
    store.dispatch(rename('A'));
    store.dispatch(target(0.4));
    store.dispatch(rename('B'));
    store.dispatch(target(0.5));
    expect(written).toEqual([1]);
    open();
    await expect.poll(() => written).toEqual([1, 2]);
    open();
    expect(await store.flush()).toBe(true);
    const loaded = await place.reopen().load('w1');
    expect(loaded.ok && loaded.value.doc).toEqual(store.getState().doc);
  });

  it('creates a new workspace before anything is written to it', async () => {
    const place = savingStorage();
    let paint = () => {};
    const painted = new Promise<void>((resolve) => {
      paint = resolve;
    });
    const prepare = async () => {
      await painted;
      return place.storage.create(deskDoc());
    };
    const { store } = await openDesk({ storage: place.storage, prepare });
    store.dispatch(rename('Early'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await place.reopen().list()).toMatchObject({ value: [] });
    paint();
    expect(await store.flush()).toBe(true);
    expect(await place.reopen().list()).toMatchObject({ value: [{ name: 'Early' }] });
  });
});

describe('createDocumentStore: other tabs', () => {
  it('refuses to change what another tab writes, and follows it', async () => {
    const { store } = await openDesk({ readOnly: true });
    expect(store.dispatch(rename('Mine'))).toEqual({ ok: false, error: { code: 'read-only' } });
    const { workspace } = deskDoc();
    store.follow([{ table: 'workspace', id: 'w1', before: workspace, after: { ...workspace, name: 'Theirs' } }]);
    store.undo();
    expect(store.getState()).toMatchObject({ doc: { workspace: { name: 'Theirs' } }, past: [], readOnly: true });
  });

  it('writes nothing as a reader, and its unsaved changes come on top when it writes again', async () => {
    const { store, setFull, stored, storage } = await openDesk();
    setFull(true);
    store.dispatch({ kind: 'rename-metric', metricId: metricId('stuck'), name: 'y'.repeat(150) });
    await store.flush();
    store.becomeReader();
    setFull(false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await stored()).toEqual(deskDoc());
    const { workspace } = deskDoc();
    await storage.write('w1', [
      { table: 'workspace', id: 'w1', before: workspace, after: { ...workspace, name: 'B' } },
    ]);
    store.becomeWriter(async () => ok((await stored()) ?? deskDoc()));
    expect(await store.flush()).toBe(true);
    expect(store.getState()).toMatchObject({ readOnly: false, saving: { kind: 'saved' }, past: [] });
    const now = await stored();
    expect([now?.workspace.name, now?.metrics['stuck']?.name]).toEqual(['B', 'y'.repeat(150)]);
    expect(now).toEqual(store.getState().doc);
  });

  it('says that it cannot read what is stored, and writes as soon as it can', async () => {
    const { store, stored } = await openDesk({ readOnly: true });
    const error = { code: 'failed', detail: 'busy' } as const;
    let broken = true;
    store.becomeWriter(async () => (broken ? err(error) : ok((await stored()) ?? deskDoc())));
    await vi.advanceTimersByTimeAsync(1_500);
    expect(store.getState()).toMatchObject({ readOnly: true, saving: { kind: 'failed', pendingCount: 0, error } });
    broken = false;
    store.retry();
    await vi.advanceTimersByTimeAsync(0);
    expect(store.getState()).toMatchObject({ readOnly: false, saving: { kind: 'saved' } });
    expect(store.dispatch(rename('Mine')).ok).toBe(true);
    expect(await store.flush()).toBe(true);
    expect((await stored())?.workspace.name).toBe('Mine');
  });

  it('does not write when it has become a reader while it read what is stored', async () => {
    const { store, stored } = await openDesk({ readOnly: true });
    const answers: ((doc: Doc) => void)[] = [];
    const load = () => new Promise<Result<Doc, never>>((resolve) => answers.push((doc) => resolve(ok(doc))));
    store.becomeWriter(load);
    store.becomeReader();
    answers[0]?.(deskDoc());
    await vi.advanceTimersByTimeAsync(60_000);
    expect(store.getState()).toMatchObject({ readOnly: true, saving: { kind: 'saved' } });
    expect(store.dispatch(rename('Mine'))).toMatchObject({ error: { code: 'read-only' } });
    store.becomeWriter(load);
    store.becomeReader();
    store.becomeWriter(load);
    answers[1]?.({ ...deskDoc(), trees: {} });
    await vi.advanceTimersByTimeAsync(0);
    expect(store.getState().readOnly).toBe(true);
    answers[2]?.(deskDoc());
    await vi.advanceTimersByTimeAsync(0);
    expect(store.getState()).toMatchObject({ readOnly: false, doc: deskDoc() });
    expect(await stored()).toEqual(deskDoc());
  });

  it('stays a reader without a wait when what is stored could not be read in time', async () => {
    const { store } = await openDesk({ readOnly: true });
    let tries = 0;
    const load = async () => {
      tries++;
      return err({ code: 'failed', detail: 'busy' } as const);
    };
    store.becomeWriter(load);
    await vi.advanceTimersByTimeAsync(1_500);
    store.becomeReader();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(tries).toBe(2);
    expect(store.getState()).toMatchObject({ readOnly: true, saving: { kind: 'saved', pendingCount: 0 } });
  });
});
