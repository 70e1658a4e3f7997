import type { Cube } from '#core/cube/cube.ts';
import type { LeafTable } from '#core/cube/leafTable.ts';
import type { Column, TypedTable } from '#core/table/table.ts';

/** The buffers of a table, each once, to be handed over instead of copied. */
export function tableBuffers(table: TypedTable): readonly ArrayBuffer[] {
  return transferable(table.columns.flatMap(columnArrays));
}

export function cubeBuffers(cube: Cube): readonly ArrayBuffer[] {
  return transferable(Object.values(cube.stats).flatMap((arrays) => Object.values(arrays)));
}

export function leafBuffers({ codes, stats }: LeafTable): readonly ArrayBuffer[] {
  return transferable([...codes, ...Object.values(stats).flatMap((arrays) => Object.values(arrays))]);
}

function columnArrays(column: Column): readonly ArrayBufferView[] {
  switch (column.kind) {
    case 'dimension':
      return [column.codes];
    case 'tags':
      return [column.codes, column.offsets, column.members];
    case 'text':
      return [column.offsets, column.bytes];
    default:
      return [column.values];
  }
}

function transferable(views: readonly ArrayBufferView[]): readonly ArrayBuffer[] {
  const buffers = views.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []));
  return [...new Set(buffers)];
}
