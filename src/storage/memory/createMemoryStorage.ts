import { ok } from '#core/base/result.ts';
import { currentFormat, type Format } from '#core/model/migrations/migrate.ts';
import { memoryColumns } from '#storage/memory/memoryColumns.ts';
import { memoryWorkspaces } from '#storage/memory/memoryWorkspaces.ts';
import type { Shelf } from '#storage/memory/shelf.ts';
import type { Storage } from '#storage/port.ts';

export interface MemoryStorageOptions {
  readonly now: () => number;
  readonly format?: Format;
  /** Bytes that there is room for, asked at every write; absent: room for anything. */
  readonly quotaBytes?: () => number;
  /** Two stores with the same shelf are one store opened twice. */
  readonly shelf?: Pick<Shelf, 'workspaces' | 'columns' | 'sessions' | 'backups'>;
}

export const emptyShelf = (): NonNullable<MemoryStorageOptions['shelf']> => ({
  workspaces: new Map(),
  columns: new Map(),
  sessions: new Map(),
  backups: new Map(),
});

/**
 * A store that lasts as long as the page: for browsers that keep nothing, and for tests.
 *
 * Errors   'quota' where `quotaBytes` says so, 'not-found', 'too-new'.
 */
export function createMemoryStorage(options: MemoryStorageOptions): Storage {
  const { now, format = currentFormat, quotaBytes = () => Number.POSITIVE_INFINITY, shelf = emptyShelf() } = options;
  const full: Shelf = { ...shelf, now, format, quotaBytes };
  return {
    ...memoryWorkspaces(full),
    ...memoryColumns(full),
    loadSession: async (workspaceId) => ok(shelf.sessions.get(workspaceId)?.json ?? null),
    saveSession: async (workspaceId, json) => {
      shelf.sessions.set(workspaceId, { json, savedAtMs: now() });
      return ok(undefined);
    },
  };
}
