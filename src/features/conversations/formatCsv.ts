import { spreadsheetCell } from '#core/table/csvCell.ts';
import type { ColumnSchema } from '#core/table/table.ts';
import type { RowCell } from '#engine/port.ts';

/**
 * Lines of CSV (RFC 4180): times in ISO form without a zone, as they stood in the file's own calendar.
 * The tags of a conversation stand in one cell, with semicolons between them. A text that a spreadsheet would run as a formula gets a leading apostrophe; a number never does.
 */
export function formatCsv(
  rows: readonly (readonly RowCell[])[],
  columns: readonly ColumnSchema[],
  as: 'names' | 'cells',
): string {
  const line = (row: readonly RowCell[]): string =>
    row.map((cell, index) => (as === 'names' ? spreadsheetCell(String(cell)) : textOf(cell, columns[index]))).join(',');
  return rows.map((row) => `${line(row)}\r\n`).join('');
}

function textOf(cell: RowCell, column: ColumnSchema | undefined): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return spreadsheetCell(cell);
  if (typeof cell === 'object') return spreadsheetCell(cell.join(';'));
  return column?.kind === 'time' ? new Date(cell).toISOString().slice(0, 19) : String(cell);
}
