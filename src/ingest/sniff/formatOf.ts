import type { IngestError } from '#ingest/port.ts';

/**
 * What a file is when it is not a table in text, told by its first bytes whatever its name says; null for text.
 *
 * Errors   'wrong-format' for formats that have a remedy of their own, 'binary-file' for the rest.
 */
export function formatOf(bytes: Uint8Array): IngestError | null {
  const head = latin1(bytes.subarray(0, 4096));
  const magic = magicFormats.find(({ starts }) => head.startsWith(starts));
  if (magic?.kind === 'zip')
    return { code: 'wrong-format', found: /xl\/|\[Content_Types\]\.xml/.test(head) ? 'xlsx' : 'zip' };
  if (magic?.kind === 'wrong-format') return { code: 'wrong-format', found: magic.found };
  if (magic !== undefined) return { code: 'binary-file', looksLike: magic.found };
  return textFormatOf(head.replace(/^\xEF\xBB\xBF/, '').trimStart());
}

type Magic =
  | { readonly kind: 'zip'; readonly starts: string }
  | { readonly kind: 'wrong-format'; readonly starts: string; readonly found: 'gzip' | 'pdf' | 'parquet' }
  | { readonly kind: 'binary'; readonly starts: string; readonly found: string };

const magicFormats: readonly Magic[] = [
  { kind: 'zip', starts: 'PK\x03\x04' },
  { kind: 'zip', starts: 'PK\x05\x06' },
  { kind: 'wrong-format', starts: '\x1F\x8B', found: 'gzip' },
  { kind: 'wrong-format', starts: '%PDF-', found: 'pdf' },
  { kind: 'wrong-format', starts: 'PAR1', found: 'parquet' },
  { kind: 'binary', starts: '\xD0\xCF\x11\xE0', found: 'xls' },
  { kind: 'binary', starts: '\x89PNG', found: 'png' },
  { kind: 'binary', starts: '\xFF\xD8\xFF', found: 'jpeg' },
  { kind: 'binary', starts: 'GIF8', found: 'gif' },
  { kind: 'binary', starts: 'SQLite format 3', found: 'sqlite' },
  { kind: 'binary', starts: '7z\xBC\xAF', found: '7z' },
  { kind: 'binary', starts: '\x28\xB5\x2F\xFD', found: 'zstd' },
  { kind: 'binary', starts: 'BZh', found: 'bzip2' },
  { kind: 'binary', starts: '{\\rtf', found: 'rtf' },
  { kind: 'binary', starts: '<?xml', found: 'xml' },
];

/** A header may begin with `[` or `{` too; JSON goes on with a value or a quoted key. */
function textFormatOf(text: string): IngestError | null {
  if (/^\{\s*(["}]|$)/.test(text) || /^\[\s*(\{|\[\s*[{["\d]|"[^"]*"\s*,\s*"|\]|$)/.test(text))
    return { code: 'wrong-format', found: 'json' };
  if (/^<(!doctype\s+html|html|head|body|table|div|!--)/i.test(text)) return { code: 'wrong-format', found: 'html' };
  return null;
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}
