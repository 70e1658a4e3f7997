import type { Column, TypedTable } from '#core/table/table.ts';

/**
 * A 128-bit fingerprint of a table's columns, as 32 hexadecimal digits: the key under which its columns are stored.
 *
 * Cost     one pass over the buffers, about 1 ns per byte.
 * Source   four lanes of FNV-1a (Fowler, Noll, Vo) over 32-bit words, finished as MurmurHash3 does. Guards against
 *          mistakes, not against malice.
 */
export function hashTable(table: TypedTable): string {
  const lanes = new Uint32Array([0x811c9dc5, 0x9e3779b9, 0x7f4a7c15, 0x94d049bb]);
  addText(lanes, JSON.stringify([table.rowCount, table.dateColumn, table.schema]));
  for (const column of table.columns) addColumn(lanes, column);
  return Array.from(lanes, (lane) => finish(lane).toString(16).padStart(8, '0')).join('');
}

function addColumn(lanes: Uint32Array, column: Column): void {
  if (column.kind === 'dimension' || column.kind === 'tags') {
    addText(lanes, JSON.stringify(column.dictionary));
    addWords(lanes, column.codes);
    if (column.kind === 'tags') {
      addWords(lanes, column.offsets);
      addWords(lanes, column.members);
    }
  } else if (column.kind === 'text') {
    addWords(lanes, column.offsets);
    addWords(lanes, column.bytes);
  } else {
    const { buffer, byteOffset, length } = column.values;
    addWords(lanes, new Uint32Array(buffer, byteOffset, length * 2));
  }
}

function addText(lanes: Uint32Array, text: string): void {
  addWords(
    lanes,
    Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)),
  );
}

const primes = [0x01000193, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f] as const;

function addWords(lanes: Uint32Array, words: Uint8Array | Uint16Array | Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0] = lanes;
  for (const word of words) {
    a = Math.imul(a ^ word, primes[0]);
    b = Math.imul(((b << 5) | (b >>> 27)) ^ word, primes[1]);
    c = Math.imul(((c << 11) | (c >>> 21)) ^ word, primes[2]);
    d = Math.imul(((d << 17) | (d >>> 15)) ^ word, primes[3]);
  }
  lanes.set([a, b, c, d]);
}

function finish(lane: number): number {
  let h = lane;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
