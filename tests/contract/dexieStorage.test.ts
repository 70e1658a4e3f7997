import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import { afterEach } from 'vitest';
import { createDexieStorage } from '#storage/dexie/createDexieStorage.ts';
import { storageContract } from './storageKit.ts';

const { put } = IDBObjectStore.prototype;
const refuse = (): never => {
  throw new DOMException('no room', 'QuotaExceededError');
};
const setFull = (full: boolean): void => {
  IDBObjectStore.prototype.put = full ? refuse : put;
};
afterEach(() => setFull(false));

storageContract('dexie', () => {
  const indexedDB = new IDBFactory();
  return { open: (options) => createDexieStorage({ ...options, indexedDb: { indexedDB, IDBKeyRange } }), setFull };
});
