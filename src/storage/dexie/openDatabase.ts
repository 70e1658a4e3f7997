import Dexie, { type DexieOptions, type Table } from 'dexie';
import type { Column, ColumnSchema } from '#core/table/table.ts';
import type { SavedHead } from '#storage/openRecords.ts';

export interface RecordRow {
  readonly workspaceId: string;
  readonly table: string;
  readonly id: string;
  readonly value: unknown;
}

/** A stored table without its cells; written in one transaction with them. */
export interface ColumnsRow {
  readonly hash: string;
  readonly rowCount: number;
  readonly dateColumn: string | null;
  readonly schema: readonly ColumnSchema[];
  readonly storedAtMs: number;
}

/** One column. `index` is its place in the schema. */
export interface ColumnCellsRow {
  readonly hash: string;
  readonly index: number;
  readonly column: Column;
}

export interface SessionRow {
  readonly workspaceId: string;
  readonly json: string;
  readonly savedAtMs: number;
}

/** A workspace as it was before a migration. */
export interface BackupRow {
  readonly workspaceId: string;
  readonly version: number;
  readonly head: SavedHead;
  readonly records: readonly RecordRow[];
}

export interface Database {
  readonly dexie: Dexie;
  readonly workspaces: Table<SavedHead, string>;
  readonly records: Table<RecordRow, [string, string, string]>;
  readonly columns: Table<ColumnsRow, string>;
  readonly columnCells: Table<ColumnCellsRow, [string, number]>;
  readonly sessions: Table<SessionRow, string>;
  readonly backups: Table<BackupRow, [string, number]>;
}

/**
 * The tables and their keys. Dexie's version counts changes of tables and indexes only; the shapes of records have
 * their own, kept with each workspace.
 */
export function openDatabase(name: string, options: DexieOptions): Database {
  const dexie = new Dexie(name, options);
  dexie.version(1).stores({
    workspaces: 'id',
    records: '[workspaceId+table+id], workspaceId',
    columns: 'hash',
    columnCells: '[hash+index], hash',
    sessions: 'workspaceId',
    backups: '[workspaceId+version], workspaceId',
  });
  return {
    dexie,
    workspaces: dexie.table('workspaces'),
    records: dexie.table('records'),
    columns: dexie.table('columns'),
    columnCells: dexie.table('columnCells'),
    sessions: dexie.table('sessions'),
    backups: dexie.table('backups'),
  };
}
