import { parseNumber } from '#ingest/values/parseNumber.ts';
import { parseTime } from '#ingest/values/parseTime.ts';

/**
 * Whether the first of these records names the columns.
 *
 * A first row that holds a number, a date or an address is data; so is one whose words come back further down in
 * their own columns.
 */
export function hasHeaderRow(records: readonly (readonly string[])[]): boolean {
  const [first, ...rest] = records;
  if (first === undefined) return false;
  const named = first.filter((cell) => cell.trim() !== '');
  if (named.length === 0) return false;
  if (named.some(isDatum)) return false;
  const distinctive = rest.filter((record) => record.some((cell, index) => cell !== first[index]));
  const comesBack = first.filter(
    (cell, index) => cell.trim() !== '' && distinctive.some((record) => record[index] === cell),
  );
  return comesBack.length === 0 || comesBack.length < named.length / 4;
}

/** `404`, `2024-03-01`, `a@b.example`: nobody names a column so. */
function isDatum(cell: string): boolean {
  const text = cell.trim();
  return (
    !Number.isNaN(parseNumber(text, '.')) ||
    !Number.isNaN(parseTime(text, 'dmy')) ||
    !Number.isNaN(parseTime(text, 'mdy')) ||
    /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)
  );
}
