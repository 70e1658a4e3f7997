import { err, ok, type Result } from '#core/base/result.ts';
import type { Diff, Doc } from '#core/model/doc.ts';
import type { RawRecord } from '#core/model/migrations/migrate.ts';
import { checkVersion } from '#storage/checkVersion.ts';
import { checkRoom, recordBytes, type SavedWorkspace, type Shelf } from '#storage/memory/shelf.ts';
import { openRecords } from '#storage/openRecords.ts';
import type { LoadedWorkspace, Storage, StorageError, WorkspaceSummary } from '#storage/port.ts';
import { rawRecords } from '#storage/rawRecords.ts';

type WorkspaceCalls = Pick<Storage, 'list' | 'load' | 'create' | 'write' | 'remove'>;

export function memoryWorkspaces(shelf: Shelf): WorkspaceCalls {
  return {
    list: async () => ok(summarise(shelf)),
    load: async (workspaceId) => load(shelf, workspaceId),
    create: async (doc) => create(shelf, doc),
    write: async (workspaceId, diff) => write(shelf, workspaceId, diff),
    remove: async (workspaceId) => {
      for (const map of [shelf.workspaces, shelf.sessions, shelf.backups]) map.delete(workspaceId);
      return ok(undefined);
    },
  };
}

function summarise(shelf: Shelf): readonly WorkspaceSummary[] {
  const summaries = [...shelf.workspaces.values()].map(({ head: { id, name, isSample, savedAtMs } }) => {
    const usedAtMs = Math.max(savedAtMs, shelf.sessions.get(id)?.savedAtMs ?? 0);
    return { id, name, isSample, savedAtMs, usedAtMs };
  });
  return summaries.toSorted((a, b) => b.usedAtMs - a.usedAtMs);
}

function load(shelf: Shelf, workspaceId: string): Result<LoadedWorkspace, StorageError> {
  const saved = shelf.workspaces.get(workspaceId);
  if (saved === undefined) return err({ code: 'not-found', what: 'workspace', id: workspaceId });
  const opened = openRecords(saved.head, [...saved.records.values()], shelf.format);
  if (!opened.ok) return opened;
  const { loaded, migrated } = opened.value;
  if (migrated !== null) {
    const head = { ...saved.head, version: shelf.format.version };
    shelf.backups.set(workspaceId, saved);
    shelf.workspaces.set(workspaceId, { head, records: byKey(migrated) });
  }
  return ok(structuredClone(loaded));
}

function create(shelf: Shelf, doc: Doc): Result<void, StorageError> {
  const records = byKey(structuredClone(rawRecords(doc)));
  const fits = checkRoom(shelf, recordBytes(records));
  if (!fits.ok) return fits;
  const { id, name, isSample } = doc.workspace;
  const head = { id, name, isSample, savedAtMs: shelf.now(), version: shelf.format.version };
  shelf.workspaces.set(id, { head, records });
  return ok(undefined);
}

function write(shelf: Shelf, workspaceId: string, diff: Diff): Result<void, StorageError> {
  const saved = shelf.workspaces.get(workspaceId);
  if (saved === undefined) return err({ code: 'not-found', what: 'workspace', id: workspaceId });
  const version = checkVersion(saved.head.version, shelf.format);
  if (!version.ok) return version;
  const records = withDiff(saved.records, structuredClone(diff));
  const fits = checkRoom(shelf, recordBytes(records) - recordBytes(saved.records));
  if (!fits.ok) return fits;
  const { name, isSample } = diff.find((change) => change.table === 'workspace')?.after ?? saved.head;
  shelf.workspaces.set(workspaceId, { head: { ...saved.head, name, isSample, savedAtMs: shelf.now() }, records });
  return ok(undefined);
}

function withDiff(records: SavedWorkspace['records'], diff: Diff): SavedWorkspace['records'] {
  const written = new Map(records);
  for (const { table, id, after } of diff) {
    if (after === null) written.delete(keyOf(table, id));
    else written.set(keyOf(table, id), { table, id, value: after });
  }
  return written;
}

const keyOf = (table: string, id: string): string => `${table}/${id}`;

function byKey(records: readonly RawRecord[]): SavedWorkspace['records'] {
  return new Map(records.map((record) => [keyOf(record.table, record.id), record]));
}
