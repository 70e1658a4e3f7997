import type { Doc } from '#core/model/doc.ts';
import type { RawRecord } from '#core/model/migrations/migrate.ts';

/** The records of a doc as they are saved, the workspace first. */
export function rawRecords(doc: Doc): readonly RawRecord[] {
  const tables = ['datasets', 'trees', 'metrics', 'nodes', 'people'] as const;
  return [
    { table: 'workspace', id: doc.workspace.id, value: doc.workspace },
    ...tables.flatMap((table) => Object.entries(doc[table]).map(([id, value]) => ({ table, id, value }))),
  ];
}

/** The hashes of columns that saved records name, read loosely, so that a quarantined dataset keeps its columns. */
export function hashesNamed(records: Iterable<RawRecord>): ReadonlySet<string> {
  const hashes = new Set<string>();
  for (const { table, value } of records) {
    if (table !== 'datasets' || typeof value !== 'object' || value === null) continue;
    if ('contentHash' in value && typeof value.contentHash === 'string') hashes.add(value.contentHash);
  }
  return hashes;
}
