import { spreadsheetCell } from '#core/table/csvCell.ts';
import type { ColumnSchema } from '#core/table/table.ts';

type Cell = string | number | null;

/**
 * Lines of CSV (RFC 4180): times in ISO form without a zone, as they stood in the file's own calendar.
 * A text that a spreadsheet would run as a formula gets a leading apostrophe; a number never does.
 */
export function formatCsv(
  rows: readonly (readonly Cell[])[],
  columns: readonly ColumnSchema[],
  as: 'names' | 'cells',
): string {
  const line = (row: readonly Cell[]): string =>
    row.map((cell, index) => (as === 'names' ? spreadsheetCell(String(cell)) : textOf(cell, columns[index]))).join(',');
  return rows.map((row) => `${line(row)}\r\n`).join('');
}

function textOf(cell: Cell, column: ColumnSchema | undefined): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return spreadsheetCell(cell);
  return column?.kind === 'time' ? new Date(cell).toISOString().slice(0, 19) : String(cell);
}
