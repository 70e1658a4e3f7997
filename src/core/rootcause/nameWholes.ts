import { type Cuboid, type ElementIndex, elementFixing, fixedBy } from '#core/rootcause/elementIndex.ts';
import { gainOf, type LeafEvidence } from '#core/rootcause/evidence.ts';
import type { Scores } from '#core/rootcause/weighRatio.ts';

export interface Candidate {
  readonly layer: number;
  readonly element: number;
  /** Gain less price. */
  readonly own: number;
}

/** What an element of a layer must gain. */
export type PriceList = (layer: number, mask: number) => number;

/** The sums of every element, by layer. */
export interface ElementSums {
  readonly kind: LeafEvidence['kind'];
  readonly layers: readonly Scores[];
}

/**
 * Which elements deserve to be reported whole: from fine to coarse, those that gain more than their price and nearly as
 * much as the best split along one dimension, or along the parts of the tree.
 *
 * Shapes   result: largest first, of equal ones the coarser.
 * Cost     O(layers · elements); splits are summed only below elements that are worth something.
 */
export function nameWholes(
  index: ElementIndex,
  sums: ElementSums,
  prices: PriceList,
  patience: number,
): readonly Candidate[] {
  const splits = sums.layers.map(() => new Map<number, Float64Array>());
  const candidates: Candidate[] = [];
  for (const cuboid of index.cuboids.toReversed()) {
    const partWorth = new Map<number, number>();
    for (let layer = sums.layers.length - 1; layer >= 0; layer--) {
      for (const one of weighCuboid(
        cuboid,
        layer,
        sums,
        splits[layer],
        layer === 0 ? partWorth : null,
        prices(layer, cuboid.mask),
        patience,
      )) {
        if (one.own !== null) candidates.push({ layer, element: one.element, own: one.own });
        if (layer > 0) partWorth.set(one.element, (partWorth.get(one.element) ?? 0) + one.worth);
        passUp(index, splits[layer], cuboid, one.element, one.worth);
      }
    }
  }
  return candidates.sort((a, b) => b.own - a.own || a.layer - b.layer || a.element - b.element);
}

interface Worth {
  readonly element: number;
  readonly worth: number;
  /** Null: it is worth more in parts. */
  readonly own: number | null;
}

function weighCuboid(
  { first, keys }: Cuboid,
  layer: number,
  sums: ElementSums,
  splits: ReadonlyMap<number, Float64Array> | undefined,
  partWorth: ReadonlyMap<number, number> | null,
  price: number,
  patience: number,
): readonly Worth[] {
  const { u, v } = sums.layers[layer] ?? { u: [], v: [] };
  const found: Worth[] = [];
  for (let element = first; element < first + keys.length; element++) {
    const own = gainOf(sums.kind, u[element] ?? 0, v[element] ?? 0) - price;
    const split = Math.max(0, ...(splits?.get(element) ?? []));
    const parts = partWorth?.get(element) ?? 0;
    const whole = own > 0 && own >= patience * split && own >= parts;
    const worth = whole ? own : Math.max(split, parts);
    if (worth > 0) found.push({ element, worth, own: whole ? own : null });
  }
  return found;
}

function passUp(
  index: ElementIndex,
  splits: Map<number, Float64Array> | undefined,
  { fixed }: Cuboid,
  element: number,
  worth: number,
): void {
  const known = fixedBy(index, element);
  fixed.forEach((dimension, at) => {
    const parent = elementFixing(index, known.toSpliced(at, 1));
    const of = splits?.get(parent) ?? new Float64Array(index.sizes.length);
    of[dimension] = (of[dimension] ?? 0) + worth;
    splits?.set(parent, of);
  });
}
