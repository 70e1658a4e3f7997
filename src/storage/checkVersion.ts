import { err, ok, type Result } from '#core/base/result.ts';
import type { Format } from '#core/model/migrations/migrate.ts';
import type { StorageError } from '#storage/port.ts';

/** Records may only be written beside records of the same format. Errors: 'too-new', 'failed' (older, not loaded yet). */
export function checkVersion(version: number, format: Format): Result<void, StorageError> {
  if (version > format.version) return err({ code: 'too-new', version, supported: format.version });
  if (version < format.version) return err({ code: 'failed', detail: `format version ${version} was not loaded` });
  return ok(undefined);
}
