import type { DecodedColumn } from '#ingest/interpret/decodeColumn.ts';

/**
 * Of rows with the same id, the one that sorts last; of equals, the one that comes later in the file.
 *
 * Shapes   rows: row numbers in file order; result: the kept ones, in file order. Rows without an id must be out.
 * Cost     O(rows); a row without a sort value is older than any with one.
 */
export function lastPerId(rows: Uint32Array, id: DecodedColumn, sort: DecodedColumn | null): Uint32Array {
  const group = idGroups(id);
  const rank = sort === null ? null : sortRanks(sort);
  const latest = new Map<number, number>();
  for (const row of rows) {
    const key = group[id.raw.codes[row] ?? 0] ?? 0;
    const held = latest.get(key);
    if (held === undefined || rank === null || sort === null || !isOlder(row, held, sort, rank)) latest.set(key, row);
  }
  return Uint32Array.from(latest.values()).sort();
}

function isOlder(row: number, held: number, sort: DecodedColumn, rank: Float64Array): boolean {
  const { codes } = sort.raw;
  return (rank[codes[row] ?? 0] ?? 0) < (rank[codes[held] ?? 0] ?? 0);
}

/** By code: which id it is; spellings that read alike are one id, missing is −1. */
export function idGroups(id: DecodedColumn): Int32Array {
  const groups = new Int32Array(id.raw.values.length).fill(-1);
  const known = new Map<string | number, number>();
  for (let code = 0; code < groups.length; code++) {
    const key = keyAt(id, code);
    if (key === null) continue;
    const group = known.get(key) ?? known.size;
    known.set(key, group);
    groups[code] = group;
  }
  return groups;
}

function keyAt(column: DecodedColumn, code: number): string | number | null {
  if (column.kind === 'tags') return column.tags[code]?.join(' ') ?? null;
  if ('labels' in column) return column.labels[code]?.trim() ?? null;
  const number = column.numbers[code] ?? Number.NaN;
  return Number.isNaN(number) ? null : number;
}

/** By code: numbers as they are, words in alphabetical order, missing first. */
function sortRanks(sort: DecodedColumn): Float64Array {
  if ('numbers' in sort)
    return sort.numbers.map((number) => (Number.isNaN(number) ? Number.NEGATIVE_INFINITY : number));
  const labels = sort.raw.values.map((_, code) => textAt(sort, code));
  const order = new Map([...new Set(labels)].sort(compareLabels).map((label, index) => [label, index]));
  return Float64Array.from(labels, (label) => (label === null ? Number.NEGATIVE_INFINITY : (order.get(label) ?? 0)));
}

function textAt(sort: DecodedColumn, code: number): string | null {
  const key = 'labels' in sort ? sort.labels[code] : keyAt(sort, code);
  return key === null || key === undefined ? null : String(key);
}

function compareLabels(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(b === null) - Number(a === null);
  return a < b ? -1 : Number(a > b);
}
