import type { ColumnSchema } from '#core/table/table.ts';
import type { RowCell } from '#engine/port.ts';
import { conversationsText } from '#text/conversations.ts';
import { formatTimestamp, formatValue } from '#text/format.ts';
import { outcomeNames } from '#text/outcomes.ts';

/** A cell as people read it; the empty text where it is missing. */
export function formatCell(cell: RowCell, schema: ColumnSchema): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return cell.length === 0 ? conversationsText.noTags : cell.join(', ');
  if (typeof cell === 'string') return schema.role === 'outcome' ? (outcomeNames[cell] ?? cell) : cell;
  if (schema.kind === 'time') return formatTimestamp(cell);
  return formatValue(cell, schema.unit ?? 'number');
}
