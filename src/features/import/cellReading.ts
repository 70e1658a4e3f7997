import type { ColumnChoice, FilePreview, Interpretation, ReadCell } from '#ingest/port.ts';
import { formatTimestamp } from '#text/format.ts';
import { columnsText } from '#text/import/columns.ts';
import { formatPlain, formatSpan } from '#text/import/readings.ts';

/** One cell as it stands and as it is read; `read` is null where it can't be. */
export interface CellReading {
  readonly raw: string;
  readonly read: string | null;
}

/** The first cell of a column that shows how it is read: one that can be (of tags, several), else one that is not empty. */
export function exampleOf(
  preview: FilePreview,
  interpretation: Interpretation | null,
  columnAt: number,
  choice: ColumnChoice,
): CellReading | null {
  let [plain, unread]: (CellReading | null)[] = [null, null];
  for (const [index, row] of preview.sampleRows.entries()) {
    const raw = row[columnAt] ?? '';
    if (raw.trim() === '') continue;
    const value = interpretation?.firstRows[index]?.[columnAt] ?? null;
    const reading = { raw, read: value === null ? null : cellText(value, choice) };
    if (value === null) unread ??= reading;
    else if (typeof value !== 'object' || value.length > 1) return reading;
    else plain ??= reading;
  }
  return plain ?? unread ?? null;
}

export function cellText(value: ReadCell, choice: ColumnChoice): string | null {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'object') return value.length === 0 ? columnsText.noTags : value.join(' · ');
  if (choice.kind === 'time') return formatTimestamp(value);
  return choice.durationFormat === null ? formatPlain(value, choice.unit === 'share') : formatSpan(value);
}
