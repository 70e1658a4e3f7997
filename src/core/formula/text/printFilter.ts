import { conditionsOf } from '#core/formula/text/conditionsOf.ts';
import { writeDuration } from '#core/formula/text/durations.ts';
import { reservedWords } from '#core/formula/text/keywordOf.ts';
import { quoteColumn, quoteValue } from '#core/formula/text/quoted.ts';
import type { Filter } from '#core/table/filter.ts';
import { type ColumnSchema, msPerDay } from '#core/table/table.ts';
import { isoDay } from '#core/time/iso-day.ts';

/**
 * A filter as it is written after `where`; reading it gives a filter of the same rows.
 *
 * Shapes   all rows are `1 = 1`, none are `1 = 0`.
 */
export function printFilter(filter: Filter, columns: readonly ColumnSchema[]): string {
  return write(filter, columns, 'or');
}

const allRows = '1 = 1';
const noRows = '1 = 0';

/** A column as it is written: its id, in backticks where it is no plain word. */
export function writeColumn(id: string): string {
  const isPlain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(id) && !reservedWords.includes(id.toLowerCase());
  return isPlain ? id : quoteColumn(id);
}

/** `within`: what stands around it binds so tightly. */
function write(filter: Filter, columns: readonly ColumnSchema[], within: 'or' | 'and'): string {
  switch (filter.kind) {
    case 'all':
      return allRows;
    case 'and': {
      const telling = conditionsOf(filter);
      const [only] = telling;
      if (only === undefined) return allRows;
      return telling.length === 1 ? write(only, columns, within) : joined(telling, ' and ', columns, 'and');
    }
    case 'or': {
      const [only] = filter.of;
      if (only === undefined) return noRows;
      if (filter.of.length === 1) return write(only, columns, within);
      return bracketed(joined(filter.of, ' or ', columns, 'or'), within === 'and');
    }
    case 'not':
      return writeNot(filter.of, columns);
    case 'in':
      return writeIn(filter.column, filter.values, within);
    case 'contains':
      return `${writeColumn(filter.column)} contains ${quoteValue(filter.text)}`;
    case 'compare':
      return `${writeColumn(filter.column)} ${filter.op} ${writeAmount(filter.value, filter.column, columns)}`;
    case 'elapsed': {
      const { from, to, op, seconds } = filter;
      return `${writeColumn(to)} - ${writeColumn(from)} ${op} ${writeDuration(seconds)}`;
    }
    case 'missing':
    case 'empty':
      return `${writeColumn(filter.column)} is ${filter.kind}`;
  }
}

function joined(
  parts: readonly Filter[],
  word: string,
  columns: readonly ColumnSchema[],
  within: 'or' | 'and',
): string {
  return parts.map((part) => write(part, columns, within)).join(word);
}

function writeNot(inverted: Filter, columns: readonly ColumnSchema[]): string {
  const of = alone(inverted);
  if (of.kind === 'missing' || of.kind === 'empty') return `${writeColumn(of.column)} is not ${of.kind}`;
  if (of.kind === 'contains') return `${writeColumn(of.column)} not contains ${quoteValue(of.text)}`;
  const [only] = of.kind === 'in' ? of.values : [];
  if (of.kind === 'in' && of.values.every((value) => value === null) && only === null) {
    return `${writeColumn(of.column)} is not missing`;
  }
  if (of.kind === 'in' && of.values.length === 1 && typeof only === 'string') {
    return `${writeColumn(of.column)} != ${quoteValue(only)}`;
  }
  const inner = write(of, columns, 'or');
  return `not ${bracketed(inner, inner !== allRows && inner !== noRows)}`;
}

/** What stands alone in an `and` or `or`. */
function alone(filter: Filter): Filter {
  const parts = filter.kind === 'and' ? conditionsOf(filter) : filter.kind === 'or' ? filter.of : [];
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? alone(only) : filter;
}

function writeIn(column: string, values: readonly (string | null)[], within: 'or' | 'and'): string {
  const name = writeColumn(column);
  const texts = values.flatMap((value) => (value === null ? [] : [value]));
  const missing = values.includes(null) ? [`${name} is missing`] : [];
  const [only] = texts;
  const listed =
    only !== undefined && texts.length === 1
      ? [`${name} = ${quoteValue(only)}`]
      : texts.length === 0 && missing.length > 0
        ? []
        : [`${name} in (${texts.map(quoteValue).join(', ')})`];
  const parts = [...listed, ...missing];
  return bracketed(parts.join(' or '), parts.length > 1 && within !== 'or');
}

function writeAmount(value: number, id: string, columns: readonly ColumnSchema[]): string {
  const column = columns.find((each) => each.id === id);
  if (column?.kind === 'time') return quoteValue(writeTime(value));
  return column?.unit === 'seconds' ? writeDuration(value) : String(value);
}

function writeTime(ms: number): string {
  const day = Math.floor(ms / msPerDay);
  const rest = ms - day * msPerDay;
  if (rest === 0) return isoDay(day);
  const clock = new Date(rest).toISOString().slice(11, 23);
  return `${isoDay(day)}T${clock.replace(/(:00)?\.000$/, '')}`;
}

function bracketed(text: string, needed: boolean): string {
  return needed ? `(${text})` : text;
}
