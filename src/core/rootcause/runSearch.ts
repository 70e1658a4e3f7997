import type { CauseQuestion } from '#core/rootcause/causeQuestion.ts';
import type { CauseSearch } from '#core/rootcause/causeSearch.ts';
import type { Drift } from '#core/rootcause/drift.ts';
import type { ElementIndex } from '#core/rootcause/elementIndex.ts';
import type { LayerSource, Scores } from '#core/rootcause/evidence.ts';
import { type Judged, type JudgedFinding, judgeOf } from '#core/rootcause/judgeSearch.ts';
import { priceLayers } from '#core/rootcause/priceLayers.ts';
import { searchLayers } from '#core/rootcause/searchLayers.ts';
import type { Span } from '#core/rootcause/windows.ts';

/** How often what is known of drift is taken out and the rest searched again. */
const mostPasses = 3;

/** Runs one search between two windows; yields all that stands out of ordinary drift so far, round by round. */
export function* runSearch(
  question: CauseQuestion,
  index: ElementIndex,
  search: CauseSearch,
  span: Span,
  drift: readonly Drift[] | null,
  source = search.source(index, span),
): Generator<readonly JudgedFinding[]> {
  const prices = priceLayers(
    index,
    source.layers,
    search.kind === 'rate' ? (question.family?.parts.length ?? null) : null,
  );
  const judge = judgeOf(question, index, search, span, source);
  let calm = source;
  let before = '';
  for (let pass = 0; pass < mostPasses; pass++) {
    let last: Judged | null = null;
    for (const found of searchLayers({ index, source: calm, prices })) {
      last = judge(found, drift);
      yield last.found;
    }
    if (drift === null) return;
    const judged: Judged = last ?? judge([], drift);
    const now = judged.found.map(({ finding: { layer, element } }) => `${layer} ${element}`).join();
    if (judged.drifted === null || now === before) return;
    before = now;
    calm = withoutDrift(source, judged.drifted);
  }
}

/** The same evidence beside what drift makes of every leaf. */
function withoutDrift(source: LayerSource, drifted: readonly Float64Array[]): LayerSource {
  const calm = ({ u, v }: Scores, layer: number): Scores => {
    const rest = u.slice();
    for (let leaf = 0; leaf < rest.length; leaf++) {
      rest[leaf] = (rest[leaf] ?? 0) - (v[leaf] ?? 0) * (drifted[layer]?.[leaf] ?? 0);
    }
    return { u: rest, v };
  };
  return { ...source, weigh: (open) => source.weigh(open).map(calm) };
}
