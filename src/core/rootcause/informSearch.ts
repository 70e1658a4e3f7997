import type { CauseQuestion } from '#core/rootcause/causeQuestion.ts';
import { type CauseSearch, driftByLayer, sampleHistory, searchesOf } from '#core/rootcause/causeSearch.ts';
import type { Drift, DriftSample } from '#core/rootcause/drift.ts';
import type { ElementIndex } from '#core/rootcause/elementIndex.ts';

/** What the past says of one search, by pair and layer. */
export interface SearchHistory {
  readonly samples: readonly (readonly DriftSample[])[];
  /** The one layer of the samples that is asked about; null: all are. */
  readonly layer: number | null;
}

/** Samples ordinary drift; of a part of a formula over the whole formula, as one part has few events. */
export function informSearch(question: CauseQuestion, index: ElementIndex, search: CauseSearch): SearchHistory {
  const { family, history } = question;
  const [ofFamily] = family === null || search.kind !== 'rate' ? [] : searchesOf({ ...family, family: null });
  if (family === null || ofFamily === undefined) {
    return { samples: sampleHistory(question, index, search), layer: null };
  }
  return { samples: sampleHistory({ whole: family.whole, history }, index, ofFamily), layer: family.asked + 1 };
}

/** Drift by layer of the search; `without`: as if this pair were not known. */
export function driftOf({ samples, layer }: SearchHistory, without: number | null = null): readonly Drift[] {
  const drift = driftByLayer(without === null ? samples : samples.toSpliced(without, 1));
  return layer === null ? drift : drift.slice(layer, layer + 1);
}
