import { type Column, type ColumnKind, type ColumnSchema, msPerDay, type TypedTable } from '#core/table/table.ts';
import { makeTags } from '#core/table/tags.ts';

export type Cell = string | number | readonly string[] | null;
export type Row = Readonly<Record<string, Cell>>;
export type Kinds = Readonly<Record<string, ColumnKind>>;

const utf8 = new TextEncoder();

/** The day of a row's time, or null. */
export function dayOf(row: Row, column: string): number | null {
  const ms = row[column];
  return typeof ms === 'number' ? Math.floor(ms / msPerDay) : null;
}

/** Rows in the order that a table has them: by day of the date column, missing days last. */
export function sortByDay(rows: readonly Row[], dateColumn: string | null): readonly Row[] {
  if (dateColumn === null) return rows;
  const key = (row: Row): number => dayOf(row, dateColumn) ?? Infinity;
  return rows.toSorted((a, b) => (key(a) === key(b) ? 0 : key(a) - key(b)));
}

/** Columns made from row objects, as an importer would. */
export function rowTable(rows: readonly Row[], kinds: Kinds, dateColumn: string | null): TypedTable {
  const sorted = sortByDay(rows, dateColumn);
  const columns = Object.entries(kinds).map(([id, kind]) => ({
    id,
    kind,
    column: columnOf(
      sorted.map((row) => row[id] ?? null),
      kind,
    ),
  }));
  return {
    rowCount: rows.length,
    dateColumn,
    schema: columns.map(({ id, kind, column }) => schemaOf(id, kind, column)),
    columns: columns.map(({ column }) => column),
  };
}

function schemaOf(id: string, kind: ColumnKind, column: Column): ColumnSchema {
  const distinct = column.kind === 'dimension' || column.kind === 'tags' ? column.dictionary.length : 0;
  return { id, name: id, kind, role: null, unit: null, distinct, missing: 0, derived: false };
}

function columnOf(cells: readonly Cell[], kind: ColumnKind): Column {
  switch (kind) {
    case 'dimension': {
      const dictionary = [...new Set(cells.filter((cell) => cell !== null).map(String))];
      const codes = Uint16Array.from(cells, (cell) => (cell === null ? 0 : dictionary.indexOf(String(cell)) + 1));
      return { kind, codes, dictionary };
    }
    case 'tags':
      return makeTags(
        cells.map((cell) => (Array.isArray(cell) ? cell : null)),
        Uint32Array.from(cells.keys()),
      );
    case 'text': {
      const parts = cells.map((cell) => utf8.encode(cell === null ? '' : String(cell)));
      const offsets = new Uint32Array(cells.length + 1);
      for (const [index, part] of parts.entries()) offsets[index + 1] = (offsets[index] ?? 0) + part.length;
      return { kind, offsets, bytes: Uint8Array.from(parts.flatMap((part) => [...part])) };
    }
    default:
      return { kind, values: Float64Array.from(cells, (cell) => (typeof cell === 'number' ? cell : Number.NaN)) };
  }
}
