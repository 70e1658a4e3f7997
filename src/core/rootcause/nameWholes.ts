import type { ElementIndex } from '#core/rootcause/elementIndex.ts';
import { gainOf } from '#core/rootcause/evidence.ts';
import { judgeElement } from '#core/rootcause/judgeElement.ts';
import type { LayerSums } from '#core/rootcause/layerSums.ts';
import type { PriceList } from '#core/rootcause/priceLayers.ts';
import { selectRank } from '#core/rootcause/selectRank.ts';

export interface Candidate {
  readonly layer: number;
  readonly element: number;
  readonly direction: 'up' | 'down';
  /** Gain less price. */
  readonly own: number;
}

/**
 * Which elements deserve to be reported whole: from fine to coarse, those that gain more than their price and nearly as
 * much as the best split along one dimension, or along the parts of the tree.
 *
 * Shapes   result: the hundred largest, largest first, of equal ones the coarser: a round names no more, and the rest
 *          have the next.
 * Cost     O(layers · elements); splits are summed only below elements that are worth something.
 */
export function nameWholes(
  index: ElementIndex,
  sums: LayerSums,
  prices: PriceList,
  patience: number,
): readonly Candidate[] {
  const { marks } = sums;
  const parts = new Float64Array(sums.layers.length > 1 ? index.count : 0);
  const named: Named[] = [];
  for (let layer = sums.layers.length - 1; layer >= 0; layer--) {
    for (const of of [marks.worth, marks.spareUp, marks.spareDown]) of.fill(0);
    named.push(judgeLayer(index, sums, layer, prices[layer] ?? new Float64Array(0), patience, parts));
    if (layer === 0) continue;
    for (let element = 0; element < index.count; element++) {
      parts[element] = (parts[element] ?? 0) + (marks.worth[element] ?? 0);
    }
  }
  return largestFirst(named);
}

/** Gain less price, below 0 for "moved down", of every element of a layer that would be named whole. */
interface Named {
  readonly layer: number;
  readonly elements: number[];
  readonly owns: number[];
}

function judgeLayer(
  index: ElementIndex,
  { kind, layers, marks }: LayerSums,
  layer: number,
  prices: Float64Array,
  patience: number,
  parts: Float64Array,
): Named {
  const { masks, count } = index;
  const { u, v } = layers[layer] ?? { u: marks.worth, v: marks.worth };
  const { touched, take, pass } = index.openSplitting();
  const named: Named = { layer, elements: [], owns: [] };
  const withParts = layer === 0 && parts.length > 0;
  for (let element = count - 1; element >= 0; element--) {
    const price = prices[masks[element] ?? 0] ?? 0;
    const [first, second] = [u[element] ?? 0, v[element] ?? 0];
    const worthOfParts = withParts ? (parts[element] ?? 0) : 0;
    if (touched[element] === 1) take(marks, element);
    else if (worthOfParts === 0 && gainOf(kind, first, second) <= price) continue;
    const own = judgeElement(kind, marks, element, first, second, { price, patience, parts: worthOfParts });
    if ((marks.worth[element] ?? 0) !== 0) pass(marks, element);
    if (own === 0) continue;
    named.elements.push(element);
    named.owns.push(own);
  }
  return named;
}

const mostConsidered = 100;

function largestFirst(named: readonly Named[]): readonly Candidate[] {
  const least = leastConsidered(named);
  const candidates: Candidate[] = [];
  for (const { layer, elements, owns } of named) {
    for (let at = 0; at < elements.length; at++) {
      const [element, own] = [elements[at] ?? 0, owns[at] ?? 0];
      if (Math.abs(own) < least) continue;
      candidates.push({ layer, element, direction: own > 0 ? 'up' : 'down', own: Math.abs(own) });
    }
  }
  return candidates
    .sort((a, b) => b.own - a.own || a.layer - b.layer || a.element - b.element)
    .slice(0, mostConsidered);
}

/** The hundredth largest; 0 where there are no more. */
function leastConsidered(named: readonly Named[]): number {
  const sizes = new Float64Array(named.reduce((total, { owns }) => total + owns.length, 0));
  let count = 0;
  for (const { owns } of named) {
    for (let at = 0; at < owns.length; at++) sizes[count++] = Math.abs(owns[at] ?? 0);
  }
  return count <= mostConsidered ? 0 : selectRank(sizes, count - mostConsidered);
}
