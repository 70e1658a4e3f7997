import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { err, ok } from '#core/base/result.ts';
import type { ImportedTable } from '#ingest/port.ts';
import { importDataset } from '#state/workspace/importDataset.ts';
import { openWorkspace } from '#state/workspace/openWorkspace.ts';
import { createDexieStorage } from '#storage/dexie/createDexieStorage.ts';
import type { Storage } from '#storage/port.ts';
import { createWebTabs } from '#storage/tabs/createWebTabs.ts';
import { dataset, deskDoc, metric, node, nodeId, share, treeId } from '../../support/deskDoc.ts';
import { memoryAddress } from '../../support/memoryAddress.ts';
import { memoryBrowser } from '../../support/memoryBrowser.ts';
import { mortalEngine } from '../../support/mortalEngine.ts';
import { opened } from '../../support/opened.ts';
import { smallTable } from '../../support/smallTable.ts';
import { house, sampleDoc } from './house.ts';

describe('openWorkspace: the sample', () => {
  it('opens on first run and is stored only after it was drawn', async () => {
    const { deps, paint, reopen } = house();
    const services = await opened(deps);
    expect(services.document.getState().doc.workspace.isSample).toBe(true);
    expect(services.session.getState()).toMatchObject({ treeId: 't1', period: { grain: 'week' } });
    await expect.poll(() => services.resources.tables.get('hash-1').status).toBe('ready');
    expect(await reopen().list()).toEqual(ok([]));
    expect(await reopen().hasColumns('hash-1')).toEqual(ok(false));
    paint();
    expect(await services.flush()).toBe(true);
    expect(await reopen().getColumns('hash-1')).toEqual(ok(smallTable()));
    expect(await reopen().load('sample')).toMatchObject({ ok: true, value: { doc: sampleDoc() } });
  });

  it('is made once, even when it is asked about before the engine has it', async () => {
    let made = 0;
    const { deps } = house();
    const services = await opened({
      ...deps,
      sample: async () => {
        made++;
        return deps.sample();
      },
    });
    const plan = { table: 'hash-1', time: null, by: [], measures: [] };
    expect((await services.resources.ensureCube('k', plan)).ok).toBe(true);
    expect(made).toBe(1);
  });

  it('is made again when its columns were never stored', async () => {
    const { deps, storage } = house();
    await storage.create(sampleDoc());
    const services = await opened(deps);
    await expect.poll(() => services.resources.tables.get('hash-1').status).toBe('ready');
  });

  it('opens in memory, and says so, where the browser keeps nothing', async () => {
    const { deps, paint } = house({ storage: createDexieStorage({ now: () => 0 }) });
    const services = await opened(deps);
    paint();
    expect(services.notices).toMatchObject([{ code: 'not-kept', error: { code: 'unavailable' } }]);
    expect(services.document.dispatch({ kind: 'rename-workspace', name: 'Here' }).ok).toBe(true);
    expect(await services.flush()).toBe(true);
  });
});

describe('openWorkspace: what was saved', () => {
  it('opens the one used last, as it was left', async () => {
    const { deps, storage, paint } = house();
    await storage.create(deskDoc());
    await storage.create({ ...sampleDoc(), trees: {}, nodes: {}, metrics: {} });
    await storage.putColumns('hash-1', smallTable());
    const first = await opened(deps, 'w1');
    paint();
    first.session.openNode(nodeId('n-stuck'), 'target');
    await first.close();
    const again = await opened(deps);
    expect(again.document.getState().doc).toEqual(deskDoc());
    expect(again.session.getState()).toMatchObject({ selectedNodeId: 'n-stuck', tab: 'target' });
    await expect.poll(() => again.resources.tables.get('hash-1').status).toBe('ready');
  });

  it('lets a link say where to look', async () => {
    const { address } = memoryAddress('#tree=t1&node=n-response&tab=drill');
    const { deps, storage } = house({ address });
    await storage.create(deskDoc());
    await storage.saveSession('w1', '{"selectedNodeId":"root","theme":"dark"}');
    const services = await opened(deps);
    expect(services.session.getState()).toMatchObject({ selectedNodeId: 'n-response', tab: 'drill', theme: 'dark' });
  });

  it('opens the workspace that the address names, if the browser has it', async () => {
    const { address, type } = memoryAddress('#workspace=w1');
    const { deps, storage } = house({ address });
    await storage.create(deskDoc());
    await storage.create({ ...sampleDoc(), trees: {}, nodes: {}, metrics: {} });
    const open = async () => (await opened(deps)).document.getState().doc.workspace.id;
    expect(await open()).toBe('w1');
    type('#workspace=gone');
    expect(await storage.list()).toMatchObject({ value: [{ id: await open() }, {}] });
  });

  it('lists broken records, and says which columns are gone', async () => {
    const { deps, storage } = house();
    const broken = JSON.parse(JSON.stringify(deskDoc()).replace('"name":"Ada"', '"name":7'));
    await storage.create(broken);
    const services = await opened(deps);
    expect(services.notices).toMatchObject([{ code: 'quarantined', records: [{ table: 'people', id: 'ada' }] }]);
    await expect
      .poll(() => services.resources.tables.get('hash-1'))
      .toMatchObject({ status: 'failed', error: { code: 'not-found' } });
  });

  it('opens nothing when the workspace is not there', async () => {
    const { deps } = house();
    expect(await openWorkspace(deps, 'gone')).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('selects in the tree that a step belongs to, and forgets what a step took away', async () => {
    const { deps, storage } = house();
    await storage.create(deskDoc());
    const { document, session } = await opened(deps);
    session.select(nodeId('n-stuck'));
    expect(document.dispatch({ kind: 'remove-tree', treeId: treeId('t1') }).ok).toBe(true);
    expect(session.getState()).toMatchObject({ treeId: null, selectedNodeId: null });
    document.undo();
    expect(session.getState()).toMatchObject({ treeId: 't1', selectedNodeId: 'n-stuck' });
  });
});

describe('openWorkspace: leaving', () => {
  const long = { kind: 'rename-workspace', name: 'x'.repeat(150) } as const;

  async function unsaved() {
    const rooms = house();
    await rooms.storage.create(deskDoc());
    const services = await opened(rooms.deps);
    rooms.setFull(true);
    expect(services.document.dispatch(long).ok).toBe(true);
    return { ...rooms, services };
  }
  const storedName = async (storage: Storage) => {
    const loaded = await storage.load('w1');
    return loaded.ok ? loaded.value.doc.workspace.name : null;
  };

  it('stays where changes could not be saved, and goes when they are', async () => {
    const { services, setFull, reopen } = await unsaved();
    expect(await services.close()).toBe(false);
    expect(services.document.getState().saving).toMatchObject({ kind: 'failed', pendingCount: 1 });
    setFull(false);
    expect(await services.close()).toBe(true);
    expect(await storedName(reopen())).toBe(long.name);
  });

  it('takes its tables out of the engine when it goes, not before', async () => {
    const { deps, storage, setFull, engine } = house();
    await storage.create(deskDoc());
    await storage.putColumns('hash-1', smallTable());
    const services = await opened(deps);
    await expect.poll(() => services.resources.tables.get('hash-1').status).toBe('ready');
    const count = () => engine.cube({ table: 'hash-1', time: null, by: [], measures: [] }, {});
    setFull(true);
    services.document.dispatch(long);
    expect(await services.close()).toBe(false);
    expect((await count()).ok).toBe(true);
    setFull(false);
    expect(await services.close()).toBe(true);
    expect(await count()).toMatchObject({ error: { code: 'unknown-table' } });
    const again = await opened(deps);
    await expect.poll(() => again.resources.tables.get('hash-1').status).toBe('ready');
    expect((await count()).ok).toBe(true);
  });

  it('drops them when told to, and writes nothing without its seat', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { services, setFull, reopen } = await unsaved();
    expect(await services.close()).toBe(false);
    expect(await services.close('drop')).toBe(true);
    setFull(false);
    services.document.retry();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(await storedName(reopen())).toBe(deskDoc().workspace.name);
  });

  it('leaves a workspace that was removed, whatever was still to be saved', async () => {
    const { services, storage, setFull } = await unsaved();
    expect(await services.flush()).toBe(false);
    await storage.remove('w1');
    setFull(false);
    expect(await services.close()).toBe(true);
  });

  it('leaves the sample that could not be stored, as nothing in it would be lost', async () => {
    const { deps, paint, setFull } = house();
    const services = await opened(deps);
    setFull(true);
    paint();
    await expect.poll(() => services.document.getState().saving.kind).toBe('failed');
    expect(await services.close()).toBe(true);
  });
});

describe('openWorkspace: two tabs', () => {
  it('lets the second follow the first, take over, and hand back', async () => {
    let count = 0;
    const tabs = createWebTabs({ ...memoryBrowser(), newId: () => `tab-${++count}`, yieldMs: 50 });
    const { deps, storage, reopen } = house({ tabs });
    await storage.create(deskDoc());
    const a = await opened(deps);
    const b = await opened({ ...deps, engine: mortalEngine().engine });
    expect([a, b].map(({ document }) => document.getState().readOnly)).toEqual([false, true]);
    a.document.dispatch({ kind: 'rename-workspace', name: 'From A' });
    await expect.poll(() => b.document.getState().doc.workspace.name).toBe('From A');
    expect(b.document.dispatch({ kind: 'rename-workspace', name: 'No' })).toMatchObject({
      error: { code: 'read-only' },
    });
    b.takeOver();
    await expect.poll(() => [a, b].map(({ document }) => document.getState().readOnly)).toEqual([true, false]);
    b.document.dispatch({ kind: 'rename-workspace', name: 'From B' });
    await expect.poll(() => a.document.getState().doc.workspace.name).toBe('From B');
    await b.close();
    await expect.poll(() => a.document.getState().readOnly).toBe(false);
    expect(a.document.getState().doc.workspace.name).toBe('From B');
    expect(await reopen().load('w1')).toMatchObject({ value: { doc: { workspace: { name: 'From B' } } } });
  });

  it('says that taking over has failed, and tries again when asked', async () => {
    let count = 0;
    const tabs = createWebTabs({ ...memoryBrowser(), newId: () => `tab-${++count}`, yieldMs: 50 });
    const { deps, storage } = house({ tabs });
    await storage.create(deskDoc());
    const a = await opened(deps);
    const b = await opened(deps);
    const { load } = storage;
    Object.assign(storage, { load: async () => err({ code: 'failed', detail: 'busy' }) });
    b.takeOver();
    await expect.poll(() => b.document.getState().saving.kind).toBe('failed');
    expect([a, b].map(({ document }) => document.getState().readOnly)).toEqual([true, true]);
    Object.assign(storage, { load });
    b.takeOver();
    await expect.poll(() => b.document.getState()).toMatchObject({ readOnly: false, saving: { kind: 'saved' } });
  });

  it('leaves one writer when the role is lost while the store is read', async () => {
    let count = 0;
    const tabs = createWebTabs({ ...memoryBrowser(), newId: () => `tab-${++count}`, yieldMs: 50 });
    const { deps, storage } = house({ tabs });
    await storage.create(deskDoc());
    const a = await opened(deps);
    const { load } = storage;
    const slow = { go: () => {} };
    const stuck = new Promise<void>((resolve) => {
      slow.go = resolve;
    });
    let asked = 0;
    const hanging = async (id: string) => {
      asked++;
      if (asked > 1) await stuck;
      return load(id);
    };
    const b = await opened({ ...deps, storage: { ...storage, load: hanging } });
    b.takeOver();
    await expect.poll(() => asked).toBe(2);
    a.takeOver();
    await expect.poll(() => a.document.getState().readOnly).toBe(false);
    slow.go();
    await b.flush();
    expect([a, b].map(({ document }) => document.getState().readOnly)).toEqual([false, true]);
  });

  it('creates the sample in the tab that is left when the first closed before it was stored', async () => {
    let count = 0;
    const tabs = createWebTabs({ ...memoryBrowser(), newId: () => `tab-${++count}`, yieldMs: 50 });
    const { deps, reopen } = house({ tabs });
    const first = await opened(deps);
    const second = await opened(deps);
    expect(second.document.getState().readOnly).toBe(true);
    first.takeOver();
    void first.close();
    await expect.poll(() => first.document.getState().saving.kind).toBe('saving');
    second.takeOver();
    await expect.poll(() => second.document.getState().readOnly).toBe(false);
    expect(await reopen().list()).toMatchObject({ value: [{ id: 'sample' }] });
  });
});

describe('importDataset', () => {
  const imported: ImportedTable = {
    table: smallTable(),
    hash: 'hash-2',
    rejectedCount: 0,
    extent: null,
    settled: null,
  };
  const input = {
    imported,
    name: 'Calls',
    fileName: 'calls.csv',
    outcomeRules: null,
    makeRecords: ({ id }: ReturnType<typeof dataset>) => ({
      tree: { id: treeId('t2'), name: 'Calls', rootId: nodeId('calls'), datasetId: id, denominator: 'all' as const },
      metrics: [metric('answered', 'Answered', share('resolved'))],
      nodes: [{ ...node('calls', null, 'answered', 0), treeId: treeId('t2') }],
    }),
  };

  async function openDesk() {
    const rooms = house();
    await rooms.storage.create(deskDoc());
    await rooms.storage.putColumns('hash-1', smallTable());
    const services = await opened(rooms.deps);
    return { ...rooms, services };
  }

  it('stores the columns, registers them and opens the new tree, as one step', async () => {
    const { services, reopen } = await openDesk();
    expect(await importDataset(services, { ...input, imported: { ...imported, table: smallTable() } })).toEqual(
      ok('t2'),
    );
    expect(services.session.getState()).toMatchObject({ treeId: 't2', selectedNodeId: 'calls' });
    expect(services.resources.tables.get('hash-2').status).toBe('ready');
    expect(await services.flush()).toBe(true);
    expect(await reopen().getColumns('hash-2')).toEqual(ok(smallTable()));
    services.document.undo();
    expect(services.document.getState().doc).toEqual(deskDoc());
    expect(services.session.getState().treeId).toBe('t1');
  });

  it('touches nothing when there is no room', async () => {
    const { services, setFull, reopen } = await openDesk();
    const before = services.document.getState();
    setFull(true);
    expect(await importDataset(services, input)).toMatchObject({ ok: false, error: { code: 'quota' } });
    setFull(false);
    expect(services.document.getState()).toBe(before);
    expect(await reopen().load('w1')).toMatchObject({ value: { doc: deskDoc() } });
    expect(await reopen().getColumns('hash-1')).toEqual(ok(smallTable()));
  });

  it('touches nothing when the tree does not hold together', async () => {
    const { services } = await openDesk();
    const before = services.document.getState().doc;
    const makeRecords = ({ id }: ReturnType<typeof dataset>) => ({ ...input.makeRecords(dataset(id, 'x')), nodes: [] });
    expect(await importDataset(services, { ...input, makeRecords })).toMatchObject({
      error: { code: 'broken-records' },
    });
    expect(services.document.getState().doc).toBe(before);
  });

  it('goes on in a new engine when the old one has died', async () => {
    const { services, die, trips } = await openDesk();
    await expect.poll(() => services.resources.tables.get('hash-1').status).toBe('ready');
    die();
    expect((await importDataset(services, { ...input, imported: { ...imported, table: smallTable() } })).ok).toBe(true);
    expect(services.resources.tables.get('hash-2').status).toBe('ready');
    expect(trips.open).toBe(2);
  });

  it('does nothing in a tab that only reads', async () => {
    const { services, reopen } = await openDesk();
    services.document.becomeReader();
    expect(await importDataset(services, input)).toEqual({ ok: false, error: { code: 'read-only' } });
    expect(await reopen().hasColumns('hash-2')).toEqual(ok(false));
  });
});
