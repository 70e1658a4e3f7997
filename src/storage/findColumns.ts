import type { TypedTable } from '#core/table/table.ts';
import type { Storage } from '#storage/port.ts';

/** Columns from the first of several stores that has them; null where none does. */
export async function findColumns(
  storages: readonly Pick<Storage, 'getColumns'>[],
  hash: string,
): Promise<TypedTable | null> {
  for (const storage of storages) {
    const stored = await storage.getColumns(hash);
    if (stored.ok) return stored.value;
  }
  return null;
}
