import type { ColumnSchema } from '#core/table/table.ts';
import { formatTimestamp, formatValue } from '#text/format.ts';
import { outcomeNames } from '#text/outcomes.ts';

/** A cell as people read it; the empty text where it is missing. */
export function formatCell(cell: string | number | null, schema: ColumnSchema): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return schema.role === 'outcome' ? (outcomeNames[cell] ?? cell) : cell;
  if (schema.kind === 'time') return formatTimestamp(cell);
  return formatValue(cell, schema.unit ?? 'number');
}
