import type { ColumnSchema } from '#core/table/table.ts';
import type { RowQuery } from '#engine/port.ts';
import { downloadFile } from '#features/shared/downloadFile.ts';
import type { DataError, Resources } from '#state/resources/createResources.ts';
import { conversationsText } from '#text/conversations.ts';
import { formatCsv } from './formatCsv.ts';

const batch = 20_000;

/** Saves all rows of a query, not only the page on screen, as a CSV file. The error, if there is one. */
export async function exportConversations(
  resources: Pick<Resources, 'readRows'>,
  query: RowQuery,
  columns: readonly ColumnSchema[],
  name: string,
): Promise<DataError | null> {
  const shown = query.columns.flatMap((id) => columns.filter((column) => column.id === id));
  const parts: string[] = [formatCsv([shown.map(headerOf)], shown, 'names')];
  for (let offset = 0, total = 1; offset < total; offset += batch) {
    const page = await resources.readRows({ ...query, offset, limit: batch });
    if (!page.ok) return page.error;
    total = page.value.total;
    parts.push(formatCsv(page.value.rows, shown, 'cells'));
  }
  downloadFile(`${fileName(name)}.csv`, parts);
  return null;
}

/** A number of seconds alone says nothing of its unit. */
function headerOf({ name, kind, unit }: ColumnSchema): string {
  return kind === 'measure' && unit === 'seconds' ? conversationsText.inSeconds(name) : name;
}

/** Long names would not be taken by every file system. */
const fileName = (name: string): string =>
  name
    .slice(0, 150)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '') || 'conversations';
