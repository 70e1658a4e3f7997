import { sum } from '#core/base/sum.ts';
import type { CauseQuestion } from '#core/rootcause/causeQuestion.ts';
import type { FoundCause } from '#core/rootcause/causeReport.ts';
import {
  changeSource,
  commonGrowth,
  type LayerSource,
  type Span,
  volumeSource,
  windowOf,
} from '#core/rootcause/changeSource.ts';
import { type Drift, type DriftSample, learnDrift, ownDrift, sampleDrift } from '#core/rootcause/drift.ts';
import { type ElementIndex, leavesOf } from '#core/rootcause/elementIndex.ts';
import type { Effect } from '#core/rootcause/evidence.ts';
import type { Finding } from '#core/rootcause/finding.ts';
import { judgeChange, judgeTotal, type Verdict } from '#core/rootcause/judgeFinding.ts';
import { allOpen, sumScores } from '#core/rootcause/openLeaves.ts';
import { priceLayers, searchLayers } from '#core/rootcause/searchLayers.ts';
import { standOut } from '#core/rootcause/standOut.ts';
import { weighAdditive } from '#core/rootcause/weighAdditive.ts';
import type { Scores } from '#core/rootcause/weighRatio.ts';

/** One way of looking at a question: what changed inside segments, or which segments grew. */
export interface CauseSearch {
  readonly kind: FoundCause['kind'];
  readonly effect: Effect['kind'];
  readonly source: (index: ElementIndex, span: Span) => LayerSource;
}

export interface JudgedFinding {
  readonly finding: Finding;
  readonly verdict: Verdict;
}

export function searchesOf({ whole, parts }: CauseQuestion): readonly CauseSearch[] {
  const source = (index: ElementIndex, span: Span): LayerSource => changeSource(index, whole, parts, span);
  if (whole.kind === 'total') return [{ kind: 'total', effect: 'relative', source }];
  const change: CauseSearch =
    whole.kind === 'ratio'
      ? { kind: 'rate', effect: 'log-odds', source }
      : { kind: 'mean', effect: 'difference', source };
  return [change, { kind: 'volume', effect: 'log-odds', source: (index, span) => volumeSource(index, whole.n, span) }];
}

/** What every past pair says of ordinary drift, by pair and layer. */
export function sampleHistory(
  { whole, history }: CauseQuestion,
  index: ElementIndex,
  { source }: CauseSearch,
): readonly (readonly DriftSample[])[] {
  return history.map((span) => {
    const scores =
      whole.kind === 'total' ? [growthScores(windowsOf(whole.amount, span))] : weighAll(index, source(index, span));
    return scores.map((of) => sampleDrift(index, of, sumScores(index, of)));
  });
}

function weighAll(index: ElementIndex, source: LayerSource): readonly Scores[] {
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

/** How often what is known of drift is taken out and the rest searched again. */
const mostPasses = 3;

/** Runs one search between two windows; yields all that stands out of ordinary drift so far, round by round. */
export function* runSearch(
  question: CauseQuestion,
  index: ElementIndex,
  search: CauseSearch,
  span: Span,
  drift: readonly Drift[] | null,
): Generator<readonly JudgedFinding[]> {
  const source = search.source(index, span);
  const prices = priceLayers(index, source.layers);
  const judge = judgeOf(question, index, search, span, source);
  let calm = source;
  let before = '';
  for (let pass = 0; pass < mostPasses; pass++) {
    let judged = judge([], drift);
    for (const found of searchLayers(index, calm, prices)) {
      judged = judge(found, drift);
      yield judged.found;
    }
    const now = judged.found.map(({ finding: { layer, element } }) => `${layer} ${element}`).join();
    if (judged.drifted === null || now === before) return;
    before = now;
    calm = withoutDrift(source, judged.drifted);
  }
}

interface Judged {
  readonly found: readonly JudgedFinding[];
  /** What drift makes of every leaf, by layer; null where no drift is known. */
  readonly drifted: readonly Float64Array[] | null;
}

type Judge = (findings: readonly Finding[], drift: readonly Drift[] | null) => Judged;

/** The same evidence beside what drift makes of every leaf. */
function withoutDrift(source: LayerSource, drifted: readonly Float64Array[]): LayerSource {
  const calm = ({ u, v }: Scores, layer: number): Scores => ({
    u: u.map((score, leaf) => score - (v[leaf] ?? 0) * (drifted[layer]?.[leaf] ?? 0)),
    v,
  });
  return { ...source, weigh: (open) => source.weigh(open).map(calm) };
}

function judgeOf(
  { whole }: CauseQuestion,
  index: ElementIndex,
  { effect }: CauseSearch,
  span: Span,
  source: LayerSource,
): Judge {
  if (whole.kind === 'total') return totalJudge(index, windowsOf(whole.amount, span));
  const layers = weighAll(index, source).map((leaves) => ({ leaves, sums: sumScores(index, leaves) }));
  return (findings, drift) => {
    const standing = layers.map((scores, layer) => {
      const own = findings.filter((finding) => finding.layer === layer);
      return standOut(index, scores, own, drift?.[layer] ?? null);
    });
    const found = findings.flatMap((finding) => {
      const change = standing[finding.layer]?.changes.find((of) => of.finding === finding);
      return change === undefined ? [] : [{ finding, verdict: judgeChange(change.value, change.variance, effect) }];
    });
    return { found, drifted: drift === null ? null : standing.map(({ drifted }) => drifted) };
  };
}

function totalJudge(index: ElementIndex, [expected, observed]: readonly [Float64Array, Float64Array]): Judge {
  const growth = commonGrowth(expected, observed);
  const source = weighAdditive({ expected, observed });
  const none = { kind: 'odds', up: new Float64Array(0), down: new Float64Array(0) } as const;
  return (findings, drift) => {
    const judged = findings.map((finding) => {
      const effect = source.effectOf([...leavesOf(index, finding.element)], none);
      return { finding, verdict: judgeTotal(finding, effect, growth, drift?.[0] ?? null) };
    });
    return { found: judged.filter(({ verdict }) => verdict.standsOut), drifted: null };
  };
}

function windowsOf(amount: readonly Float64Array[], [from, to]: Span): readonly [Float64Array, Float64Array] {
  return [windowOf(amount, from), windowOf(amount, to)];
}

/** Relative growth of every leaf against what all share, as if nothing were left to chance. */
function growthScores([before, after]: readonly [Float64Array, Float64Array]): Scores {
  const growth = commonGrowth(before, after);
  const certainty = certain / sum(before.map(Math.abs));
  return {
    u: before.map((amount, leaf) => (amount > 0 ? ((after[leaf] ?? 0) / growth - amount) * certainty : 0)),
    v: before.map((amount) => Math.max(0, amount) * certainty),
  };
}

const certain = 1e6;
