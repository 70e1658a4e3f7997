import type { Column, TypedTable } from '#core/table/table.ts';

/** Bytes that the cells of a table take, dictionaries at two bytes a character. */
export function tableBytes(table: TypedTable): number {
  return table.columns.reduce((sum, column) => sum + columnBytes(column), 0);
}

function columnBytes(column: Column): number {
  switch (column.kind) {
    case 'dimension':
      return column.codes.byteLength + wordBytes(column.dictionary);
    case 'tags': {
      const { codes, offsets, members, dictionary } = column;
      return codes.byteLength + offsets.byteLength + members.byteLength + wordBytes(dictionary);
    }
    case 'measure':
    case 'time':
      return column.values.byteLength;
    case 'text':
      return column.offsets.byteLength + column.bytes.byteLength;
  }
}

function wordBytes(dictionary: readonly string[]): number {
  return dictionary.reduce((sum, word) => sum + 2 * word.length, 0);
}
