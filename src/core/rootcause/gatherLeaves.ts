import { placeRows } from '#core/rootcause/placeRows.ts';
import type { Space } from '#core/rootcause/space.ts';

/** The leaves that occur, in the order of their cells, with the sum of every measure. */
export interface Leaves<Name extends string> {
  readonly cells: Float64Array;
  readonly measures: Readonly<Record<Name, Float64Array>>;
}

/**
 * Adds up rows that stand in the same leaf.
 *
 * Shapes   codes: per dimension, the value index of every row; measures: per name, a number of every row.
 * Cost     O(rows + cells) where the space is small enough to be marked, else O(rows · log rows).
 */
export function gatherLeaves<Name extends string>(
  space: Space,
  codes: readonly ArrayLike<number>[],
  measures: Readonly<Record<Name, ArrayLike<number>>>,
): Leaves<Name> {
  const rowCells = cellsOfRows(space, codes);
  const { cells, places } = isAscending(rowCells) ? { cells: rowCells, places: null } : placeRows(space, rowCells);
  const names = Object.keys(measures).filter((name): name is Name => name in measures);
  const sums = names.map((name) => [name, sumRows(measures[name], places, cells.length)] as const);
  return { cells, measures: Object.fromEntries(sums) as Record<Name, Float64Array> };
}

function sumRows(values: ArrayLike<number>, places: Int32Array | null, leaves: number): Float64Array {
  if (places === null) return new Float64Array(values);
  const total = new Float64Array(leaves);
  for (let row = 0; row < places.length; row++) {
    const place = places[row] ?? 0;
    total[place] = (total[place] ?? 0) + (values[row] ?? 0);
  }
  return total;
}

function isAscending(cells: Float64Array): boolean {
  for (let row = 1; row < cells.length; row++) if ((cells[row] ?? 0) <= (cells[row - 1] ?? 0)) return false;
  return true;
}

function cellsOfRows({ strides }: Space, codes: readonly ArrayLike<number>[]): Float64Array {
  const cells = new Float64Array(codes[0]?.length ?? 0);
  for (const [dimension, ofRow] of codes.entries()) {
    const stride = strides[dimension] ?? 1;
    for (let row = 0; row < cells.length; row++) {
      cells[row] = (cells[row] ?? 0) + ((ofRow[row] ?? 0) + 1) * stride;
    }
  }
  return cells;
}
