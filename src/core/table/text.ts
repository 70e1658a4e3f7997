import type { TextColumn } from '#core/table/table.ts';

/**
 * One cell of a text column as a string, or null where it is missing (empty).
 *
 * Cost   O(bytes of the cell); malformed UTF-8 reads as U+FFFD.
 */
export function textCell(column: TextColumn, row: number): string | null {
  const start = column.offsets[row] ?? 0;
  const end = column.offsets[row + 1] ?? start;
  return end > start ? decodeUtf8(column.bytes, start, end) : null;
}

function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  let at = start;
  while (at < end) {
    const lead = bytes[at] ?? 0;
    const length = sequenceLength(lead);
    const point = length === 1 ? lead : codePoint(bytes, at, length, end);
    text += point === null ? '\uFFFD' : String.fromCodePoint(point);
    at += point === null ? 1 : length;
  }
  return text;
}

/** 0 for a byte that cannot start a sequence. */
function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead < 0xe0) return 2;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}

const smallestOfLength = [0, 0, 0x80, 0x800, 0x10000] as const;

function codePoint(bytes: Uint8Array, at: number, length: number, end: number): number | null {
  if (length === 0 || at + length > end) return null;
  let point = (bytes[at] ?? 0) & (0xff >> (length + 1));
  for (let k = 1; k < length; k++) {
    const next = bytes[at + k] ?? 0;
    if ((next & 0xc0) !== 0x80) return null;
    point = (point << 6) | (next & 0x3f);
  }
  const isSurrogate = point >= 0xd800 && point <= 0xdfff;
  return point < (smallestOfLength[length] ?? 0) || isSurrogate || point > 0x10ffff ? null : point;
}
