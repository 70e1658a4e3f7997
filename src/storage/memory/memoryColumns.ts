import { err, ok, type Result } from '#core/base/result.ts';
import type { TypedTable } from '#core/table/table.ts';
import { copyTable } from '#storage/copyTable.ts';
import { checkRoom, type Shelf } from '#storage/memory/shelf.ts';
import type { Storage, StorageError } from '#storage/port.ts';
import { hashesNamed } from '#storage/rawRecords.ts';
import { sweepGraceMs } from '#storage/sweepGraceMs.ts';
import { tableBytes } from '#storage/tableBytes.ts';

type ColumnCalls = Pick<Storage, 'hasColumns' | 'putColumns' | 'getColumns' | 'sweepColumns'>;

export function memoryColumns(shelf: Shelf): ColumnCalls {
  return {
    hasColumns: async (hash) => ok(shelf.columns.has(hash)),
    putColumns: async (hash, table) => put(shelf, hash, table),
    getColumns: async (hash) => {
      const saved = shelf.columns.get(hash);
      return saved === undefined ? err({ code: 'not-found', what: 'columns', id: hash }) : ok(copyTable(saved.table));
    },
    sweepColumns: async () => ok(sweep(shelf)),
  };
}

function put(shelf: Shelf, hash: string, table: TypedTable): Result<void, StorageError> {
  if (shelf.columns.has(hash)) return ok(undefined);
  const fits = checkRoom(shelf, tableBytes(table));
  if (!fits.ok) return fits;
  shelf.columns.set(hash, { table: copyTable(table), storedAtMs: shelf.now() });
  return ok(undefined);
}

function sweep(shelf: Shelf): number {
  const saved = [...shelf.workspaces.values(), ...shelf.backups.values()];
  const named = hashesNamed(saved.flatMap(({ records }) => [...records.values()]));
  const gone = [...shelf.columns].filter(
    ([hash, { storedAtMs }]) => !named.has(hash) && shelf.now() - storedAtMs >= sweepGraceMs,
  );
  for (const [hash] of gone) shelf.columns.delete(hash);
  return gone.length;
}
