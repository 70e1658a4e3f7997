import { sum } from '#core/base/sum.ts';
import type { CauseMeasure, CauseQuestion } from '#core/rootcause/causeQuestion.ts';
import type { CauseSearch } from '#core/rootcause/causeSearch.ts';
import type { Scores } from '#core/rootcause/evidence.ts';
import { type RatioLeaves, ratioScores } from '#core/rootcause/ratioScores.ts';
import type { OwnChange } from '#core/rootcause/standOut.ts';
import { sumScores } from '#core/rootcause/sumInside.ts';
import { volumeScores } from '#core/rootcause/volumeScores.ts';
import { type Span, windowOf } from '#core/rootcause/windows.ts';
import { type LogOdds, mantelHaenszel } from '#core/stats/oddsRatio.ts';

/** The change of a finding, given the scores that it was estimated from. */
export type ChangeOf = (change: OwnChange, scores: Scores) => Pick<OwnChange, 'value' | 'variance'>;

/**
 * By how much the odds of a finding changed. A score's U ÷ V is the first step towards it, and too short where odds
 * change much while the rows do too. In its place stands the ratio that the leaves have in common; what the estimate
 * beside all others and beside drift made of the step is kept: how far it moved it, and what variance it added.
 *
 * Shapes   rate: Mantel–Haenszel over the leaves; volume: its growth against the growth that all share; of anything
 *          else the estimate as it is.
 */
export function changeOfOdds({ whole, parts }: CauseQuestion, kind: CauseSearch['kind'], span: Span): ChangeOf {
  if (whole.kind === 'total') return asItIs;
  if (kind === 'volume') return growthOf(whole, span);
  if (kind !== 'rate' || whole.kind !== 'ratio') return asItIs;
  const [n0, n1] = [windowOf(whole.n, span[0]), windowOf(whole.n, span[1])];
  const layers = [whole, ...parts].map(({ x }): RatioLeaves => {
    return { x0: windowOf(x, span[0]), n0, x1: windowOf(x, span[1]), n1 };
  });
  return (change, scores) => {
    const { layer, leaves } = change.finding;
    const of = layers[layer];
    const odds = of === undefined ? null : mantelHaenszel(strataOf(of, leaves));
    if (of === undefined || odds === null) return change;
    return inPlaceOfStep(change, scores, odds, informationOf(of, leaves));
  };
}

const asItIs: ChangeOf = (change) => change;

function growthOf({ n }: Exclude<CauseMeasure, { kind: 'total' }>, span: Span): ChangeOf {
  const [n0, n1] = [windowOf(n, span[0]), windowOf(n, span[1])];
  let scored: ReturnType<typeof volumeScores> | null = null;
  return (change, scores) => {
    const { leaves } = change.finding;
    scored ??= volumeScores(n0, n1, new Uint8Array(n0.length).fill(1));
    const { share } = scored;
    const { v } = sumScores(leaves, scored);
    const { u: after, v: before } = sumScores(leaves, { u: n1, v: n0 });
    const half = after === 0 || before === 0 ? 0.5 : 0;
    const value = Math.log((after + half) / (before + half)) - Math.log(share / (1 - share));
    const variance = 1 / (after + half) + 1 / (before + half);
    return Number.isFinite(value) ? inPlaceOfStep(change, scores, { value, variance }, v) : change;
  };
}

/** `information`: what the scores say of it by chance alone, without a spread of leaves. */
function inPlaceOfStep({ finding, value, variance }: OwnChange, scores: Scores, odds: LogOdds, information: number) {
  const { u, v } = sumScores(finding.leaves, scores);
  const moved = v > 0 ? value - u / v : 0;
  const added = information > 0 ? Math.max(0, variance - 1 / information) : 0;
  return { value: odds.value + moved, variance: odds.variance + added };
}

/** ΣV of the scores of some leaves. */
function informationOf({ x0, n0, x1, n1 }: RatioLeaves, leaves: Int32Array): number {
  const pick = (of: Float64Array): Float64Array => Float64Array.from(leaves, (leaf) => of[leaf] ?? 0);
  return sum(ratioScores({ x0: pick(x0), n0: pick(n0), x1: pick(x1), n1: pick(n1) }).v);
}

function* strataOf({ x0, n0, x1, n1 }: RatioLeaves, leaves: Int32Array) {
  for (const leaf of leaves) yield { x0: x0[leaf] ?? 0, n0: n0[leaf] ?? 0, x1: x1[leaf] ?? 0, n1: n1[leaf] ?? 0 };
}
