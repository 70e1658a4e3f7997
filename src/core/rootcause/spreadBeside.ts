import { type ElementIndex, sumElements } from '#core/rootcause/elementIndex.ts';
import { columnCovariance, columnsOfLeaves, dot, gatherMainEffects } from '#core/rootcause/mainEffects.ts';
import { dampScores, spreadBeyondChance } from '#core/rootcause/spread.ts';
import type { Scores } from '#core/rootcause/weighRatio.ts';

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
export function spreadBeside(index: ElementIndex, { u, v }: Scores): number {
  const first = spreadBeyondChance(u, v);
  if (first === 0) return 0;
  const damped = { u: u.slice(), v: v.slice() };
  dampScores(damped.u, damped.v, first);
  const effects = gatherMainEffects(index, damped, {
    u: sumElements(index, damped.u),
    v: sumElements(index, damped.v),
  });
  const covariance = columnCovariance(effects, anyChange);
  const estimates = covariance.map((row) => dot(row, effects.score));
  const [restU, restV] = [new Float64Array(u.length), new Float64Array(v.length)];
  columnsOfLeaves(index, effects.columns).forEach((columns, leaf) => {
    let [fit, variance] = [0, 0];
    for (const a of columns) {
      fit += estimates[a] ?? 0;
      for (const b of columns) variance += covariance[a]?.[b] ?? 0;
    }
    const leverage = variance * (damped.v[leaf] ?? 0);
    if (leverage > mostLeverage) return;
    const information = v[leaf] ?? 0;
    restU[leaf] = ((u[leaf] ?? 0) - information * fit) / Math.sqrt(1 - leverage);
    restV[leaf] = information;
  });
  return Math.min(first, spreadBeyondChance(restU, restV));
}
