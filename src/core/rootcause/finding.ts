import { type ElementIndex, elementFixing, type Fixed, fixedBy } from '#core/rootcause/elementIndex.ts';
import { gainOf } from '#core/rootcause/evidence.ts';
import type { Candidate, ElementSums, PriceList } from '#core/rootcause/nameWholes.ts';

/** An element of a layer (0 the whole, k its k-th part) that is worth naming. */
export interface Finding {
  readonly layer: number;
  readonly element: number;
  readonly fixed: Fixed;
  /** Summed over the leaves that no earlier finding explains. */
  readonly u: number;
  readonly v: number;
  readonly gain: number;
  readonly price: number;
  readonly wider: Neighbour | null;
  readonly narrower: Neighbour | null;
}

export interface Neighbour {
  readonly layer: number;
  readonly fixed: Fixed;
  readonly gain: number;
}

/** A candidate with its sums and its best neighbours. */
export function describeFinding(
  index: ElementIndex,
  sums: ElementSums,
  prices: PriceList,
  { layer, element }: Pick<Candidate, 'layer' | 'element'>,
): Finding {
  const fixed = fixedBy(index, element);
  const best = (places: readonly Place[]): Neighbour | null => {
    const known = places.map((place) => ({
      ...place,
      gain: gainAt(sums, place.layer, elementFixing(index, place.fixed)),
    }));
    return known.toSorted((a, b) => b.gain - a.gain)[0] ?? null;
  };
  return {
    layer,
    element,
    fixed,
    u: sums.layers[layer]?.u[element] ?? 0,
    v: sums.layers[layer]?.v[element] ?? 0,
    gain: gainAt(sums, layer, element),
    price: prices(layer, maskOf(fixed)),
    wider: best(widerThan(layer, fixed)),
    narrower: best(narrowerThan(index.sizes, layer, fixed, sums.layers.length)),
  };
}

interface Place {
  readonly layer: number;
  readonly fixed: Fixed;
}

/** One dimension less, or the whole instead of its part; never everything. */
function widerThan(layer: number, fixed: Fixed): readonly Place[] {
  const shorter = fixed.map((_, at) => ({ layer, fixed: fixed.toSpliced(at, 1) }));
  const whole = layer > 0 ? [{ layer: 0, fixed }] : [];
  return [...shorter, ...whole].filter((place) => place.layer > 0 || place.fixed.length > 0);
}

/** One dimension more, or a part instead of the whole. */
export function narrowerThan(sizes: readonly number[], layer: number, fixed: Fixed, layers: number): readonly Place[] {
  const free = sizes.map((_, dimension) => dimension).filter((dimension) => !fixed.some(([j]) => j === dimension));
  const longer = free.flatMap((dimension) =>
    Array.from({ length: sizes[dimension] ?? 0 }, (_, value) => ({
      layer,
      fixed: [...fixed, [dimension, value] as const].sort(([a], [b]) => a - b),
    })),
  );
  const parts = layer === 0 ? Array.from({ length: layers - 1 }, (_, k) => ({ layer: k + 1, fixed })) : [];
  return [...longer, ...parts];
}

function gainAt(sums: ElementSums, layer: number, element: number): number {
  return gainOf(sums.kind, sums.layers[layer]?.u[element] ?? 0, sums.layers[layer]?.v[element] ?? 0);
}

export function maskOf(fixed: Fixed): number {
  return fixed.reduce((mask, [dimension]) => mask | (1 << dimension), 0);
}
