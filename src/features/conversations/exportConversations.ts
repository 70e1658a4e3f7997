import type { ColumnSchema } from '#core/table/table.ts';
import type { AnalyticEngine, EngineError, RowQuery } from '#engine/port.ts';
import { formatCsv } from './formatCsv.ts';

const batch = 20_000;

/** Saves all rows of a query, not only the page on screen, as a CSV file. The error, if the engine has one. */
export async function exportConversations(
  engine: AnalyticEngine,
  query: RowQuery,
  columns: readonly ColumnSchema[],
  name: string,
): Promise<EngineError | null> {
  const shown = query.columns.flatMap((id) => columns.filter((column) => column.id === id));
  const parts: string[] = [formatCsv([shown.map((column) => column.name)], shown, 'names')];
  for (let offset = 0, total = 1; offset < total; offset += batch) {
    const page = await engine.rows({ ...query, offset, limit: batch }, {});
    if (!page.ok) return page.error;
    total = page.value.total;
    parts.push(formatCsv(page.value.rows, shown, 'cells'));
  }
  download(new Blob(['\uFEFF', ...parts], { type: 'text/csv;charset=utf-8' }), `${fileName(name)}.csv`);
  return null;
}

const fileName = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '') || 'conversations';

function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
