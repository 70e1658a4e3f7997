import { sum } from '#core/base/sum.ts';
import { codeCountOf, type LeafAxis, type LeafTable } from '#core/cube/leafTable.ts';
import { type LeafGroups, oneGroup, splitGroups } from '#core/cube/mergeLeaves.ts';
import type { LeftOut } from '#core/rootcause/chooseDimensions.ts';
import { type CoarseTags, thinTags } from '#core/rootcause/thinTags.ts';

/** What of a table is counted, by window (baseline, current), then by leaf. */
export interface Counted {
  readonly rows: readonly Float64Array[];
  /** Each a part of the rows; none where nothing is. */
  readonly parts: readonly (readonly Float64Array[])[];
  /** Of a mean over the rows; null where it is none. */
  readonly moments: { readonly sum: readonly Float64Array[]; readonly sumSquares: readonly Float64Array[] } | null;
}

/** Axes of a table, by index, and why the others are not searched. */
export interface SearchableAxes {
  readonly kept: readonly number[];
  readonly leftOut: ReadonlyMap<number, AxisProblem>;
  /** Of axes of tags that are kept: those that are told apart. */
  readonly tags: ReadonlyMap<number, CoarseTags>;
}

type AxisProblem = Extract<LeftOut, 'constant' | 'settles' | 'same' | 'too-thin'>;

/** Rows that a leaf has on average in each period, at the least: change is compared inside leaves, before with after. */
const leastRows = 5;
/** Of the leaves that there may be, what tags may take: their sets are many, and other dimensions want room too. */
const roomForTags = 0.5;
/** Of the rows of a period: one value with more is nearly all there is. */
const mostOfOne = 0.98;
/** Of what guessing the commoner answer gets wrong: a dimension that leaves less open is the answer by another name. */
const leastOpen = 0.1;

/**
 * The dimensions that can be searched together: in their order, as long as the leaves do not become so thin that there
 * is next to nothing in them to compare. Not those with one value nearly everywhere, nor those that settle a number.
 *
 * Of tags those that moved most are told apart, as many as leave room for others.
 *
 * Cost     O(leaves · axes · parts).
 */
export function searchableAxes(table: LeafTable, counted: Counted): SearchableAxes {
  const most = Math.min(...counted.rows.map((rows) => sum(rows))) / leastRows;
  const leftOut = new Map<number, AxisProblem>();
  const tags = new Map<number, CoarseTags>();
  const kept: number[] = [];
  let groups: LeafGroups = oneGroup(table.leafCount);
  table.axes.forEach((of, axis) => {
    const read = readAxis(of, table.codes[axis] ?? new Uint32Array(), counted, groups, most);
    if (typeof read === 'string') {
      leftOut.set(axis, read);
      return;
    }
    if (read.tags === null && kept.some((other) => !tags.has(other) && isSame(table, axis, other, counted))) {
      leftOut.set(axis, 'same');
      return;
    }
    groups = read.groups;
    kept.push(axis);
    if (read.tags !== null) tags.set(axis, read.tags);
  });
  return { kept, leftOut, tags };
}

interface ReadAxis {
  readonly groups: LeafGroups;
  readonly tags: CoarseTags | null;
}

/** The leaves split by one more axis, or why they are not. */
function readAxis(
  axis: LeafAxis,
  codes: Uint32Array,
  counted: Counted,
  groups: LeafGroups,
  most: number,
): ReadAxis | AxisProblem {
  if (axis.sets !== undefined) return readTags(axis, codes, counted, groups, most);
  const size = codeCountOf(axis);
  if (isConstant(codes, size, counted)) return 'constant';
  if (settlesAny(codes, size, counted)) return 'settles';
  const finer = splitGroups(groups, codes, size);
  return finer.count > most ? 'too-thin' : { groups: finer, tags: null };
}

function readTags(
  axis: LeafAxis,
  codes: Uint32Array,
  counted: Counted,
  groups: LeafGroups,
  most: number,
): ReadAxis | AxisProblem {
  if (isConstant(codes, codeCountOf(axis), counted)) return 'constant';
  const split = (tags: CoarseTags): LeafGroups => splitGroups(groups, tags.codes, tags.sets.length);
  const tags = thinTags(axis, codes, counted, (coarse) => split(coarse).count <= roomForTags * most);
  if (tags === null) return 'too-thin';
  return settlesAny(tags.codes, tags.sets.length, counted) ? 'settles' : { groups: split(tags), tags };
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

/** Whether each of two dimensions tells the other, but for a few rows. Source: λ of L. Goodman and W. Kruskal (1954). */
function isSame({ axes, codes }: LeafTable, a: number, b: number, { rows }: Counted): boolean {
  const [ofA, ofB] = [codes[a], codes[b]];
  const [axisA, axisB] = [axes[a], axes[b]];
  if (ofA === undefined || ofB === undefined || axisA === undefined || axisB === undefined) return false;
  const [sizeA, sizeB] = [codeCountOf(axisA), codeCountOf(axisB)];
  const pairs = ofA.map((code, leaf) => code * sizeB + (ofB[leaf] ?? 0));
  const together = new Float64Array(sizeA * sizeB);
  for (const of of rows)
    addUp(of, pairs, together.length).forEach((count, at) => {
      together[at] = (together[at] ?? 0) + count;
    });
  const cell = (valueA: number, valueB: number): number => together[valueA * sizeB + valueB] ?? 0;
  return tells(sizeA, sizeB, cell) && tells(sizeB, sizeA, (valueB, valueA) => cell(valueA, valueB));
}

/** Whether knowing the first leaves next to nothing of the second open. */
function tells(size: number, other: number, cell: (value: number, otherValue: number) => number): boolean {
  const totals = new Float64Array(other);
  let known = 0;
  for (let value = 0; value < size; value++) {
    let most = 0;
    for (let at = 0; at < other; at++) {
      const count = cell(value, at);
      totals[at] = (totals[at] ?? 0) + count;
      most = Math.max(most, count);
    }
    known += most;
  }
  const all = sum(totals);
  return all - known <= leastOpen * (all - Math.max(0, ...totals));
}

function addUp(of: Float64Array, codes: Uint32Array, size: number): Float64Array {
  const byValue = new Float64Array(size);
  for (let leaf = 0; leaf < of.length; leaf++) {
    const code = codes[leaf] ?? 0;
    byValue[code] = (byValue[code] ?? 0) + (of[leaf] ?? 0);
  }
  return byValue;
}
