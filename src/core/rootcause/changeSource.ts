import { additiveSource } from '#core/rootcause/additiveSource.ts';
import { boundByGrowth } from '#core/rootcause/boundGains.ts';
import type { ByWindow, CauseMeasure, CauseQuestion } from '#core/rootcause/causeQuestion.ts';
import type { ElementIndex } from '#core/rootcause/elementIndex.ts';
import { keepOpen, type LayerSource, type Scores } from '#core/rootcause/evidence.ts';
import { meanScores } from '#core/rootcause/meanScores.ts';
import { ratioSource } from '#core/rootcause/ratioSource.ts';
import { damp } from '#core/rootcause/spread.ts';
import { spreadBeside } from '#core/rootcause/spreadBeside.ts';
import { volumeScores } from '#core/rootcause/volumeScores.ts';
import { weightedMedian } from '#core/rootcause/weightedMedian.ts';
import { mostSpread, type Span, windowOf } from '#core/rootcause/windows.ts';

/** A real incident hits its parts unequally. */
const unequalParts = 0.8;
const scoring = { kind: 'score', patience: unequalParts, oneByOne: false } as const;

/** Evidence that a number changed inside the leaves, of the whole and of its parts. */
export function changeSource(
  index: ElementIndex,
  { whole, parts, family }: Pick<CauseQuestion, 'whole' | 'parts' | 'family'>,
  span: Span,
): LayerSource {
  if (whole.kind === 'total') return additiveSource(againstGrowth(whole.amount, span));
  if (whole.kind === 'ratio')
    return { ...scoring, ...ratioSource(index, { whole, parts, isPart: family !== null }, span) };
  const raw = meanScores(meanLeaves(whole, span));
  const scores = damp(raw, spreadBeside(index, raw));
  return { ...scoring, layers: 1, weigh: (open) => open.map((of) => keepOpen(scores, of)) };
}

/** Evidence that a segment's share of all grew or shrank. */
export function volumeSource(index: ElementIndex, n: ByWindow, [from, to]: Span): LayerSource {
  const [n0, n1] = [windowOf(n, from), windowOf(n, to)];
  const all = new Uint8Array(n0.length).fill(1);
  const spread = Math.min(mostSpread, spreadBeside(index, volumeScores(n0, n1, all)));
  const weigh = (open: readonly Uint8Array[]): readonly Scores[] =>
    open.map((of) => {
      const scores = volumeScores(n0, n1, of);
      return boundByGrowth(damp(scores, spread), n0, n1, scores.share);
    });
  return { ...scoring, layers: 1, oneByOne: true, weigh };
}

/** Against the growth of the median unit: what all segments share is nowhere. */
function againstGrowth(amount: ByWindow, [from, to]: Span) {
  const [before, observed] = [windowOf(amount, from), windowOf(amount, to)];
  const growth = commonGrowth(before, observed);
  return { expected: before.map((value) => value * growth), observed };
}

/** The ratio of after to before that half of the amount before lies under; 1 where there is none. */
export function commonGrowth(before: Float64Array, after: Float64Array): number {
  const growth = new Float64Array(before.length);
  const weights = new Float64Array(before.length);
  let count = 0;
  for (let leaf = 0; leaf < before.length; leaf++) {
    const amount = before[leaf] ?? 0;
    if (!(amount > 0)) continue;
    growth[count] = (after[leaf] ?? 0) / amount;
    weights[count++] = amount;
  }
  return count === 0 ? 1 : weightedMedian(growth.subarray(0, count), weights.subarray(0, count));
}

function meanLeaves(whole: Extract<CauseMeasure, { kind: 'mean' }>, [from, to]: Span) {
  return {
    n0: windowOf(whole.n, from),
    sum0: windowOf(whole.sum, from),
    squares0: windowOf(whole.sumSquares, from),
    n1: windowOf(whole.n, to),
    sum1: windowOf(whole.sum, to),
    squares1: windowOf(whole.sumSquares, to),
  };
}
