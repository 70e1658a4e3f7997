import { err, ok, type Result } from '#core/base/result.ts';
import { collectRows } from '#ingest/csv/collectRows.ts';
import { openRecords } from '#ingest/csv/openRecords.ts';
import type { RawTable } from '#ingest/csv/rawTable.ts';
import { limits } from '#ingest/limits.ts';
import type { Encoding, IngestError, ReadOptions } from '#ingest/port.ts';
import type { Dialect } from '#ingest/sniff/sniffFile.ts';

export interface ReadControl {
  readonly onProgress: ReadOptions['onProgress'];
  readonly isCancelled: () => boolean;
}

export interface ReadTable {
  readonly raw: RawTable;
  /** What the file turned out to be written in. */
  readonly encoding: Encoding;
}

/**
 * Reads a whole file once, a chunk at a time, into coded columns.
 *
 * A file that looked like ASCII and then breaks UTF-8 is read again: as Windows-1252, or, where other characters
 * were whole UTF-8, as UTF-8 with the broken bytes marked U+FFFD.
 *
 * Errors   'cancelled', 'header-only', 'nothing-left' where every row is rejected, 'unreadable' where the file can't
 *          be read from disk.
 */
export async function readTable(
  file: File,
  dialect: Dialect,
  control: ReadControl,
): Promise<Result<ReadTable, IngestError>> {
  const first = await readAs(file, dialect, control, dialect.encodingIsSure ? 'sure' : 'testing');
  if (first.kind === 'broken-utf8') {
    const encoding = first.wasUtf8 ? 'utf-8' : 'windows-1252';
    return ended(await readAs(file, { ...dialect, encoding }, control, 'sure'), encoding);
  }
  return ended(first, dialect.encoding);
}

type Reading =
  | { readonly kind: 'read'; readonly raw: RawTable }
  | { readonly kind: 'broken-utf8'; readonly wasUtf8: boolean }
  | { readonly kind: 'failed'; readonly error: IngestError };

function ended(reading: Reading, encoding: Encoding): Result<ReadTable, IngestError> {
  if (reading.kind === 'failed') return err(reading.error);
  if (reading.kind === 'broken-utf8') return err({ code: 'unreadable', detail: encoding });
  const { raw } = reading;
  if (raw.rowCount > 0) return ok({ raw, encoding });
  return raw.rejects.length === 0
    ? err({ code: 'header-only', columns: raw.columns.length })
    : err({ code: 'nothing-left', rejected: raw.rejects.length });
}

async function readAs(file: File, dialect: Dialect, control: ReadControl, trust: 'sure' | 'testing'): Promise<Reading> {
  const rows = collectRows(dialect);
  const reader = openRecords(dialect, rows);
  const decoder = new TextDecoder(dialect.encoding, { fatal: trust === 'testing' });
  let wasUtf8 = false;
  for (let at = 0; at < file.size; at += limits.chunkBytes) {
    if (control.isCancelled()) return { kind: 'failed', error: { code: 'cancelled' } };
    const end = Math.min(file.size, at + limits.chunkBytes);
    const bytes = await bytesOf(file, at, end);
    if (typeof bytes === 'string') return { kind: 'failed', error: { code: 'unreadable', detail: bytes } };
    const text = decoded(decoder, bytes, end < file.size);
    if (text === null) return { kind: 'broken-utf8', wasUtf8 };
    wasUtf8 ||= trust === 'testing' && /[^\0-\x7F]/.test(text);
    reader.push(text, end === file.size);
    control.onProgress({ bytes: end, totalBytes: file.size, rows: rows.rows() });
  }
  return control.isCancelled()
    ? { kind: 'failed', error: { code: 'cancelled' } }
    : { kind: 'read', raw: rows.finish() };
}

/** The bytes, or in words why the disk does not give them (a file that was moved or changed since it was chosen). */
async function bytesOf(file: File, from: number, to: number): Promise<Uint8Array | string> {
  try {
    return new Uint8Array(await file.slice(from, to).arrayBuffer());
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function decoded(decoder: TextDecoder, bytes: Uint8Array, stream: boolean): string | null {
  try {
    return decoder.decode(bytes, { stream });
  } catch {
    return null;
  }
}
