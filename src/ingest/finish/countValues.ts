import type { Column } from '#core/table/table.ts';
import type { DecodedColumn } from '#ingest/interpret/decodeColumn.ts';

export interface ValueCounts {
  readonly distinct: number;
  readonly missing: number;
}

/** Distinct values and missing cells of a column that was built from these rows. */
export function countValues(column: Column, decoded: DecodedColumn, rows: Uint32Array): ValueCounts {
  switch (column.kind) {
    case 'dimension':
    case 'tags':
      return { distinct: column.dictionary.length, missing: countOf(column.codes, (code) => code === 0) };
    case 'text':
      return countTexts(decoded, rows);
    default: {
      const missing = countOf(column.values, Number.isNaN);
      return { distinct: new Set(column.values).size - (missing > 0 ? 1 : 0), missing };
    }
  }
}

function countOf(values: Iterable<number>, test: (value: number) => boolean): number {
  let count = 0;
  for (const value of values) if (test(value)) count += 1;
  return count;
}

/** Texts are not compared again: two cells are the same where their codes are. */
function countTexts(decoded: DecodedColumn, rows: Uint32Array): ValueCounts {
  if (!('labels' in decoded)) return { distinct: 0, missing: 0 };
  const { labels, raw } = decoded;
  const seen = new Uint8Array(labels.length);
  let missing = 0;
  for (const row of rows) {
    const code = raw.codes[row] ?? 0;
    if (labels[code] === null) missing += 1;
    else seen[code] = 1;
  }
  return { distinct: countOf(seen, (flag) => flag === 1), missing };
}
