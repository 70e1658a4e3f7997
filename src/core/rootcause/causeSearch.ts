import { sum } from '#core/base/sum.ts';
import type { CauseQuestion } from '#core/rootcause/causeQuestion.ts';
import type { FoundCause } from '#core/rootcause/causeReport.ts';
import { changeSource, commonGrowth, volumeSource } from '#core/rootcause/changeSource.ts';
import { allOpen } from '#core/rootcause/describeAgain.ts';
import { type Drift, type DriftSample, learnDrift, ownDrift, sampleDrift } from '#core/rootcause/drift.ts';
import type { ElementIndex } from '#core/rootcause/elementIndex.ts';
import type { Effect, LayerSource, Scores } from '#core/rootcause/evidence.ts';
import { type Span, windowOf } from '#core/rootcause/windows.ts';

/** One way of looking at a question: what changed inside segments, or which segments grew. */
export interface CauseSearch {
  readonly kind: FoundCause['kind'];
  readonly effect: Effect['kind'];
  readonly source: (index: ElementIndex, span: Span) => LayerSource;
}

export function searchesOf({
  whole,
  parts,
  family,
}: Pick<CauseQuestion, 'whole' | 'parts' | 'family'>): readonly CauseSearch[] {
  const source = (index: ElementIndex, span: Span): LayerSource => changeSource(index, { whole, parts, family }, span);
  if (whole.kind === 'total') return [{ kind: 'total', effect: 'relative', source }];
  const change: CauseSearch =
    whole.kind === 'ratio'
      ? { kind: 'rate', effect: 'log-odds', source }
      : { kind: 'mean', effect: 'difference', source };
  return [change, { kind: 'volume', effect: 'log-odds', source: (index, span) => volumeSource(index, whole.n, span) }];
}

/** What every past pair says of ordinary drift, by pair and layer. */
export function sampleHistory(
  { whole, history }: Pick<CauseQuestion, 'whole' | 'history'>,
  index: ElementIndex,
  { source }: CauseSearch,
): readonly (readonly DriftSample[])[] {
  return history.map((span) => {
    const [from, to] = span;
    const scores =
      whole.kind === 'total'
        ? [growthScores(windowOf(whole.amount, from), windowOf(whole.amount, to))]
        : weighAll(index, source(index, span));
    return scores.map((of) => sampleDrift(index, of));
  });
}

export function weighAll(index: ElementIndex, source: LayerSource): readonly Scores[] {
  return source.weigh(allOpen(index, source.layers));
}

/** What the pairs say together, by layer. */
export function driftByLayer(samples: readonly (readonly DriftSample[])[]): readonly Drift[] {
  const ofLayer = (layer: number): readonly DriftSample[] =>
    samples.flatMap((ofPair) => ofPair.slice(layer, layer + 1));
  const whole = learnDrift(ofLayer(0));
  const [, ...parts] = samples[0] ?? [];
  if (parts.length === 0) return [whole];
  const own = ownDrift(samples.flat().map(({ effects }) => effects));
  return [whole, ...parts.map((_, part) => learnDrift(ofLayer(part + 1), { own, whole: ofLayer(0) }))];
}

/** Relative growth of every leaf against what all share, as if nothing were left to chance. */
function growthScores(before: Float64Array, after: Float64Array): Scores {
  const growth = commonGrowth(before, after);
  const certainty = certain / sum(before.map(Math.abs));
  return {
    u: before.map((amount, leaf) => (amount > 0 ? ((after[leaf] ?? 0) / growth - amount) * certainty : 0)),
    v: before.map((amount) => Math.max(0, amount) * certainty),
  };
}

const certain = 1e6;
