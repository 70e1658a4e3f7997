import { err, ok, type Result } from '#core/base/result.ts';
import { type Format, migrate, type RawRecord } from '#core/model/migrations/migrate.ts';
import { readRecords } from '#core/model/readRecords.ts';
import { WorkspaceId } from '#core/model/schema.ts';
import type { LoadedWorkspace, StorageError } from '#storage/port.ts';

/** What is known of a saved workspace without reading its records. */
export interface SavedHead {
  readonly id: string;
  readonly name: string;
  readonly isSample: boolean;
  readonly savedAtMs: number;
  readonly version: number;
}

export interface OpenedRecords {
  readonly loaded: LoadedWorkspace;
  /** The records in the present format when they were in an older one; null when nothing has to be written. */
  readonly migrated: readonly RawRecord[] | null;
}

/**
 * From saved records to a doc: migrate, check each record, then the links between them.
 *
 * Errors   'too-new', 'failed' for a version that is no version.
 */
export function openRecords(
  head: SavedHead,
  records: readonly RawRecord[],
  format: Format,
): Result<OpenedRecords, StorageError> {
  const migrated = migrate(head.version, records, format);
  if (!migrated.ok) {
    const { error } = migrated;
    return error.code === 'too-new' ? err(error) : err({ code: 'failed', detail: `format version ${error.version}` });
  }
  const loaded = readRecords(migrated.value, {
    id: WorkspaceId.parse(head.id),
    name: head.name,
    isSample: head.isSample,
    createdAtMs: head.savedAtMs,
    grain: 'week',
  });
  return ok({ loaded, migrated: head.version === format.version ? null : migrated.value });
}
