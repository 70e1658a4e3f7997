import { describe, expect, it } from 'vitest';
import { applyDiff } from '#core/model/applyDiff.ts';
import { putWorkspace } from '#core/model/commands/change.ts';
import type { Doc } from '#core/model/doc.ts';
import { currentFormat, type Format, formatOf, formatVersion } from '#core/model/migrations/migrate.ts';
import { WorkspaceId } from '#core/model/schema.ts';
import { msPerDay } from '#core/table/table.ts';
import type { Storage } from '#storage/port.ts';
import { dataset, deskDoc } from '../support/deskDoc.ts';
import { smallTable } from '../support/smallTable.ts';

/** One place to keep things, which can be opened several times and can be full. */
export interface StoragePlace {
  readonly open: (options: { readonly now: () => number; readonly format: Format }) => Storage;
  readonly setFull: (full: boolean) => void;
}

/** What every store must do, whatever it keeps things in. */
export function storageContract(title: string, newPlace: () => StoragePlace): void {
  const start: Start = () => {
    const clock = { ms: 1_000 };
    const place = newPlace();
    const open = (format = currentFormat) => place.open({ now: () => clock.ms, format });
    return { clock, place, open, storage: open() };
  };
  describe(`${title}: workspaces`, () => keepsWorkspaces(start));
  describe(`${title}: formats`, () => keepsFormats(start));
  describe(`${title}: room`, () => survivesFullDisk(start));
  describe(`${title}: columns`, () => keepsColumns(start));
  describe(`${title}: sessions`, () => keepsSessions(start));
}

type Start = () => {
  readonly clock: { ms: number };
  readonly place: StoragePlace;
  readonly open: (format?: Format) => Storage;
  readonly storage: Storage;
};

function keepsWorkspaces(start: Start): void {
  it('gives back what was created, after opening again', async () => {
    const { storage, open } = start();
    expect(await storage.create(deskDoc())).toEqual({ ok: true, value: undefined });
    expect(await open().load('w1')).toEqual({ ok: true, value: { doc: deskDoc(), quarantined: [] } });
  });

  it('lists what was used last first', async () => {
    const { storage, clock } = start();
    const other = { ...deskDoc(), workspace: { ...deskDoc().workspace, id: WorkspaceId.parse('w2'), name: 'Other' } };
    await storage.create(deskDoc());
    clock.ms = 2_000;
    await storage.create(other);
    clock.ms = 3_000;
    await storage.saveSession('w1', '{}');
    expect(await storage.list()).toEqual({
      ok: true,
      value: [
        { id: 'w1', name: 'Desk', isSample: false, savedAtMs: 1_000, usedAtMs: 3_000 },
        { id: 'w2', name: 'Other', isSample: false, savedAtMs: 2_000, usedAtMs: 2_000 },
      ],
    });
  });

  it('writes a diff: changed, added and removed records, and the name in the list', async () => {
    const { storage, open } = start();
    const doc = deskDoc();
    await storage.create(doc);
    const workspace = { ...doc.workspace, name: 'Renamed' };
    const response = doc.nodes['n-response'];
    if (response === undefined) throw new Error('the desk has a response node');
    const diff = [
      { table: 'workspace', id: 'w1', before: doc.workspace, after: workspace },
      { table: 'nodes', id: 'n-response', before: response, after: null },
      { table: 'datasets', id: 'd2', before: null, after: dataset('d2', 'hash-2') },
    ] as const;
    expect((await storage.write('w1', diff)).ok).toBe(true);
    expect(await open().load('w1')).toEqual({ ok: true, value: { doc: applyDiff(doc, diff), quarantined: [] } });
    expect(await storage.list()).toMatchObject({ ok: true, value: [{ name: 'Renamed' }] });
  });

  it('says that a workspace is not there', async () => {
    const { storage } = start();
    const notFound = { ok: false, error: { code: 'not-found', what: 'workspace', id: 'w9' } };
    expect(await storage.load('w9')).toEqual(notFound);
    expect(await storage.write('w9', [])).toEqual(notFound);
  });

  it('forgets a removed workspace with its session, and keeps the others', async () => {
    const { storage } = start();
    await storage.create(deskDoc());
    await storage.create({ ...deskDoc(), workspace: { ...deskDoc().workspace, id: WorkspaceId.parse('w2') } });
    await storage.saveSession('w1', '{}');
    await storage.remove('w1');
    expect((await storage.load('w1')).ok).toBe(false);
    expect(await storage.loadSession('w1')).toEqual({ ok: true, value: null });
    expect((await storage.load('w2')).ok).toBe(true);
  });

  it('lists a broken record, opens the rest, and keeps the broken one where it is', async () => {
    const { storage, open } = start();
    const broken: Doc = JSON.parse(JSON.stringify(deskDoc()).replace('"name":"Ada"', '"name":7'));
    await storage.create(broken);
    const seen = await storage.load('w1');
    expect(seen).toMatchObject({ ok: true, value: { quarantined: [{ table: 'people', id: 'ada' }] } });
    expect(seen.ok && seen.value.doc).toEqual({ ...deskDoc(), people: {} });
    await storage.write('w1', []);
    expect(await open().load('w1')).toMatchObject({ ok: true, value: { quarantined: [{ id: 'ada' }] } });
  });
}

function keepsFormats(start: Start): void {
  const withoutPeople = formatOf([
    ...currentFormat.steps,
    (records) => records.filter(({ table }) => table !== 'people'),
  ]);

  it('migrates an older workspace once and writes in the new format after', async () => {
    const { storage, open } = start();
    await storage.create(deskDoc());
    const newer = open(withoutPeople);
    expect(await newer.write('w1', [])).toMatchObject({ ok: false, error: { code: 'failed' } });
    expect(await newer.load('w1')).toMatchObject({ ok: true, value: { doc: { people: {} } } });
    expect((await newer.write('w1', [])).ok).toBe(true);
    expect(await newer.load('w1')).toMatchObject({ ok: true, value: { doc: { people: {} } } });
  });

  it('leaves a workspace of a later format alone', async () => {
    const { storage, open } = start();
    await open(withoutPeople).create(deskDoc());
    const tooNew = { ok: false, error: { code: 'too-new', version: formatVersion + 1, supported: formatVersion } };
    expect(await storage.load('w1')).toEqual(tooNew);
    expect(await storage.write('w1', [])).toEqual(tooNew);
    expect(await storage.list()).toMatchObject({ ok: true, value: [{ id: 'w1' }] });
  });
}

function survivesFullDisk(start: Start): void {
  it('says that there is no room, and what was saved stays', async () => {
    const { storage, place, open } = start();
    const doc = deskDoc();
    await storage.create(doc);
    place.setFull(true);
    const diff = [
      { table: 'people', id: 'ada', before: doc.people['ada'] ?? null, after: null },
      ...putWorkspace(doc, { ...doc.workspace, name: 'x'.repeat(99) }),
    ] as const;
    expect(await storage.write('w1', diff)).toMatchObject({ ok: false, error: { code: 'quota' } });
    expect(await storage.putColumns('hash-1', smallTable())).toMatchObject({
      ok: false,
      error: { code: 'quota', neededBytes: 4 + 2 * 9 + 32 + 32 + 20 + 7 + (4 + 12 + 8 + 2 * 9) },
    });
    place.setFull(false);
    expect(await storage.hasColumns('hash-1')).toEqual({ ok: true, value: false });
    expect(await open().load('w1')).toEqual({ ok: true, value: { doc, quarantined: [] } });
  });
}

function keepsColumns(start: Start): void {
  it('gives back every kind of column, bit for bit, in buffers of their own', async () => {
    const { storage, open } = start();
    const table = smallTable();
    await storage.putColumns('hash-1', table);
    expect(table.columns[1]).toEqual(smallTable().columns[1]);
    expect(await storage.hasColumns('hash-1')).toEqual({ ok: true, value: true });
    const read = await open().getColumns('hash-1');
    expect(read).toEqual({ ok: true, value: smallTable() });
    const codes = read.ok && read.value.columns[0]?.kind === 'dimension' ? read.value.columns[0].codes : null;
    expect(codes?.buffer.byteLength).toBe(4);
  });

  it('gives a copy each time, so that an engine can take its buffers', async () => {
    const { storage } = start();
    await storage.putColumns('hash-1', smallTable());
    const first = await storage.getColumns('hash-1');
    if (first.ok && first.value.columns[1]?.kind === 'measure') first.value.columns[1].values.fill(9);
    expect(await storage.getColumns('hash-1')).toEqual({ ok: true, value: smallTable() });
  });

  it('puts the same hash once', async () => {
    const { storage } = start();
    await storage.putColumns('hash-1', smallTable());
    expect(await storage.putColumns('hash-1', { ...smallTable(), rowCount: 0 })).toEqual({
      ok: true,
      value: undefined,
    });
    expect(await storage.getColumns('hash-1')).toMatchObject({ value: { rowCount: 4 } });
  });

  it('says that columns are not there', async () => {
    const { storage } = start();
    const notFound = { ok: false, error: { code: 'not-found', what: 'columns', id: 'hash-9' } };
    expect(await storage.getColumns('hash-9')).toEqual(notFound);
  });

  it('sweeps what nothing names, a day after it was stored', async () => {
    const { storage, clock } = start();
    await storage.create(deskDoc());
    await storage.putColumns('hash-1', smallTable());
    await storage.putColumns('hash-2', smallTable());
    expect(await storage.sweepColumns()).toEqual({ ok: true, value: 0 });
    clock.ms += msPerDay;
    expect(await storage.sweepColumns()).toEqual({ ok: true, value: 1 });
    expect(await storage.hasColumns('hash-1')).toEqual({ ok: true, value: true });
    expect((await storage.getColumns('hash-2')).ok).toBe(false);
  });
}

function keepsSessions(start: Start): void {
  it('keeps one session per workspace', async () => {
    const { storage, open } = start();
    expect(await storage.loadSession('w1')).toEqual({ ok: true, value: null });
    await storage.saveSession('w1', '{"a":1}');
    await storage.saveSession('w1', '{"a":2}');
    expect(await open().loadSession('w1')).toEqual({ ok: true, value: '{"a":2}' });
  });
}
