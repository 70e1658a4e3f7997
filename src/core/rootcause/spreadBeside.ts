import { addColumns, type Columns, columnsOfLeaves } from '#core/rootcause/columns.ts';
import type { ElementIndex } from '#core/rootcause/elementIndex.ts';
import type { Scores } from '#core/rootcause/evidence.ts';
import { columnCovariance, dot, gatherMainEffects } from '#core/rootcause/mainEffects.ts';
import { damp, spreadBeyondChance } from '#core/rootcause/spread.ts';

/** Values of a dimension may change by this much, as a variance, before the leaves are asked for what is left. */
const anyChange = 1;
/** A leaf that its values explain by more than this says nothing of its own. */
const mostLeverage = 0.8;

/**
 * The spread of the leaves beyond chance, beside what the values of every dimension change: a cause that holds a whole
 * value, and drift of values, are no noise of leaves.
 *
 * Each leaf's rest is scaled up by what the fit took of it, √(1 − leverage).
 *
 * Shapes   u, v: scores before any damping, by leaf.
 * Cost     O(leaves · dimensions² + columns³).
 */
export function spreadBeside(index: ElementIndex, scores: Scores): number {
  const { u, v } = scores;
  const first = spreadBeyondChance(u, v);
  if (first === 0) return 0;
  const damped = damp(scores, first);
  const effects = gatherMainEffects(index, damped);
  const covariance = columnCovariance(effects, anyChange);
  const ofLeaf = columnsOfLeaves(index, effects.columns);
  const fits = addColumns(
    ofLeaf,
    covariance.map((row) => dot(row, effects.score)),
  );
  const [restU, restV] = [new Float64Array(u.length), new Float64Array(v.length)];
  for (let leaf = 0; leaf < u.length; leaf++) {
    const leverage = varianceOf(ofLeaf, covariance, leaf) * (damped.v[leaf] ?? 0);
    if (leverage > mostLeverage) continue;
    const information = v[leaf] ?? 0;
    restU[leaf] = ((u[leaf] ?? 0) - information * (fits[leaf] ?? 0)) / Math.sqrt(1 - leverage);
    restV[leaf] = information;
  }
  return Math.min(first, spreadBeyondChance(restU, restV));
}

function varianceOf({ starts, columns }: Columns, covariance: readonly Float64Array[], leaf: number): number {
  const [from, to] = [starts[leaf] ?? 0, starts[leaf + 1] ?? 0];
  let variance = 0;
  for (let a = from; a < to; a++) {
    const row = covariance[columns[a] ?? 0];
    for (let b = from; b < to; b++) variance += row?.[columns[b] ?? 0] ?? 0;
  }
  return variance;
}
