import type { Column, TypedTable } from '#core/table/table.ts';

/**
 * The same table in buffers of its own, each just as long as its cells: a view into a larger buffer would be stored
 * with all of that buffer.
 *
 * Cost     O(bytes).
 */
export function copyTable(table: TypedTable): TypedTable {
  return { ...table, columns: table.columns.map(copyColumn) };
}

export function copyColumn(column: Column): Column {
  switch (column.kind) {
    case 'dimension':
      return { ...column, codes: column.codes.slice(), dictionary: [...column.dictionary] };
    case 'tags':
      return {
        ...column,
        codes: column.codes.slice(),
        offsets: column.offsets.slice(),
        members: column.members.slice(),
        dictionary: [...column.dictionary],
      };
    case 'measure':
    case 'time':
      return { ...column, values: column.values.slice() };
    case 'text':
      return { ...column, offsets: column.offsets.slice(), bytes: column.bytes.slice() };
  }
}
