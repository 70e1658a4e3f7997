import type { CauseQuestion } from '#core/rootcause/causeQuestion.ts';
import type { CauseHistory, CauseReport } from '#core/rootcause/causeReport.ts';
import { type CauseSearch, searchesOf } from '#core/rootcause/causeSearch.ts';
import { type Drift, leastPairs } from '#core/rootcause/drift.ts';
import { type ElementIndex, indexElements } from '#core/rootcause/elementIndex.ts';
import type { LayerSource } from '#core/rootcause/evidence.ts';
import { driftOf, informSearch, type SearchHistory } from '#core/rootcause/informSearch.ts';
import { type FoundSoFar, reportCauses } from '#core/rootcause/reportCauses.ts';
import { runSearch } from '#core/rootcause/runSearch.ts';
import { type KindFinding, tellFindings } from '#core/rootcause/tellFindings.ts';
import { addTests, testElements } from '#core/rootcause/testElements.ts';

/** A search with what the past says of it. */
interface Informed {
  readonly search: CauseSearch;
  /** Of the question's two windows. */
  readonly source: LayerSource;
  /** Null: too little of it. */
  readonly past: SearchHistory | null;
  readonly drift: readonly Drift[] | null;
}

/**
 * Which segments, and which leaves of the tree in them, a change is localised to.
 *
 * First what changed inside segments, then which segments grew or shrank, then what the same search says of the past
 * pairs. Yields a whole report after every round; whoever stops asking has cancelled.
 *
 * Errors   none: where a period has no denominator at all the change is NaN and there are no causes.
 * Cost     O(rounds · parts · leaves · cuboids), and as much again for every pair of the history.
 */
export function* findCauses(question: CauseQuestion): Generator<CauseReport, CauseReport> {
  const index = indexElements(question);
  const pairs = question.history.length;
  const isKnown = pairs >= leastPairs;
  const informed = searchesOf(question).map((search) => {
    const past = isKnown ? informSearch(question, index, search) : null;
    const source = search.source(index, [0, 1]);
    return { search, source, past, drift: past === null ? null : driftOf(past) };
  });
  let soFar: FoundSoFar = {
    found: [],
    tested: addTests(informed.map(({ search, source, drift }) => testElements(index, search.kind, source, drift))),
    status: isKnown ? 'confirmed' : 'unconfirmed',
    history: historyOf(informed[0], pairs, null),
  };
  for (const { search, source, drift } of informed) {
    const before = soFar.found;
    for (const found of runSearch(question, index, search, [0, 1], drift, source)) {
      const judged = found.map((of) => ({ ...of, kind: search.kind }));
      soFar = { ...soFar, found: [...before, ...judged] };
      yield reportCauses(question, index, soFar);
    }
  }
  if (!isKnown) return reportCauses(question, index, soFar);
  let alarms = 0;
  for (let pair = 0; pair < pairs; pair++) {
    yield reportCauses(question, index, soFar);
    if (raisesAlarm(question, index, informed, pair)) alarms += 1;
  }
  return reportCauses(question, index, { ...soFar, history: historyOf(informed[0], pairs, alarms) });
}

/** The drift of segments of one dimension, of the node that was asked about. */
function historyOf(first: Informed | undefined, pairs: number, alarms: number | null): CauseHistory | null {
  const variance = first?.drift?.[0]?.[1];
  return variance === undefined ? null : { pairs, drift: Math.sqrt(variance), alarms };
}

/** Whether a past pair, judged by the others, would have been reported with a cause. */
function raisesAlarm(
  question: CauseQuestion,
  index: ElementIndex,
  informed: readonly Informed[],
  pair: number,
): boolean {
  const span = question.history[pair];
  if (span === undefined) return false;
  const searched = informed.map(({ search, past }) => {
    const drift = past === null ? null : driftOf(past, pair);
    const source = search.source(index, span);
    let found: readonly KindFinding[] = [];
    for (const round of runSearch(question, index, search, span, drift, source)) {
      found = round.map((of) => ({ ...of, kind: search.kind }));
    }
    return { found, test: () => testElements(index, search.kind, source, drift) };
  });
  const found = searched.flatMap((one) => one.found);
  if (found.length === 0) return false;
  return tellFindings(addTests(searched.map(({ test }) => test())), found).length > 0;
}
