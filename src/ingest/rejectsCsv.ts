import { spreadsheetCell } from '#core/table/csvCell.ts';
import { csvLine } from '#ingest/csv/csvLine.ts';
import { cellAt } from '#ingest/csv/rawTable.ts';
import type { InterpretedTable } from '#ingest/interpret/interpretTable.ts';
import type { RejectReason } from '#ingest/port.ts';

/**
 * Every rejected row as CSV for a spreadsheet: its line in the file, why, which column, and the row as it stood (itself
 * one CSV cell).
 */
export function rejectsCsv({ raw, rejects }: InterpretedTable, delimiter: string): string {
  const texts = new Map(raw.rejects.map(({ line, text }) => [line, text]));
  const lines = rejects.map(({ line, reason, row }) => {
    const text =
      row === null
        ? (texts.get(line) ?? '')
        : csvLine(
            raw.columns.map((column) => cellAt(column, row)),
            delimiter,
          );
    return [String(line), reason.code, columnOf(reason), text].map(spreadsheetCell).join(',');
  });
  return `${['line,reason,column,row', ...lines].join('\r\n')}\r\n`;
}

function columnOf(reason: RejectReason): string {
  return 'column' in reason ? reason.column : '';
}
