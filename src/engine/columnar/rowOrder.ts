import type { Column, DimensionColumn } from '#core/table/table.ts';
import { textCell } from '#core/table/text.ts';

/** Missing cells come last either way up; equal cells keep the table's order; texts stand by code unit. */
export function rowOrder(column: Column, rows: Int32Array, descending: boolean): (a: number, b: number) => number {
  if (column.kind === 'text') return byText(new Map([...rows].map((row) => [row, textCell(column, row)])), descending);
  const rankOf = column.kind === 'dimension' ? rankByCode(column) : null;
  const keyOf =
    column.kind === 'dimension'
      ? (row: number) => rankOf?.[column.codes[row] ?? 0] ?? Number.NaN
      : (row: number) => column.values[row] ?? Number.NaN;
  return (a, b) => {
    const x = keyOf(a);
    const y = keyOf(b);
    if (Number.isNaN(x) || Number.isNaN(y)) return missingLast(Number.isNaN(x), Number.isNaN(y), a, b);
    return (descending ? y - x : x - y) || a - b;
  };
}

/** The position of each code's value among the values; NaN for missing. */
function rankByCode({ dictionary }: DimensionColumn): Float64Array {
  const ranks = new Float64Array(dictionary.length + 1).fill(Number.NaN);
  const sorted = dictionary
    .map((value, index) => ({ value, code: index + 1 }))
    .toSorted((a, b) => compare(a.value, b.value));
  for (const [rank, { code }] of sorted.entries()) ranks[code] = rank;
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
