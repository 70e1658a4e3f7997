import { err, ok, type Result } from '#core/base/result.ts';
import { unreachable } from '#core/base/unreachable.ts';
import type { CompareOp, Filter } from '#core/table/filter.ts';
import { filterColumns } from '#core/table/filter-columns.ts';
import type { Column, DimensionColumn, TagsColumn } from '#core/table/table.ts';
import { setCountOf, tagsOfSet } from '#core/table/tags.ts';
import { textCell } from '#core/table/text.ts';

export type ColumnsById = ReadonlyMap<string, Column>;
export type MatchError = { readonly code: 'unknown-column'; readonly column: string };

/**
 * A filter bound to columns, as a test of one row. The rules of every kind are in SPEC.md.
 *
 * Errors   'unknown-column' {column}: the filter speaks of a column that is not there.
 * Cost     O(dictionary) once per leaf on a dimension; then O(leaves) per row.
 */
export function compileFilter(filter: Filter, columns: ColumnsById): Result<(row: number) => boolean, MatchError> {
  const unknown = unknownColumn(filter, columns);
  return unknown === null ? ok(rowTest(filter, columns)) : err({ code: 'unknown-column', column: unknown });
}

/**
 * A filter over all rows at once: 1 where it matches, 0 elsewhere.
 *
 * Errors   as `compileFilter`.
 * Cost     O(rows · leaves), about 1 ns per row and leaf on a dimension.
 */
export function filterMask(filter: Filter, columns: ColumnsById, rowCount: number): Result<Uint8Array, MatchError> {
  const unknown = unknownColumn(filter, columns);
  return unknown === null ? ok(maskOf(filter, columns, rowCount)) : err({ code: 'unknown-column', column: unknown });
}

function unknownColumn(filter: Filter, columns: ColumnsById): string | null {
  return filterColumns(filter).find((id) => !columns.has(id)) ?? null;
}

type RowTest = (row: number) => boolean;
type LeafFilter = Exclude<Filter, { kind: 'all' | 'and' | 'or' | 'not' | 'elapsed' }>;

function rowTest(filter: Filter, columns: ColumnsById): RowTest {
  switch (filter.kind) {
    case 'all':
      return () => true;
    case 'and': {
      const tests = filter.of.map((part) => rowTest(part, columns));
      return (row) => tests.every((test) => test(row));
    }
    case 'or': {
      const tests = filter.of.map((part) => rowTest(part, columns));
      return (row) => tests.some((test) => test(row));
    }
    case 'not': {
      const test = rowTest(filter.of, columns);
      return (row) => !test(row);
    }
    case 'elapsed':
      return elapsedTest(filter, columns);
    default:
      return leafTest(filter, columns);
  }
}

function elapsedTest(filter: Extract<Filter, { kind: 'elapsed' }>, columns: ColumnsById): RowTest {
  const from = columns.get(filter.from);
  const to = columns.get(filter.to);
  if (from?.kind !== 'time' || to?.kind !== 'time') return () => false;
  const holds = comparison(filter.op, filter.seconds);
  return (row) => holds(((to.values[row] ?? Number.NaN) - (from.values[row] ?? Number.NaN)) / 1000);
}

function leafTest(filter: LeafFilter, columns: ColumnsById): RowTest {
  const column = columns.get(filter.column);
  if (column === undefined) return () => false;
  switch (column.kind) {
    case 'dimension':
    case 'tags': {
      const { codes } = column;
      const truth = truthTable(column, filter);
      return (row) => truth[codes[row] ?? 0] === 1;
    }
    case 'measure':
    case 'time': {
      const { values } = column;
      const test = numberTest(filter);
      return (row) => test(values[row] ?? Number.NaN);
    }
    case 'text': {
      const test = stringTest(filter);
      return (row) => test(textCell(column, row));
    }
    default:
      return unreachable(column);
  }
}

/** By code: 1 where the leaf holds for the value; entry 0 is missing. */
function truthTable(column: DimensionColumn | TagsColumn, filter: LeafFilter): Uint8Array {
  return column.kind === 'tags' ? truthOfSets(column, filter) : truthOfValues(column.dictionary, filter);
}

function truthOfValues(dictionary: readonly string[], filter: LeafFilter): Uint8Array {
  const test = stringTest(filter);
  const truth = new Uint8Array(dictionary.length + 1);
  truth[0] = test(null) ? 1 : 0;
  dictionary.forEach((value, index) => {
    truth[index + 1] = test(value) ? 1 : 0;
  });
  return truth;
}

/** By set: 1 where the leaf holds for one of its tags. */
function truthOfSets(column: TagsColumn, filter: LeafFilter): Uint8Array {
  const ofTags = truthOfValues(column.dictionary, filter);
  const truth = new Uint8Array(setCountOf(column) + 1);
  truth[0] = ofTags[0] ?? 0;
  for (let code = 1; code < truth.length; code++) {
    const tags = tagsOfSet(column, code);
    const holds = filter.kind === 'empty' ? tags.length === 0 : tags.some((tag) => ofTags[tag + 1] === 1);
    truth[code] = holds ? 1 : 0;
  }
  return truth;
}

function stringTest(filter: LeafFilter): (value: string | null) => boolean {
  switch (filter.kind) {
    case 'in': {
      const values = new Set(filter.values);
      return (value) => values.has(value);
    }
    case 'contains': {
      const needle = filter.text.toLowerCase();
      return (value) => value?.toLowerCase().includes(needle) ?? false;
    }
    case 'compare': {
      const holds = comparison(filter.op, filter.value);
      return (value) => holds(value === null ? Number.NaN : numberOf(value));
    }
    case 'missing':
      return (value) => value === null;
    case 'empty':
      return () => false;
    default:
      return unreachable(filter);
  }
}

function numberTest(filter: LeafFilter): (value: number) => boolean {
  switch (filter.kind) {
    case 'in': {
      const wanted = new Set(filter.values.map((value) => (value === null ? Number.NaN : numberOf(value))));
      const takesMissing = filter.values.includes(null);
      return (value) => (Number.isNaN(value) ? takesMissing : wanted.has(value));
    }
    case 'contains':
      return () => false;
    case 'compare':
      return comparison(filter.op, filter.value);
    case 'missing':
      return Number.isNaN;
    case 'empty':
      return () => false;
    default:
      return unreachable(filter);
  }
}

/** NaN for anything that is not one decimal number, blank included. */
function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}

/** False for NaN, whatever the operator. */
function comparison(op: CompareOp, bound: number): (value: number) => boolean {
  switch (op) {
    case '<':
      return (value) => value < bound;
    case '<=':
      return (value) => value <= bound;
    case '>':
      return (value) => value > bound;
    case '>=':
      return (value) => value >= bound;
    case '=':
      return (value) => value === bound;
    case '!=':
      return (value) => value < bound || value > bound;
    default:
      return unreachable(op);
  }
}

function maskOf(filter: Filter, columns: ColumnsById, rowCount: number): Uint8Array {
  switch (filter.kind) {
    case 'all':
      return new Uint8Array(rowCount).fill(1);
    case 'and':
      return combine(filter.of, columns, rowCount, 1);
    case 'or':
      return combine(filter.of, columns, rowCount, 0);
    case 'not': {
      const mask = maskOf(filter.of, columns, rowCount);
      for (let row = 0; row < rowCount; row++) mask[row] = 1 - (mask[row] ?? 0);
      return mask;
    }
    case 'elapsed':
      return testMask(elapsedTest(filter, columns), rowCount);
    default:
      return leafMask(filter, columns, rowCount);
  }
}

/** `neutral` 1 intersects, 0 unites. */
function combine(parts: readonly Filter[], columns: ColumnsById, rowCount: number, neutral: 0 | 1): Uint8Array {
  const [first, ...rest] = parts;
  if (first === undefined) return new Uint8Array(rowCount).fill(neutral);
  const mask = maskOf(first, columns, rowCount);
  for (const part of rest) {
    const other = maskOf(part, columns, rowCount);
    if (neutral === 1) for (let row = 0; row < rowCount; row++) mask[row] = (mask[row] ?? 0) & (other[row] ?? 0);
    else for (let row = 0; row < rowCount; row++) mask[row] = (mask[row] ?? 0) | (other[row] ?? 0);
  }
  return mask;
}

function leafMask(filter: LeafFilter, columns: ColumnsById, rowCount: number): Uint8Array {
  const column = columns.get(filter.column);
  if (column?.kind !== 'dimension' && column?.kind !== 'tags') return testMask(leafTest(filter, columns), rowCount);
  const { codes } = column;
  const truth = truthTable(column, filter);
  const mask = new Uint8Array(rowCount);
  for (let row = 0; row < rowCount; row++) mask[row] = truth[codes[row] ?? 0] ?? 0;
  return mask;
}

function testMask(test: RowTest, rowCount: number): Uint8Array {
  const mask = new Uint8Array(rowCount);
  for (let row = 0; row < rowCount; row++) mask[row] = test(row) ? 1 : 0;
  return mask;
}
