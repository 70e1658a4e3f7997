import type { ColumnRole } from '#core/table/table.ts';
import type { ColumnFacts } from '#ingest/guess/columnFacts.ts';
import type { TagFacts, TagFormat } from '#ingest/port.ts';
import { parseTags } from '#ingest/values/parseTags.ts';

/**
 * Whether the cells of a column are lists, and what stands between their values; null where they are not.
 *
 * A column that is called tags is one whatever its cells hold. Of others, JSON arrays are, and cells with semicolons or
 * bars whose pieces come back in other cells; commas and spaces stand in ordinary text too.
 *
 * Cost   O(characters of the distinct values), once per separator that they hold.
 */
export function tagFactsOf(facts: ColumnFacts, role: ColumnRole | null, words: string): TagFacts | null {
  if (facts.filled === 0 || facts.isMultiLine) return null;
  const isNamed = role === 'tags' || /\b(tags?|labels)\b/.test(words);
  const lists = listsIn(facts, 'json');
  if (lists !== null) return lists;
  const found = separators.flatMap((format) => {
    const read = listsIn(facts, format);
    return read !== null && (isNamed || (format !== ',' && isTelling(read, facts))) ? [read] : [];
  });
  const [first] = found.toSorted((a, b) => b.several - a.several);
  if (first !== undefined || !isNamed) return first ?? null;
  return (areWords(facts) ? listsIn(facts, ' ') : null) ?? plainTags(facts);
}

const separators = [';', '|', ','] as const satisfies readonly TagFormat[];
const mostUnreadable = 0.02;

/** The column read in one way; null where no cell holds several, or a JSON array is expected and not found. */
function listsIn({ values, counts, filled }: ColumnFacts, format: TagFormat): TagFacts | null {
  const seen = new Set<string>();
  let [several, unread] = [0, 0];
  for (const [code, value] of values.entries()) {
    const tags = parseTags(value, format);
    const rows = counts[code] ?? 0;
    if (tags === null) unread += rows;
    else if (new Set(tags).size > 1) several += rows;
    if (unread > mostUnreadable * filled) return null;
    for (const tag of tags ?? []) seen.add(tag);
  }
  if (several === 0 && format !== 'json') return null;
  return { format, several, distinct: seen.size };
}

/** Short cells of which many are lists, made of fewer pieces than there are cells. */
function isTelling({ several, distinct }: TagFacts, { values, filled, meanLength }: ColumnFacts): boolean {
  return meanLength <= 80 && several >= filled / 10 && values.length >= 4 && distinct <= values.length / 2;
}

/** Spaces part tags where these are written as single words: the pieces come back in other cells, or are lower case. */
function areWords(facts: ColumnFacts): boolean {
  const read = listsIn(facts, ' ');
  if (read === null) return false;
  const isPlain = facts.values.every((value) => !/\p{Lu}/u.test(value));
  return read.distinct < facts.values.length || (isPlain && facts.values.some((value) => /[_-]/.test(value)));
}

/** One tag per cell at most. */
function plainTags({ values }: ColumnFacts): TagFacts {
  return { format: ',', several: 0, distinct: values.length };
}
