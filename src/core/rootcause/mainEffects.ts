import { type Columns, columnsOfLeaves } from '#core/rootcause/columns.ts';
import type { ElementIndex } from '#core/rootcause/elementIndex.ts';
import type { Scores } from '#core/rootcause/evidence.ts';
import { invertPositive } from '#core/rootcause/invertPositive.ts';
import { type InsideSums, sumInside } from '#core/rootcause/sumInside.ts';

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

/** The main effects, and which leaves lie in their columns. */
export interface LeafEffects {
  readonly effects: MainEffects;
  readonly ofLeaf: Columns;
}

/** Cost: O(leaves · dimensions²). */
export function gatherMainEffects(index: ElementIndex, scores: Scores): LeafEffects {
  const all = sumInside(index, index.all, scores);
  const heard = singleElements(index, all);
  heard.sort((a, b) => b.v - a.v || a.element - b.element);
  const known = [{ element: 0, u: all.u, v: all.v }, ...heard.slice(0, mostColumns - 1)];
  const columns = known.map(({ element }) => element);
  const ofLeaf = columnsOfLeaves(index, columns.map(index.fixedBy), scores.v);
  const gram = multiplyColumns(ofLeaf, columns.length, scores.v);
  const score = Float64Array.from(known, ({ u }) => u);
  return { effects: { columns, varying: columns.length, gram, score }, ofLeaf };
}

function singleElements(index: ElementIndex, { byValue }: InsideSums) {
  return byValue.flatMap(({ u, v }, dimension) =>
    Array.from(u, (ofValue, value) => ({
      element: index.elementFixing([[dimension, value]]),
      ...{ u: ofValue, v: v[value] ?? 0 },
    })).filter((one) => one.v > 0),
  );
}

function multiplyColumns({ starts, columns }: Columns, count: number, v: Float64Array): readonly Float64Array[] {
  const gram = new Float64Array(count * count);
  for (let leaf = 0; leaf < v.length; leaf++) {
    const [to, amount] = [starts[leaf + 1] ?? 0, v[leaf] ?? 0];
    if (amount === 0) continue;
    for (let a = starts[leaf] ?? 0; a < to; a++) {
      const row = (columns[a] ?? 0) * count;
      for (let b = a; b < to; b++) {
        const at = row + (columns[b] ?? 0);
        gram[at] = (gram[at] ?? 0) + amount;
      }
    }
  }
  return Array.from({ length: count }, (_, a) =>
    Float64Array.from({ length: count }, (__, b) =>
      a === b ? (gram[a * count + a] ?? 0) : (gram[a * count + b] ?? 0) + (gram[b * count + a] ?? 0),
    ),
  );
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
