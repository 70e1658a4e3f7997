import { outcomeColumn } from '#core/table/table.ts';
import type { IngestWarning } from '#ingest/port.ts';

export interface Header {
  readonly id: string;
  readonly name: string;
}

/**
 * Names and ids for the columns of a file. Repeated headers survive as `Category` and `Category (2)`, with the ids
 * `category` and `category_2`; a column without a header is named after its position. The id `outcome` is left to the derived column.
 *
 * Shapes   cells: the header row, or null where the file has none; result: `width` headers.
 */
export function headersOf(cells: readonly string[] | null, width: number): readonly Header[] {
  const taken = new Set<string>([outcomeColumn]);
  const given = Array.from({ length: width }, (_, index) => {
    const name = cells?.[index]?.trim() ?? '';
    return name === '' ? `Column ${index + 1}` : name;
  });
  const names = uniqueNames(given);
  return given.map((name, index) => ({ id: uniqueId(slugOf(name), taken), name: names[index] ?? name }));
}

/** What is worth saying about a header row. */
export function headerWarnings(cells: readonly string[] | null, width: number): readonly IngestWarning[] {
  if (cells === null) return [];
  const counts = new Map<string, number>();
  const empty: IngestWarning[] = [];
  for (let index = 0; index < width; index++) {
    const name = cells[index]?.trim() ?? '';
    if (name === '') empty.push({ code: 'empty-header', position: index + 1 });
    else counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const repeated = [...counts].filter(([, count]) => count > 1);
  return [...repeated.map(([name, count]): IngestWarning => ({ code: 'duplicate-headers', name, count })), ...empty];
}

/** Each name once: the first of a kind stays as it is, the others become `name (2)`, `name (3)`, … that no one has. */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  const given = new Set(names);
  return names.map((name) => {
    let unique = name;
    for (let n = 2; taken.has(unique) || (unique !== name && given.has(unique)); n++) unique = `${name} (${n})`;
    taken.add(unique);
    return unique;
  });
}

/** Takes the id, or the first of `id_2`, `id_3`, … that is free. */
export function uniqueId(id: string, taken: Set<string>): string {
  let unique = id;
  for (let n = 2; taken.has(unique); n++) unique = `${id}_${n}`;
  taken.add(unique);
  return unique;
}

function slugOf(name: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
  return slug === '' ? 'column' : slug;
}
