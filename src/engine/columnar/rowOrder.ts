import type { Column } from '#core/table/table.ts';
import { setCountOf, tagNames } from '#core/table/tags.ts';
import { textCell } from '#core/table/text.ts';

/** Missing cells come last either way up; equal cells keep the table's order; texts, and the tags of a row one after another, stand by code unit. */
export function rowOrder(column: Column, rows: Int32Array, descending: boolean): (a: number, b: number) => number {
  if (column.kind === 'text') return byText(new Map([...rows].map((row) => [row, textCell(column, row)])), descending);
  const rankOf = column.kind === 'dimension' || column.kind === 'tags' ? rankByCode(textsOf(column)) : null;
  const keyOf =
    column.kind === 'dimension' || column.kind === 'tags'
      ? (row: number) => rankOf?.[column.codes[row] ?? 0] ?? Number.NaN
      : (row: number) => column.values[row] ?? Number.NaN;
  return (a, b) => {
    const x = keyOf(a);
    const y = keyOf(b);
    if (Number.isNaN(x) || Number.isNaN(y)) return missingLast(Number.isNaN(x), Number.isNaN(y), a, b);
    return (descending ? y - x : x - y) || a - b;
  };
}

/** What stands for every code but 0. */
function textsOf(column: Extract<Column, { kind: 'dimension' | 'tags' }>): readonly string[] {
  if (column.kind === 'dimension') return column.dictionary;
  return Array.from({ length: setCountOf(column) }, (_, set) => tagNames(column, set + 1).join(', '));
}

/** The position of each code's value among the values, equal ones alike; NaN for missing. */
function rankByCode(texts: readonly string[]): Float64Array {
  const ranks = new Float64Array(texts.length + 1).fill(Number.NaN);
  const sorted = texts
    .map((value, index) => ({ value, code: index + 1 }))
    .toSorted((a, b) => compare(a.value, b.value));
  let rank = 0;
  for (const [at, { value, code }] of sorted.entries()) {
    if (at > 0 && sorted[at - 1]?.value !== value) rank = at;
    ranks[code] = rank;
  }
  return ranks;
}

function byText(texts: ReadonlyMap<number, string | null>, descending: boolean): (a: number, b: number) => number {
  return (a, b) => {
    const x = texts.get(a) ?? null;
    const y = texts.get(b) ?? null;
    if (x === null || y === null) return missingLast(x === null, y === null, a, b);
    return (descending ? compare(y, x) : compare(x, y)) || a - b;
  };
}

function missingLast(xMissing: boolean, yMissing: boolean, a: number, b: number): number {
  if (xMissing && yMissing) return a - b;
  return xMissing ? 1 : -1;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
