import { sum } from '#core/base/sum.ts';
import type { LeafTable } from '#core/cube/leafTable.ts';
import { type LeafGroups, oneGroup, splitGroups } from '#core/cube/mergeLeaves.ts';
import type { LeftOut } from '#core/rootcause/chooseDimensions.ts';

/** What of a table is counted, by window (baseline, current), then by leaf. */
export interface Counted {
  readonly rows: readonly Float64Array[];
  /** Each a part of the rows; none where nothing is. */
  readonly parts: readonly (readonly Float64Array[])[];
}

/** Axes of a table, by index, and why the others are not searched. */
export interface SearchableAxes {
  readonly kept: readonly number[];
  readonly leftOut: ReadonlyMap<number, Extract<LeftOut, 'constant' | 'settles' | 'too-thin'>>;
}

/** Rows that a leaf has on average in each period, at the least: change is compared inside leaves, before with after. */
const leastRows = 5;
/** Of the rows of a period: one value with more is nearly all there is. */
const mostOfOne = 0.98;
/** Of what guessing the commoner answer gets wrong: a dimension that leaves less open is the answer by another name. */
const leastOpen = 0.1;

/**
 * The dimensions that can be searched together: in their order, as long as the leaves do not become so thin that there
 * is next to nothing in them to compare. Not those with one value nearly everywhere, nor those that settle a number.
 *
 * Cost     O(leaves · axes · parts).
 */
export function searchableAxes(table: LeafTable, counted: Counted): SearchableAxes {
  const most = Math.min(...counted.rows.map((rows) => sum(rows))) / leastRows;
  const leftOut = new Map<number, Extract<LeftOut, 'constant' | 'settles' | 'too-thin'>>();
  const kept: number[] = [];
  let groups: LeafGroups = oneGroup(table.leafCount);
  table.axes.forEach(({ values }, axis) => {
    const codes = table.codes[axis] ?? new Uint32Array();
    const finer = splitGroups(groups, codes, values.length);
    if (isConstant(codes, values.length, counted)) leftOut.set(axis, 'constant');
    else if (settlesAny(codes, values.length, counted)) leftOut.set(axis, 'settles');
    else if (finer.count > most) leftOut.set(axis, 'too-thin');
    else {
      groups = finer;
      kept.push(axis);
    }
  });
  return { kept, leftOut };
}

function isConstant(codes: Uint32Array, size: number, { rows }: Counted): boolean {
  return rows.every((of) => {
    const byValue = addUp(of, codes, size);
    return Math.max(...byValue) > mostOfOne * sum(byValue);
  });
}

function settlesAny(codes: Uint32Array, size: number, { rows, parts }: Counted): boolean {
  return parts.some((part) => rows.every((of, window) => settles(codes, size, part[window] ?? of, of)));
}

/** Whether nearly every row's answer follows from the value. */
function settles(codes: Uint32Array, size: number, x: Float64Array, n: Float64Array): boolean {
  const [inside, all] = [addUp(x, codes, size), addUp(n, codes, size)];
  const open = (count: number, of: number): number => Math.min(count, of - count);
  const before = open(sum(inside), sum(all));
  return before > 0 && sum(inside.map((count, value) => open(count, all[value] ?? 0))) <= leastOpen * before;
}

function addUp(of: Float64Array, codes: Uint32Array, size: number): Float64Array {
  const byValue = new Float64Array(size);
  for (let leaf = 0; leaf < of.length; leaf++) {
    const code = codes[leaf] ?? 0;
    byValue[code] = (byValue[code] ?? 0) + (of[leaf] ?? 0);
  }
  return byValue;
}
