import { err, ok, type Result } from '#core/base/result.ts';
import type { TypedTable } from '#core/table/table.ts';
import { copyColumn } from '#storage/copyTable.ts';
import type { DexieContext } from '#storage/dexie/dexieWorkspaces.ts';
import type { Storage, StorageError } from '#storage/port.ts';
import { hashesNamed } from '#storage/rawRecords.ts';
import { sweepGraceMs } from '#storage/sweepGraceMs.ts';
import { tableBytes } from '#storage/tableBytes.ts';

type ColumnCalls = Pick<Storage, 'hasColumns' | 'putColumns' | 'getColumns' | 'sweepColumns'>;

/** Columns are one row each, so that no single value has to hold a whole table; the row in `columns` publishes them. */
export function dexieColumns(context: DexieContext): ColumnCalls {
  const { attempt, db } = context;
  return {
    hasColumns: (hash) => attempt(async () => ok((await db.columns.get(hash)) !== undefined)),
    putColumns: (hash, table) => attempt(() => put(context, hash, table), tableBytes(table)),
    getColumns: (hash) => attempt(() => get(context, hash)),
    sweepColumns: () => attempt(() => sweep(context)),
  };
}

function put({ db, now }: DexieContext, hash: string, table: TypedTable): PromiseLike<Result<void, StorageError>> {
  const { rowCount, dateColumn, schema, columns } = table;
  return db.dexie.transaction('rw', [db.columns, db.columnCells], async () => {
    if ((await db.columns.get(hash)) !== undefined) return ok(undefined);
    for (const [index, column] of columns.entries()) {
      await db.columnCells.put({ hash, index, column: copyColumn(column) });
    }
    await db.columns.put({ hash, rowCount, dateColumn, schema, storedAtMs: now() });
    return ok(undefined);
  });
}

function get({ db }: DexieContext, hash: string): PromiseLike<Result<TypedTable, StorageError>> {
  return db.dexie.transaction('r', [db.columns, db.columnCells], async () => {
    const manifest = await db.columns.get(hash);
    if (manifest === undefined) return err({ code: 'not-found', what: 'columns', id: hash });
    const cells = await db.columnCells.where({ hash }).sortBy('index');
    const { rowCount, dateColumn, schema } = manifest;
    if (cells.length !== schema.length) return err({ code: 'not-found', what: 'columns', id: hash });
    return ok({ rowCount, dateColumn, schema, columns: cells.map(({ column }) => column) });
  });
}

function sweep({ db, now }: DexieContext): PromiseLike<Result<number, StorageError>> {
  return db.dexie.transaction('rw', [db.columns, db.columnCells, db.records, db.backups], async () => {
    const backups = await db.backups.toArray();
    const records = await db.records.filter(({ table }) => table === 'datasets').toArray();
    const named = hashesNamed([...records, ...backups.flatMap((backup) => backup.records)]);
    const stored = await db.columns.toArray();
    const gone = stored
      .filter(({ hash, storedAtMs }) => !named.has(hash) && now() - storedAtMs >= sweepGraceMs)
      .map(({ hash }) => hash);
    await db.columnCells.where('hash').anyOf(gone).delete();
    await db.columns.bulkDelete(gone);
    return ok(gone.length);
  });
}
