import { type ElementIndex, leavesOf } from '#core/rootcause/elementIndex.ts';
import { invertPositive } from '#core/rootcause/invertPositive.ts';
import type { Scores } from '#core/rootcause/weighRatio.ts';

/**
 * What scores say of a change that every value of every dimension has of its own, and of one that all share.
 *
 * Shapes   columns: the elements of one dimension that say most, after everything; gram: ΣV over what two columns have
 *          in common; score: ΣU of each.
 */
export interface MainEffects {
  readonly columns: readonly number[];
  readonly gram: readonly Float64Array[];
  readonly score: Float64Array;
  /** How many of the columns vary by drift, from the first on; the others by anything. */
  readonly varying: number;
}

/** The values that say least are left to chance: more columns cost their cube. */
const mostColumns = 60;

/** Cost: O(leaves · dimensions²). */
export function gatherMainEffects(index: ElementIndex, leafScores: Scores, sums: Scores): MainEffects {
  const single = index.cuboids.filter(({ fixed }) => fixed.length === 1);
  const values = single.flatMap(({ first, keys }) => Array.from(keys, (_, at) => first + at));
  const information = (element: number): number => sums.v[element] ?? 0;
  const heard = values.filter((element) => information(element) > 0);
  const columns = [0, ...heard.sort((a, b) => information(b) - information(a)).slice(0, mostColumns - 1)];
  const score = Float64Array.from(columns, (element) => sums.u[element] ?? 0);
  const ofLeaf = columnsOfLeaves(index, columns);
  const gram = columns.map((element) => overlap(leavesOf(index, element), leafScores, ofLeaf, columns.length).v);
  return { columns, varying: columns.length, gram, score };
}

/** By leaf, the columns that it lies in. */
export function columnsOfLeaves(index: ElementIndex, columns: readonly number[]): readonly (readonly number[])[] {
  const ofLeaf: number[][] = Array.from({ length: index.leafCount }, () => []);
  columns.forEach((element, column) => {
    for (const leaf of leavesOf(index, element)) ofLeaf[leaf]?.push(column);
  });
  return ofLeaf;
}

/** What some leaves have in common with every column: sums of U and V. */
export function overlap(
  leaves: Iterable<number>,
  { u, v }: Scores,
  ofLeaf: readonly (readonly number[])[],
  columns: number,
): Scores {
  const shared = { u: new Float64Array(columns), v: new Float64Array(columns) };
  for (const leaf of leaves) {
    for (const column of ofLeaf[leaf] ?? []) {
      shared.u[column] = (shared.u[column] ?? 0) + (u[leaf] ?? 0);
      shared.v[column] = (shared.v[column] ?? 0) + (v[leaf] ?? 0);
    }
  }
  return shared;
}

/** So little that it is none. */
const leastVariance = 1e-9;

/**
 * Covariance of the columns' own changes, where those of values vary by `drift` and the one of all by `shared`.
 *
 * Shapes   shared: Infinity: by anything.
 */
export function columnCovariance(
  { gram, varying }: MainEffects,
  drift: number,
  shared = Number.POSITIVE_INFINITY,
): readonly Float64Array[] {
  const known = gram.map((row, at) => {
    const copy = row.slice();
    const variance = at === 0 ? shared : at < varying ? drift : Number.POSITIVE_INFINITY;
    copy[at] = (copy[at] ?? 0) + 1 / Math.max(leastVariance, variance);
    return copy;
  });
  return invertPositive(known);
}

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += (a[i] ?? 0) * (b[i] ?? 0);
  return total;
}
