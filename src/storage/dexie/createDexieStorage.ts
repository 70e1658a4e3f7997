import type { DexieOptions } from 'dexie';
import { ok } from '#core/base/result.ts';
import { currentFormat, type Format } from '#core/model/migrations/migrate.ts';
import { createAttempt } from '#storage/dexie/attempt.ts';
import { dexieColumns } from '#storage/dexie/dexieColumns.ts';
import { type DexieContext, dexieWorkspaces } from '#storage/dexie/dexieWorkspaces.ts';
import { openDatabase } from '#storage/dexie/openDatabase.ts';
import type { Storage } from '#storage/port.ts';

export interface DexieStorageOptions {
  readonly now: () => number;
  /** Of the database; 'taproot' if absent. */
  readonly name?: string;
  readonly format?: Format;
  /** Another IndexedDB than the page's, for tests. */
  readonly indexedDb?: Pick<DexieOptions, 'indexedDB' | 'IDBKeyRange'>;
}

/**
 * The browser's own store: IndexedDB through Dexie. Opened on first use.
 *
 * Errors   'unavailable' where the browser has none or forbids it, 'blocked', 'quota', 'not-found', 'too-new', 'failed'.
 */
export function createDexieStorage(options: DexieStorageOptions): Storage {
  const { now, name = 'taproot', format = currentFormat, indexedDb = {} } = options;
  const db = openDatabase(name, { ...indexedDb, autoOpen: false });
  const attempt = createAttempt(db);
  const context: DexieContext = { db, attempt, now, format };
  return {
    ...dexieWorkspaces(context),
    ...dexieColumns(context),
    loadSession: (workspaceId) => attempt(async () => ok((await db.sessions.get(workspaceId))?.json ?? null)),
    saveSession: (workspaceId, json) =>
      attempt(async () => {
        await db.sessions.put({ workspaceId, json, savedAtMs: now() });
        return ok(undefined);
      }),
  };
}
