import { relativeChange } from '#core/rootcause/additiveSource.ts';
import type { CauseQuestion } from '#core/rootcause/causeQuestion.ts';
import { type CauseSearch, weighAll } from '#core/rootcause/causeSearch.ts';
import { changeOfOdds } from '#core/rootcause/changeOfOdds.ts';
import { commonGrowth } from '#core/rootcause/changeSource.ts';
import type { Drift } from '#core/rootcause/drift.ts';
import type { ElementIndex } from '#core/rootcause/elementIndex.ts';
import type { LayerSource } from '#core/rootcause/evidence.ts';
import type { Finding } from '#core/rootcause/finding.ts';
import { judgeChange, judgeTotal, type Verdict } from '#core/rootcause/judgeFinding.ts';
import { gatherMainEffects } from '#core/rootcause/mainEffects.ts';
import { type LayerScores, standOut } from '#core/rootcause/standOut.ts';
import { type Span, windowOf } from '#core/rootcause/windows.ts';

export interface JudgedFinding {
  readonly finding: Finding;
  readonly verdict: Verdict;
}

export interface Judged {
  readonly found: readonly JudgedFinding[];
  /** What drift makes of every leaf, by layer; null where no drift is known. */
  readonly drifted: readonly Float64Array[] | null;
}

type Judge = (findings: readonly Finding[], drift: readonly Drift[] | null) => Judged;

/** Holds the findings of one search between two windows against chance and drift. */
export function judgeOf(
  question: CauseQuestion,
  index: ElementIndex,
  { kind, effect }: CauseSearch,
  span: Span,
  source: LayerSource,
): Judge {
  const { whole } = question;
  if (whole.kind === 'total') return totalJudge(windowOf(whole.amount, span[0]), windowOf(whole.amount, span[1]));
  const changeOf = changeOfOdds(question, kind, span);
  const isPart = question.family !== null && kind === 'rate';
  let layers: readonly LayerScores[] = [];
  return (findings, drift) => {
    if (layers.length === 0) {
      layers = weighAll(index, source).map((leaves) => ({ leaves, ...gatherMainEffects(index, leaves) }));
    }
    const standing = layers.map((scores, layer) => {
      const own = findings.filter((finding) => finding.layer === layer);
      return standOut(index, scores, own, drift?.[layer] ?? null, isPart);
    });
    const found = findings.flatMap((finding) => {
      const change = standing[finding.layer]?.changes.find((of) => of.finding === finding);
      const scores = layers[finding.layer]?.leaves;
      if (change === undefined || scores === undefined) return [];
      return [{ finding, verdict: judgeChange(change, changeOf(change, scores), effect) }];
    });
    const drifted = standing.flatMap((of) => (of.drifted === null ? [] : [of.drifted]));
    return { found, drifted: drift === null ? null : drifted };
  };
}

function totalJudge(expected: Float64Array, observed: Float64Array): Judge {
  const growth = commonGrowth(expected, observed);
  return (findings, drift) => {
    const judged = findings.map((finding) => {
      const effect = relativeChange({ expected, observed }, finding.leaves);
      return { finding, verdict: judgeTotal(finding, effect, growth, drift?.[0] ?? null) };
    });
    return { found: judged.filter(({ verdict }) => verdict.standsOut), drifted: null };
  };
}
