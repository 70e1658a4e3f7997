import { type ElementIndex, leavesOf } from '#core/rootcause/elementIndex.ts';

/** The columns that every leaf lies in, ascending. */
export interface Columns {
  /** Where each leaf's columns begin, and where the last one's end. */
  readonly starts: Int32Array;
  readonly columns: Int32Array;
}

/** Shapes: elements: one per column. Cost: O(Σ leaves of the elements). */
export function columnsOfLeaves(index: ElementIndex, elements: readonly number[]): Columns {
  const lists = elements.map((element) => leavesOf(index, element));
  const ends = new Int32Array(index.leafCount + 1);
  for (const leaves of lists) {
    for (let k = 0; k < leaves.length; k++) ends[(leaves[k] ?? 0) + 1] = (ends[(leaves[k] ?? 0) + 1] ?? 0) + 1;
  }
  for (let leaf = 0; leaf < index.leafCount; leaf++) ends[leaf + 1] = (ends[leaf + 1] ?? 0) + (ends[leaf] ?? 0);
  const starts = ends.slice();
  const columns = new Int32Array(ends[index.leafCount] ?? 0);
  lists.forEach((leaves, column) => {
    for (let k = 0; k < leaves.length; k++) {
      const leaf = leaves[k] ?? 0;
      const at = ends[leaf] ?? 0;
      columns[at] = column;
      ends[leaf] = at + 1;
    }
  });
  return { starts, columns };
}

/** What some leaves have in common with every column: sums of V. */
export function overlap(
  leaves: Int32Array,
  v: Float64Array,
  { starts, columns }: Columns,
  count: number,
): Float64Array {
  const shared = new Float64Array(count);
  for (let k = 0; k < leaves.length; k++) {
    const leaf = leaves[k] ?? 0;
    const amount = v[leaf] ?? 0;
    for (let at = starts[leaf] ?? 0; at < (starts[leaf + 1] ?? 0); at++) {
      const column = columns[at] ?? 0;
      shared[column] = (shared[column] ?? 0) + amount;
    }
  }
  return shared;
}

/** The sum, for every leaf, of a number of each of its columns. */
export function addColumns({ starts, columns }: Columns, ofColumn: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(Math.max(0, starts.length - 1));
  for (let leaf = 0; leaf < sums.length; leaf++) {
    let total = 0;
    for (let at = starts[leaf] ?? 0; at < (starts[leaf + 1] ?? 0); at++) total += ofColumn[columns[at] ?? 0] ?? 0;
    sums[leaf] = total;
  }
  return sums;
}
