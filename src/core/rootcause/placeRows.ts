import { rankIn, uniqueAscending } from '#core/rootcause/sortedKeys.ts';
import type { Space } from '#core/rootcause/space.ts';

/** Cells of a space that may be marked one by one. */
const mostMarked = 8_000_000;

interface Placed {
  readonly cells: Float64Array;
  readonly places: Int32Array;
}

/**
 * The cells that occur, ascending, and the place of every row among them.
 *
 * Cost     O(rows + cells of the space) where it is small enough to be marked, else O(rows · log rows).
 */
export function placeRows(space: Pick<Space, 'cells'>, rowCells: Float64Array): Placed {
  if (space.cells <= mostMarked) return placeByMarks(space.cells, rowCells);
  const cells = uniqueAscending(rowCells);
  const places = new Int32Array(rowCells.length);
  for (let row = 0; row < places.length; row++) places[row] = rankIn(cells, rowCells[row] ?? 0);
  return { cells, places };
}

function placeByMarks(size: number, rowCells: Float64Array): Placed {
  const placeOf = new Int32Array(size);
  for (let row = 0; row < rowCells.length; row++) placeOf[rowCells[row] ?? 0] = 1;
  const cells = new Float64Array(Math.min(size, rowCells.length));
  let count = 0;
  for (let cell = 0; cell < placeOf.length; cell++) {
    if (placeOf[cell] === 0) continue;
    placeOf[cell] = count;
    cells[count++] = cell;
  }
  const places = new Int32Array(rowCells.length);
  for (let row = 0; row < places.length; row++) places[row] = placeOf[rowCells[row] ?? 0] ?? 0;
  return { cells: cells.slice(0, count), places };
}
