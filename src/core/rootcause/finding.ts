import type { ElementIndex } from '#core/rootcause/elementIndex.ts';
import { type EvidenceKind, gainOf, type Scores } from '#core/rootcause/evidence.ts';
import { leavesIn } from '#core/rootcause/leafTable.ts';
import type { PriceList } from '#core/rootcause/priceLayers.ts';
import type { Element } from '#core/rootcause/space.ts';
import { sumInside, sumScores } from '#core/rootcause/sumInside.ts';

/** An element of a layer (0 the whole, k its k-th part). */
export interface Place {
  readonly layer: number;
  readonly element: number;
  readonly fixed: Element;
}

/** A place that is worth naming. */
export interface Finding extends Place {
  readonly direction: 'up' | 'down';
  readonly gain: number;
  readonly price: number;
  /** The leaves that it explains. */
  readonly leaves: Int32Array;
  readonly wider: Neighbour | null;
  readonly narrower: Neighbour | null;
}

export interface Neighbour {
  readonly layer: number;
  readonly fixed: Element;
  readonly gain: number;
}

/** What is known while findings are described: evidence by layer and leaf. */
export interface Weighed {
  readonly index: ElementIndex;
  readonly kind: EvidenceKind;
  readonly scores: readonly Scores[];
  readonly prices: PriceList;
}

/**
 * A place with its best neighbours.
 *
 * Cost     O(leaves of the wider ones · dimensions).
 */
export function describeFinding(weighed: Weighed, { layer, element, fixed }: Place): Finding {
  const { index, kind, scores, prices } = weighed;
  const leaves = leavesIn(index, fixed);
  const { u, v } = sumScores(leaves, scores[layer] ?? noScores);
  return {
    ...{ layer, element, fixed, leaves },
    direction: (kind === 'odds' ? u > v : u > 0) ? 'up' : 'down',
    gain: gainOf(kind, u, v),
    price: prices[layer]?.[maskOf(fixed)] ?? Number.POSITIVE_INFINITY,
    wider: best(widerThan(layer, fixed).map((place) => gainAt(weighed, place))),
    narrower: best(narrowerThan(weighed, layer, fixed, leaves)),
  };
}

function best(neighbours: readonly Neighbour[]): Neighbour | null {
  return neighbours.toSorted((a, b) => b.gain - a.gain)[0] ?? null;
}

function gainAt({ index, kind, scores }: Weighed, { layer, fixed }: Pick<Place, 'layer' | 'fixed'>): Neighbour {
  const { u, v } = sumScores(leavesIn(index, fixed), scores[layer] ?? noScores);
  return { layer, fixed, gain: gainOf(kind, u, v) };
}

/** One dimension less, or the whole instead of its part; never everything. */
function widerThan(layer: number, fixed: Element): readonly Pick<Place, 'layer' | 'fixed'>[] {
  const shorter = fixed.map((_, at) => ({ layer, fixed: fixed.toSpliced(at, 1) }));
  const whole = layer > 0 ? [{ layer: 0, fixed }] : [];
  return [...shorter, ...whole].filter((place) => place.layer > 0 || place.fixed.length > 0);
}

/** One dimension more, or a part instead of the whole. */
function narrowerThan(weighed: Weighed, layer: number, fixed: Element, leaves: Int32Array): readonly Neighbour[] {
  const { index, kind, scores } = weighed;
  const longer = childrenOf(index, fixed, leaves, scores[layer] ?? noScores).map((child) => ({
    layer,
    fixed: child.fixed,
    gain: gainOf(kind, child.u, child.v),
  }));
  const parts = layer === 0 ? scores.slice(1).map((_, k) => gainAt(weighed, { layer: k + 1, fixed })) : [];
  return [...longer, ...parts];
}

export interface Child {
  readonly fixed: Element;
  readonly u: number;
  readonly v: number;
}

/** What fixes one dimension more and has evidence, with its sums. */
export function childrenOf(index: ElementIndex, fixed: Element, leaves: Int32Array, scores: Scores): readonly Child[] {
  if (fixed.length >= index.depth) return [];
  return sumInside(index, leaves, scores).byValue.flatMap(({ u, v }, dimension) => {
    if (fixed.some(([j]) => j === dimension)) return [];
    return Array.from(u, (ofValue, value) => ({
      fixed: [...fixed, [dimension, value] as const].sort(([a], [b]) => a - b),
      ...{ u: ofValue, v: v[value] ?? 0 },
    })).filter((child) => child.u !== 0 || child.v !== 0);
  });
}

export function maskOf(fixed: Element): number {
  return fixed.reduce((mask, [dimension]) => mask | (1 << dimension), 0);
}

export const noScores: Scores = { u: new Float64Array(0), v: new Float64Array(0) };
