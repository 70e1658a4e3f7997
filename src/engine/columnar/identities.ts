import type { Column } from '#core/table/table.ts';
import { textCell } from '#core/table/text.ts';
import type { Identities } from '#engine/columnar/kernels/distinct.ts';
import type { Pacer } from '#engine/columnar/pacer.ts';

/**
 * A number for every distinct value of a column. A dimension has its codes, tags have theirs; others are numbered in order of appearance.
 *
 * Shapes   null: cancelled.
 * Cost     nothing for a dimension or tags; a map of the distinct values for the others.
 */
export async function identitiesOf(column: Column, rowCount: number, pacer: Pacer): Promise<Identities | null> {
  if (column.kind === 'dimension') return { codes: column.codes, size: column.dictionary.length + 1, sets: null };
  if (column.kind === 'tags') return { codes: column.codes, size: column.dictionary.length + 1, sets: column };
  const codes = new Uint32Array(rowCount);
  const numbers = new Map<string | number, number>();
  for (let row = 0; row < rowCount; row++) {
    if (row % 16_384 === 0 && (await pacer.pause())) return null;
    const value = column.kind === 'text' ? textCell(column, row) : (column.values[row] ?? Number.NaN);
    if (value === null || Number.isNaN(value)) continue;
    const known = numbers.get(value);
    codes[row] = known ?? numbers.size + 1;
    if (known === undefined) numbers.set(value, numbers.size + 1);
  }
  return { codes, size: numbers.size + 1, sets: null };
}
