import { addColumns, type Columns } from '#core/rootcause/columns.ts';
import type { ElementIndex } from '#core/rootcause/elementIndex.ts';
import type { Scores } from '#core/rootcause/evidence.ts';
import { columnCovariance, dot, gatherMainEffects } from '#core/rootcause/mainEffects.ts';
import { selectRank } from '#core/rootcause/selectRank.ts';
import { damp, effectiveCount, leastCount, spreadBeyondChance } from '#core/rootcause/spread.ts';

/** Values of a dimension may change by this much, as a variance, before the leaves are asked for what is left. */
const anyChange = 1;
/** A leaf that its values explain by more than this says nothing of its own. */
const mostLeverage = 0.8;
/** Of more leaves, those that say most tell the spread as well. */
const mostLeaves = 8192;

/**
 * The spread of the leaves beyond chance, beside what the values of every dimension change: a cause that holds a whole
 * value, and drift of values, are no noise of leaves.
 *
 * Each leaf's rest is scaled up by what the fit took of it, √(1 − leverage).
 *
 * Shapes   scores before any damping, by leaf.
 * Cost     O(leaves · dimensions² + columns³).
 */
export function spreadBeside(index: ElementIndex, scores: Scores): number {
  const { u, v } = heaviest(scores);
  const first = spreadBeyondChance(u, v);
  if (first === 0) return 0;
  const damped = damp({ u, v }, first);
  const { effects, ofLeaf } = gatherMainEffects(index, damped);
  const covariance = columnCovariance(effects, anyChange);
  const fits = addColumns(
    ofLeaf,
    covariance.map((row) => dot(row, effects.score)),
  );
  const flat = Float64Array.from(covariance.flatMap((row) => [...row]));
  const [restU, restV] = [new Float64Array(u.length), new Float64Array(v.length)];
  for (let leaf = 0; leaf < u.length; leaf++) {
    if (v[leaf] === 0) continue;
    const leverage = varianceOf(ofLeaf, flat, covariance.length, leaf) * (damped.v[leaf] ?? 0);
    if (leverage > mostLeverage) continue;
    const information = v[leaf] ?? 0;
    restU[leaf] = ((u[leaf] ?? 0) - information * (fits[leaf] ?? 0)) / Math.sqrt(1 - leverage);
    restV[leaf] = information;
  }
  return spreadBeyondChance(restU, restV, first);
}

/**
 * The spread of the leaves of a part of the tree: a part has few events, and where fewer than four leaves, by weight,
 * have a say, its spread is unknown and taken for 0. Of the whole the same would raise alarms (see SPEC).
 */
export function spreadOfPart(index: ElementIndex, scores: Scores): number {
  return effectiveCount(scores.v) < leastCount ? 0 : spreadBeside(index, scores);
}

/** Without the leaves that say less. */
function heaviest({ u, v }: Scores): Scores {
  if (v.length <= mostLeaves) return { u, v };
  const least = selectRank(v.slice(), v.length - mostLeaves);
  const kept = { u: new Float64Array(u.length), v: new Float64Array(v.length) };
  for (let leaf = 0; leaf < v.length; leaf++) {
    if ((v[leaf] ?? 0) < least) continue;
    kept.u[leaf] = u[leaf] ?? 0;
    kept.v[leaf] = v[leaf] ?? 0;
  }
  return kept;
}

/** Of the sum of a leaf's columns. */
function varianceOf({ starts, columns }: Columns, covariance: Float64Array, count: number, leaf: number): number {
  const to = starts[leaf + 1] ?? 0;
  let [own, shared] = [0, 0];
  for (let a = starts[leaf] ?? 0; a < to; a++) {
    const row = (columns[a] ?? 0) * count;
    own += covariance[row + (columns[a] ?? 0)] ?? 0;
    for (let b = a + 1; b < to; b++) shared += covariance[row + (columns[b] ?? 0)] ?? 0;
  }
  return own + 2 * shared;
}
