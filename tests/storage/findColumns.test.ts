import { describe, expect, it } from 'vitest';
import { createDexieStorage } from '#storage/dexie/createDexieStorage.ts';
import { findColumns } from '#storage/findColumns.ts';
import { createMemoryStorage } from '#storage/memory/createMemoryStorage.ts';
import { smallTable } from '../support/smallTable.ts';

describe('findColumns', () => {
  it('finds what is kept in memory where the browser keeps nothing', async () => {
    const memory = createMemoryStorage({ now: () => 0 });
    await memory.putColumns('hash-1', smallTable());
    const storages = [createDexieStorage({ now: () => 0 }), memory];
    expect(await findColumns(storages, 'hash-1')).toEqual(smallTable());
    expect(await findColumns(storages, 'hash-2')).toBeNull();
  });
});
