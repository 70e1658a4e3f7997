import { sum } from '#core/base/sum.ts';
import { overlap } from '#core/rootcause/columns.ts';
import { type ElementIndex, leavesOf } from '#core/rootcause/elementIndex.ts';
import type { Scores } from '#core/rootcause/evidence.ts';
import { columnCovariance, dot, gatherMainEffects, type MainEffects } from '#core/rootcause/mainEffects.ts';
import { selectRank } from '#core/rootcause/selectRank.ts';
import { countBits } from '#core/rootcause/space.ts';
import { medianOfChiSquare } from '#core/rootcause/spread.ts';
import { sumScores } from '#core/rootcause/sumInside.ts';

/**
 * Variance of the ordinary change from period to period, by how many dimensions an element fixes: of everything; of
 * one, its own beside what all share; of more, what is left beside the own changes of its values.
 */
export type Drift = readonly number[];

/** What a pair of ordinary windows says of drift. */
export interface DriftSample {
  readonly effects: MainEffects;
  /** The elements of two and more dimensions that say most, by how many they fix. */
  readonly finer: readonly (readonly FinerElement[])[];
}

interface FinerElement {
  readonly u: number;
  readonly v: number;
  /** ΣV of what it has in common with each column. */
  readonly shared: Float64Array;
}

/** Fewer pairs tell too little. */
export const leastPairs = 8;
const mostElements = 100;
const mostDepth = 3;

/** Cost: that of a sum over all elements. */
export function sampleDrift(index: ElementIndex, scores: Scores): DriftSample {
  const { effects, ofLeaf } = gatherMainEffects(index, scores);
  const describe = (element: number): FinerElement => {
    const leaves = leavesOf(index, element);
    return { ...sumScores(leaves, scores), shared: overlap(leaves, scores.v, ofLeaf, effects.columns.length) };
  };
  const information = new Float64Array(index.count);
  index.sum(scores.v, information);
  const depths = Array.from({ length: Math.max(0, Math.min(mostDepth, index.depth) - 1) }, (_, at) => at + 2);
  return { effects, finer: depths.map((depth) => weightiest(index, information, depth).map(describe)) };
}

function weightiest({ masks, count }: ElementIndex, v: Float64Array, depth: number): readonly number[] {
  const elements: number[] = [];
  for (let element = 0; element < count; element++) {
    if ((v[element] ?? 0) > 0 && countBits(masks[element] ?? 0) === depth) elements.push(element);
  }
  const sizes = Float64Array.from(elements, (element) => v[element] ?? 0);
  const least = selectRank(sizes, Math.max(0, sizes.length - mostElements));
  const heard = elements.filter((element) => (v[element] ?? 0) >= least);
  return heard.sort((a, b) => (v[b] ?? 0) - (v[a] ?? 0) || a - b).slice(0, mostElements);
}

/**
 * How much segments change from one ordinary window to the next, beyond chance: by the median, so that an incident in
 * the past does not count as ordinary.
 *
 * Of one dimension: the w² at which half of the values, and a standard error more, lie within what their own error and w²
 * let half of them lie, all other values being allowed the same w². Of more: what is left then.
 *
 * Of a part of the tree what the whole and the other parts did counts too: a part has few events, and of a few nothing
 * is learnt.
 *
 * Shapes   samples: one per pair of windows. Deeper than was sampled: as the deepest.
 * Cost     O(pairs · columns³) for each of ten halvings.
 */
export function learnDrift(samples: readonly DriftSample[], beside: Beside | null = null): Drift {
  const own = beside?.own ?? ownDrift(samples.map(({ effects }) => effects));
  const pairs = samples.map((sample, pair) => [sample, ...(beside?.whole.slice(pair, pair + 1) ?? [])]);
  const finer = samples[0]?.finer.map((_, at) => finerDrift(pairs, at, own)) ?? [];
  return [sharedDrift(samples), own, ...finer];
}

/** For a part of the tree: what values drift by in the whole and all parts, and the pairs of the whole. */
export interface Beside {
  readonly own: number;
  readonly whole: readonly DriftSample[];
}

/** By the mean square: a few numbers have no useful median. */
function sharedDrift(samples: readonly DriftSample[]): number {
  const excess = samples.map(({ effects: { gram, score } }) => {
    const information = gram[0]?.[0] ?? 0;
    return information > 0 ? ((score[0] ?? 0) / information) ** 2 - 1 / information : 0;
  });
  return Math.max(0, sum(excess) / Math.max(1, samples.length));
}

/** Of an element's change as it stands, with what its values do and what they do together. */
export function driftAtDepth(drift: Drift | null, depth: number): number {
  if (drift === null) return 0;
  const [shared = 0, own = 0, ...finer] = drift;
  if (depth === 0) return shared;
  return depth * own + (depth > 1 ? (finer[Math.min(depth - 2, finer.length - 1)] ?? 0) : 0);
}

/** Shapes: shared: variance of what all leaves share. */
export function ownDrift(pairs: readonly MainEffects[], shared = Number.POSITIVE_INFINITY): number {
  let low = Math.log(1e-6);
  let high = Math.log(4);
  for (let step = 0; step < 10; step++) {
    const middle = (low + high) / 2;
    if (isTooLittle(pairs, Math.exp(middle), shared)) low = middle;
    else high = middle;
  }
  return Math.exp(high);
}

/**
 * Whether fewer values than half changed by no more than half should, each by what it says of w²; half and its standard
 * error, since drift taken for too small raises alarms.
 */
function isTooLittle(pairs: readonly MainEffects[], drift: number, shared: number): boolean {
  let [within, total, squares] = [0, 0, 0];
  for (const effects of pairs) {
    const covariance = columnCovariance(effects, drift, shared);
    for (let column = 1; column < effects.varying; column++) {
      const row = covariance[column] ?? new Float64Array(0);
      const value = dot(row, effects.score);
      // What is known of its own change: beside the others alone, the variance of the change is drift / known.
      const known = 1 - (row[column] ?? 0) / drift;
      if (known <= 1e-9) continue;
      const weight = known * known;
      total += weight;
      squares += weight * weight;
      if ((value * value) / (drift * known) <= medianOfChiSquare) within += weight;
    }
  }
  return total > 0 && within < total / 2 + Math.sqrt(squares) / 2;
}

/**
 * What is left of finer elements: within a pair by the mean square, which counts chance right however few the events
 * are; over the pairs by the median, so that an incident in one of them does not count.
 */
function finerDrift(pairs: readonly (readonly DriftSample[])[], depth: number, own: number): number {
  const byPair = pairs.map((ofPair) => {
    let excess = 0;
    let squares = 0;
    for (const { effects, finer } of ofPair) {
      const covariance = columnCovariance(effects, own);
      for (const element of finer[depth] ?? []) {
        const weights = covariance.map((row) => dot(row, element.shared));
        const u = element.u - dot(weights, effects.score);
        const v = Math.max(0, element.v - dot(weights, element.shared));
        excess += u * u - v;
        squares += v * v;
      }
    }
    return squares > 0 ? excess / squares : 0;
  });
  return Math.max(0, selectRank(Float64Array.from(byPair), Math.max(0, (byPair.length - 1) >>> 1)));
}
