import { err, ok, type Result } from '#core/base/result.ts';
import type { Diff, Doc } from '#core/model/doc.ts';
import type { Format, RawRecord } from '#core/model/migrations/migrate.ts';
import { checkVersion } from '#storage/checkVersion.ts';
import type { Attempt } from '#storage/dexie/attempt.ts';
import type { Database, RecordRow } from '#storage/dexie/openDatabase.ts';
import { openRecords, type SavedHead } from '#storage/openRecords.ts';
import type { LoadedWorkspace, Storage, StorageError, WorkspaceSummary } from '#storage/port.ts';
import { rawRecords } from '#storage/rawRecords.ts';

export interface DexieContext {
  readonly db: Database;
  readonly attempt: Attempt;
  readonly now: () => number;
  readonly format: Format;
}

type WorkspaceCalls = Pick<Storage, 'list' | 'load' | 'create' | 'write' | 'remove'>;

export function dexieWorkspaces(context: DexieContext): WorkspaceCalls {
  const { attempt } = context;
  return {
    list: () => attempt(() => list(context)),
    load: (workspaceId) => attempt(() => load(context, workspaceId)),
    create: (doc) => attempt(() => create(context, doc)),
    write: (workspaceId, diff) => attempt(() => write(context, workspaceId, diff)),
    remove: (workspaceId) => attempt(() => remove(context, workspaceId)),
  };
}

async function list({ db }: DexieContext): Promise<Result<readonly WorkspaceSummary[], StorageError>> {
  const [heads, sessions] = await Promise.all([db.workspaces.toArray(), db.sessions.toArray()]);
  const sessionAt = new Map(sessions.map((session) => [session.workspaceId, session.savedAtMs]));
  const summaries = heads.map(({ id, name, isSample, savedAtMs }) => {
    const usedAtMs = Math.max(savedAtMs, sessionAt.get(id) ?? 0);
    return { id, name, isSample, savedAtMs, usedAtMs };
  });
  return ok(summaries.toSorted((a, b) => b.usedAtMs - a.usedAtMs));
}

async function load(context: DexieContext, workspaceId: string): Promise<Result<LoadedWorkspace, StorageError>> {
  const { db, format } = context;
  const head = await db.workspaces.get(workspaceId);
  if (head === undefined) return noWorkspace(workspaceId);
  const records = await db.records.where({ workspaceId }).toArray();
  const opened = openRecords(head, records, format);
  if (!opened.ok) return opened;
  const { loaded, migrated } = opened.value;
  if (migrated !== null) await saveMigrated(context, head, records, migrated);
  return ok(loaded);
}

/** The old records go into a backup in the same transaction that replaces them. */
function saveMigrated(
  { db, format }: DexieContext,
  head: SavedHead,
  records: readonly RecordRow[],
  migrated: readonly RawRecord[],
): PromiseLike<unknown> {
  const { id: workspaceId, version } = head;
  return db.dexie.transaction('rw', [db.workspaces, db.records, db.backups], async () => {
    await db.backups.put({ workspaceId, version, head, records });
    await db.records.where({ workspaceId }).delete();
    await db.records.bulkPut(rowsOf(workspaceId, migrated));
    await db.workspaces.put({ ...head, version: format.version });
  });
}

function create({ db, now, format }: DexieContext, doc: Doc): PromiseLike<Result<void, StorageError>> {
  const { id: workspaceId, name, isSample } = doc.workspace;
  return db.dexie.transaction('rw', [db.workspaces, db.records], async () => {
    await db.records.where({ workspaceId }).delete();
    await db.records.bulkPut(rowsOf(workspaceId, rawRecords(doc)));
    await db.workspaces.put({ id: workspaceId, name, isSample, savedAtMs: now(), version: format.version });
    return ok(undefined);
  });
}

function write(
  { db, now, format }: DexieContext,
  workspaceId: string,
  diff: Diff,
): PromiseLike<Result<void, StorageError>> {
  return db.dexie.transaction('rw', [db.workspaces, db.records], async () => {
    const head = await db.workspaces.get(workspaceId);
    if (head === undefined) return noWorkspace(workspaceId);
    const version = checkVersion(head.version, format);
    if (!version.ok) return version;
    const gone = diff.filter((change) => change.after === null);
    const put = diff.filter((change) => change.after !== null);
    await db.records.bulkDelete(gone.map(({ table, id }) => [workspaceId, table, id]));
    await db.records.bulkPut(put.map(({ table, id, after }) => ({ workspaceId, table, id, value: after })));
    const { name, isSample } = diff.find((change) => change.table === 'workspace')?.after ?? head;
    await db.workspaces.put({ ...head, name, isSample, savedAtMs: now() });
    return ok(undefined);
  });
}

function remove({ db }: DexieContext, workspaceId: string): PromiseLike<Result<void, StorageError>> {
  return db.dexie.transaction('rw', [db.workspaces, db.records, db.sessions, db.backups], async () => {
    await db.workspaces.delete(workspaceId);
    await db.records.where({ workspaceId }).delete();
    await db.sessions.delete(workspaceId);
    await db.backups.where({ workspaceId }).delete();
    return ok(undefined);
  });
}

const noWorkspace = (id: string): Result<never, StorageError> => err({ code: 'not-found', what: 'workspace', id });

function rowsOf(workspaceId: string, records: readonly RawRecord[]): readonly RecordRow[] {
  return records.map(({ table, id, value }) => ({ workspaceId, table, id, value }));
}
