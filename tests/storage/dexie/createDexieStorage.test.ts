import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { createDexieStorage } from '#storage/dexie/createDexieStorage.ts';
import { storageErrorOf } from '#storage/dexie/storageErrorOf.ts';
import { deskDoc } from '../../support/deskDoc.ts';

const now = () => 1_000;

describe('createDexieStorage', () => {
  it('says that the browser keeps nothing where there is no IndexedDB', async () => {
    const storage = createDexieStorage({ now });
    expect(await storage.list()).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    expect(await storage.create(deskDoc())).toMatchObject({ ok: false, error: { code: 'unavailable' } });
  });

  it('says that the browser keeps nothing where opening is forbidden', async () => {
    const indexedDB = new IDBFactory();
    indexedDB.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    const storage = createDexieStorage({ now, indexedDb: { indexedDB, IDBKeyRange } });
    expect(await storage.list()).toMatchObject({ ok: false, error: { code: 'unavailable' } });
  });

  it('does not wait for a tab that holds an older layout open', async () => {
    const indexedDB = new IDBFactory();
    const request = indexedDB.open('taproot', 5);
    await new Promise((resolve) => {
      request.onsuccess = resolve;
    });
    const storage = createDexieStorage({ now, indexedDb: { indexedDB, IDBKeyRange } });
    expect(await storage.list()).toMatchObject({ ok: false, error: { code: 'blocked' } });
    expect(await storage.list()).toMatchObject({ ok: false, error: { code: 'blocked' } });
    request.result.close();
    expect(await storage.list()).toEqual({ ok: true, value: [] });
  });
});

describe('storageErrorOf', () => {
  it('finds the quota inside of an aborted transaction', () => {
    const quota = new DOMException('full', 'QuotaExceededError');
    expect(storageErrorOf(new Dexie.AbortError('aborted', quota), 12)).toEqual({ code: 'quota', neededBytes: 12 });
    expect(storageErrorOf(quota, null)).toEqual({ code: 'quota', neededBytes: null });
  });

  it('keeps the name and the words of anything else', () => {
    expect(storageErrorOf(new TypeError('odd'), null)).toEqual({ code: 'failed', detail: 'TypeError: odd' });
    expect(storageErrorOf('odd', null)).toEqual({ code: 'failed', detail: 'odd' });
  });

  it('ends on an error that wraps itself', () => {
    const loop = { name: 'Odd', message: 'loop', inner: null as unknown };
    loop.inner = loop;
    expect(storageErrorOf(loop, null).code).toBe('failed');
  });
});
