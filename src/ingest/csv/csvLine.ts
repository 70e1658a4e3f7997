import { csvCell } from '#core/table/csvCell.ts';

/** One record as CSV, without its line end. */
export function csvLine(cells: readonly string[], delimiter: string): string {
  return cells.map((cell) => csvCell(cell, delimiter)).join(delimiter);
}
