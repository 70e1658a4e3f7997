import { generateSample } from '#core/sample/generateSample.ts';
import type { Column, TypedTable } from '#core/table/table.ts';
import { tagsCell } from '#core/table/tags.ts';
import { textCell } from '#core/table/text.ts';

export interface SampleCsvOptions {
  /** Only the first so many conversations; null: all of them. */
  readonly rows?: number | null;
  readonly delimiter?: string;
}

/** The sample as the CSV text that a help desk would export: no derived column, civil times, empty cell = missing. */
export function sampleCsv({ rows = null, delimiter = ',' }: SampleCsvOptions = {}): string {
  const table = generateSample();
  const exported = exportedColumns(table);
  const lines = [exported.map(({ name }) => quoted(name, delimiter)).join(delimiter)];
  for (let row = 0; row < Math.min(rows ?? table.rowCount, table.rowCount); row++) {
    lines.push(exported.map(({ column }) => quoted(cellText(column, row), delimiter)).join(delimiter));
  }
  return `${lines.join('\r\n')}\r\n`;
}

function exportedColumns(table: TypedTable): readonly { readonly name: string; readonly column: Column }[] {
  return table.schema.flatMap(({ name, derived }, i) => {
    const column = table.columns[i];
    return derived || column === undefined ? [] : [{ name, column }];
  });
}

function cellText(column: Column, row: number): string {
  switch (column.kind) {
    case 'text':
      return textCell(column, row) ?? '';
    case 'dimension':
      return column.dictionary[(column.codes[row] ?? 0) - 1] ?? '';
    case 'tags':
      return tagsCell(column, row)?.join(' ') ?? '';
    case 'measure':
      return numberText(column.values[row] ?? Number.NaN, String);
    case 'time':
      return numberText(column.values[row] ?? Number.NaN, (ms) =>
        new Date(ms).toISOString().slice(0, 19).replace('T', ' '),
      );
  }
}

function numberText(value: number, write: (value: number) => string): string {
  return Number.isNaN(value) ? '' : write(value);
}

function quoted(text: string, delimiter: string): string {
  return text.includes(delimiter) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
}
