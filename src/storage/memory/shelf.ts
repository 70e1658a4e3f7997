import { err, ok, type Result } from '#core/base/result.ts';
import type { Format, RawRecord } from '#core/model/migrations/migrate.ts';
import type { TypedTable } from '#core/table/table.ts';
import type { SavedHead } from '#storage/openRecords.ts';
import type { StorageError } from '#storage/port.ts';
import { tableBytes } from '#storage/tableBytes.ts';

/** Everything that a memory store holds. The maps change in place; what is in them does not. */
export interface Shelf {
  readonly workspaces: Map<string, SavedWorkspace>;
  readonly columns: Map<string, { readonly table: TypedTable; readonly storedAtMs: number }>;
  readonly sessions: Map<string, { readonly json: string; readonly savedAtMs: number }>;
  /** As they were before a migration, by workspace. */
  readonly backups: Map<string, SavedWorkspace>;
  readonly now: () => number;
  readonly format: Format;
  readonly quotaBytes: () => number;
}

export interface SavedWorkspace {
  readonly head: SavedHead;
  /** By `table/id`. */
  readonly records: ReadonlyMap<string, RawRecord>;
}

/** Errors: 'quota' when `bytes` more would not fit. */
export function checkRoom(shelf: Shelf, bytes: number): Result<void, StorageError> {
  const columns = [...shelf.columns.values()].reduce((sum, { table }) => sum + tableBytes(table), 0);
  const records = [...shelf.workspaces.values()].reduce((sum, saved) => sum + recordBytes(saved.records), 0);
  return columns + records + bytes > shelf.quotaBytes() ? err({ code: 'quota', neededBytes: bytes }) : ok(undefined);
}

export function recordBytes(records: SavedWorkspace['records']): number {
  return [...records.values()].reduce((sum, record) => sum + 2 * JSON.stringify(record).length, 0);
}
