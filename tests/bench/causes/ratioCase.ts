import type { CauseQuestion } from '#core/rootcause/causeQuestion.ts';
import { type CauseSearch, driftByLayer, sampleHistory, searchesOf } from '#core/rootcause/causeSearch.ts';
import type { Drift } from '#core/rootcause/drift.ts';
import { type ElementIndex, indexElements } from '#core/rootcause/elementIndex.ts';
import { runSearch } from '#core/rootcause/runSearch.ts';
import type { Element } from '#core/rootcause/space.ts';
import type { BenchCase, BenchPair, RatioRows } from './benchCase.ts';

type Asks = 'rate' | 'volume';

const learnt = new WeakMap<readonly BenchPair[], Partial<Record<Asks, readonly Drift[]>>>();

/** Ordinary drift of the process; learnt once for all cases that share a history. Null without one. */
export function driftOf(history: readonly BenchPair[], asks: Asks): readonly Drift[] | null {
  if (history.length === 0) return null;
  const known = learnt.get(history)?.[asks];
  if (known !== undefined) return known;
  const samples = history.flatMap((pair) => {
    const { question, index, search } = ask(pair, pair, asks, [[0, 1]]);
    return sampleHistory(question, index, search);
  });
  const drift = driftByLayer(samples);
  learnt.set(history, { ...learnt.get(history), [asks]: drift });
  return drift;
}

/** What the search of the kind asked for finds that stands out of ordinary drift. */
export function findRatioCauses(
  of: BenchCase,
  rows: RatioRows & { readonly asks: Asks },
  drift: readonly Drift[] | null,
): readonly Element[] {
  const { question, index, search } = ask(of, rows, rows.asks, []);
  const rounds = [...runSearch(question, index, search, [0, 1], drift)];
  return (rounds.at(-1) ?? []).map(({ finding }) => finding.fixed);
}

export function ask(
  { dims, values, codes }: Pick<BenchCase, 'dims' | 'values' | 'codes'>,
  { x0, n0, x1, n1 }: RatioRows,
  asks: Asks,
  history: CauseQuestion['history'],
): { readonly question: CauseQuestion; readonly index: ElementIndex; readonly search: CauseSearch } {
  const numbers = (...of: readonly ArrayLike<number>[]): readonly Float64Array[] =>
    of.map((one) => new Float64Array(one));
  const question: CauseQuestion = {
    dimensions: dims.map((column, j) => ({ column, values: values[j] ?? [], sets: null })),
    codes: codes.map((one) => new Uint32Array(one)),
    whole: { kind: 'ratio', x: numbers(x0, x1), n: numbers(n0, n1) },
    parts: [],
    family: null,
    history,
    depth: dims.length,
  };
  const search = searchesOf(question).find(({ kind }) => kind === asks);
  if (search === undefined) throw new Error(`no search for ${asks}`);
  return { question, index: indexElements(question), search };
}
