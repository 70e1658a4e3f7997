import { additiveSource } from '#core/rootcause/additiveSource.ts';
import { indexElements } from '#core/rootcause/elementIndex.ts';
import { priceLayers } from '#core/rootcause/priceLayers.ts';
import { searchLayers } from '#core/rootcause/searchLayers.ts';
import type { Element } from '#core/rootcause/space.ts';
import { driftOf, findRatioCauses } from './ratioCase.ts';

/** One analysis with its answer; labels are elements written `dim=value&dim=value` in the order of the dimensions. */
export interface BenchCase {
  readonly id: string;
  readonly dims: readonly string[];
  readonly values: readonly (readonly string[])[];
  readonly codes: readonly ArrayLike<number>[];
  readonly measures: BenchMeasures;
  readonly label: ReadonlySet<string>;
}

export type BenchMeasures =
  | { readonly kind: 'additive'; readonly observed: ArrayLike<number>; readonly expected: ArrayLike<number> }
  | (RatioRows & {
      readonly kind: 'ratio';
      /** Pairs of ordinary windows of the same process. */
      readonly history: readonly BenchPair[];
      readonly asks: 'rate' | 'volume';
    });

export interface RatioRows {
  readonly x0: ArrayLike<number>;
  readonly n0: ArrayLike<number>;
  readonly x1: ArrayLike<number>;
  readonly n1: ArrayLike<number>;
}

export interface BenchPair extends RatioRows, Pick<BenchCase, 'dims' | 'values' | 'codes'> {}

/** Runs the search on a case; the time is the algorithm's, from rows in memory to causes. */
export function runCase(of: BenchCase): { readonly found: ReadonlySet<string>; readonly ms: number } {
  const { measures } = of;
  const history = measures.kind === 'ratio' ? measures.history : [];
  const drift = measures.kind === 'ratio' ? driftOf(history, measures.asks) : null;
  const start = performance.now();
  const elements = measures.kind === 'ratio' ? findRatioCauses(of, measures, drift) : findAdditiveCauses(of, measures);
  const ms = performance.now() - start;
  return { found: new Set(elements.map((element) => writeElement(of, element))), ms };
}

function findAdditiveCauses({ dims, values, codes }: BenchCase, measures: BenchMeasures): readonly Element[] {
  if (measures.kind !== 'additive') return [];
  const [expected, observed] = [new Float64Array(measures.expected), new Float64Array(measures.observed)];
  const index = indexElements({
    dimensions: dims.map((column, j) => ({ column, values: values[j] ?? [], sets: null })),
    codes: codes.map((one) => new Uint32Array(one)),
    depth: dims.length,
  });
  const source = additiveSource({ expected, observed });
  const rounds = [...searchLayers({ index, source, prices: priceLayers(index, 1) })];
  return (rounds.at(-1) ?? []).map(({ fixed }) => fixed);
}

export function writeElement({ dims, values }: Pick<BenchCase, 'dims' | 'values'>, element: Element): string {
  return element.map(([j, value]) => `${dims[j] ?? ''}=${values[j]?.[value] ?? ''}`).join('&');
}

/** Labels as the data sets write them: any order, doubles count once, an empty text means nothing happened. */
export function readLabel(dims: readonly string[], text: string): ReadonlySet<string> {
  const place = (pair: string): number => dims.indexOf(pair.slice(0, pair.indexOf('=')));
  const elements = text.split(';').filter((element) => element.trim() !== '');
  return new Set(
    elements.map((element) =>
      element
        .trim()
        .split('&')
        .toSorted((a, b) => place(a) - place(b))
        .join('&'),
    ),
  );
}
