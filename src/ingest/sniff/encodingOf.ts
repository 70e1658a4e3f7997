import { err, ok, type Result } from '#core/base/result.ts';
import type { Encoding, IngestError } from '#ingest/port.ts';

export interface EncodingGuess {
  readonly encoding: Encoding;
  readonly hasByteOrderMark: boolean;
  /** False while only ASCII was seen: the rest of the file may still turn out not to be UTF-8. */
  readonly isSure: boolean;
}

/**
 * The encoding of a text by its first bytes: byte-order mark, then the zeros of UTF-16, then whether it is valid
 * UTF-8, else Windows-1252 (which holds Latin-1).
 *
 * Errors   'binary-file' where zeros or control characters rule out a text.
 */
export function encodingOf(bytes: Uint8Array): Result<EncodingGuess, IngestError> {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return sure('utf-8', true);
  if (a === 0xff && b === 0xfe) return sure('utf-16le', true);
  if (a === 0xfe && b === 0xff) return sure('utf-16be', true);
  const zeros = zerosByParity(bytes);
  if (zeros.odd > 0.3 && zeros.even < 0.05) return sure('utf-16le', false);
  if (zeros.even > 0.3 && zeros.odd < 0.05) return sure('utf-16be', false);
  if (zeros.even + zeros.odd > 0 || controlShare(bytes) > 0.05) return err({ code: 'binary-file', looksLike: null });
  const text = validUtf8(bytes);
  if (text === null) return sure('windows-1252', false);
  return ok({ encoding: 'utf-8', hasByteOrderMark: false, isSure: /[^\0-\x7F]/.test(text) });
}

function sure(encoding: Encoding, hasByteOrderMark: boolean): Result<EncodingGuess, IngestError> {
  return ok({ encoding, hasByteOrderMark, isSure: true });
}

function zerosByParity(bytes: Uint8Array): { readonly even: number; readonly odd: number } {
  const zeros = [0, 0];
  bytes.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const half = Math.max(1, bytes.length / 2);
  return { even: (zeros[0] ?? 0) / half, odd: (zeros[1] ?? 0) / half };
}

/** Control characters other than white space and the escape of terminals. */
function controlShare(bytes: Uint8Array): number {
  const controls = bytes.reduce((sum, byte) => sum + (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) ? 1 : 0), 0);
  return controls / Math.max(1, bytes.length);
}

/** Null for malformed UTF-8; a sequence that the sample cuts off at its end is fine. */
function validUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}
