import type { LeafTable } from '#core/rootcause/leafTable.ts';
import type { Element } from '#core/rootcause/space.ts';

/** The columns that every leaf lies in. */
export interface Columns {
  /** Where each leaf's columns begin, and where the last one's end. */
  readonly starts: Int32Array;
  readonly columns: Int32Array;
}

/**
 * The columns of the leaves that say something; the others have none.
 *
 * Shapes   elements: one per column, each everything or a single value.
 * Cost     O(leaves · dimensions).
 */
export function columnsOfLeaves(table: LeafTable, elements: readonly Element[], v: Float64Array): Columns {
  const starts = new Int32Array(table.leafCount + 1);
  const columns = new Int32Array(countEntries(table, elements));
  const always = elements.flatMap((fixed, column) => (fixed.length === 0 ? [column] : []));
  const tables = table.sizes.map((_, dimension) => columnsByCode(table, elements, dimension));
  let at = 0;
  for (let leaf = 0; leaf < table.leafCount; leaf++) {
    starts[leaf] = at;
    if (v[leaf] === 0) continue;
    for (let k = 0; k < always.length; k++) columns[at++] = always[k] ?? 0;
    for (let d = 0; d < tables.length; d++) {
      const [ofCode, code] = [tables[d], table.codes[d]?.[leaf] ?? 0];
      if (ofCode === undefined) continue;
      const end = ofCode.starts[code + 1] ?? 0;
      for (let k = ofCode.starts[code] ?? 0; k < end; k++) columns[at++] = ofCode.columns[k] ?? 0;
    }
  }
  starts[table.leafCount] = at;
  return { starts, columns };
}

function countEntries({ members, leafCount }: LeafTable, elements: readonly Element[]): number {
  return elements.reduce((total, [first]) => {
    if (first === undefined) return total + leafCount;
    const starts = members[first[0]]?.starts;
    return total + (starts?.[first[1] + 1] ?? 0) - (starts?.[first[1]] ?? 0);
  }, 0);
}

/** By code of a dimension: the columns of its value, or of the values of its set. */
function columnsByCode({ sizes, sets }: LeafTable, elements: readonly Element[], dimension: number): Columns {
  const ofValue: number[][] = Array.from({ length: sizes[dimension] ?? 0 }, () => []);
  for (const [column, [first]] of elements.entries()) if (first?.[0] === dimension) ofValue[first[1]]?.push(column);
  const ofCode = sets[dimension]?.map((values) => values.flatMap((value) => ofValue[value] ?? [])) ?? ofValue;
  const starts = new Int32Array(ofCode.length + 1);
  for (const [code, columns] of ofCode.entries()) starts[code + 1] = (starts[code] ?? 0) + columns.length;
  return { starts, columns: Int32Array.from(ofCode.flat()) };
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
