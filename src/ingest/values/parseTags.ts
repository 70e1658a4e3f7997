import type { TagFormat } from '#ingest/port.ts';

/**
 * The tags of one cell, in its order, spaces around them gone; none where it is blank.
 *
 * Errors   null: not a JSON array of texts, numbers or objects with a `name` or `tag`.
 */
export function parseTags(cell: string, format: TagFormat): readonly string[] | null {
  if (cell.trim() === '') return [];
  if (format === 'json') return parseList(cell);
  const parts = format === ' ' ? cell.split(/\s+/) : cell.split(format);
  return tidy(parts);
}

function parseList(cell: string): readonly string[] | null {
  const list = readJson(cell);
  if (!Array.isArray(list)) return null;
  const tags = list.map(tagOf);
  return tags.includes(null) ? null : tidy(tags.map((tag) => tag ?? ''));
}

/** Undefined for what is no JSON. */
function readJson(text: string): unknown {
  if (!text.trimStart().startsWith('[')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function tagOf(item: unknown): string | null {
  if (typeof item === 'string') return item;
  if (typeof item === 'number') return String(item);
  if (typeof item !== 'object' || item === null) return null;
  if ('name' in item && typeof item.name === 'string') return item.name;
  return 'tag' in item && typeof item.tag === 'string' ? item.tag : null;
}

const tidy = (parts: readonly string[]): readonly string[] =>
  parts.map((part) => part.trim()).filter((part) => part !== '');
