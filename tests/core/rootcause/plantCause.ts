import { createRng } from '#core/base/rng.ts';
import { type ElementIndex, indexElements } from '#core/rootcause/elementIndex.ts';
import type { LayerSource } from '#core/rootcause/evidence.ts';
import type { Finding } from '#core/rootcause/finding.ts';
import type { DimensionSets } from '#core/rootcause/leafTable.ts';
import { priceLayers } from '#core/rootcause/priceLayers.ts';
import { searchLayers } from '#core/rootcause/searchLayers.ts';
import type { Element } from '#core/rootcause/space.ts';

export const sizes = [4, 5, 6];
const all = Array.from({ length: 120 }, (_, leaf) => leaf);
export const codes = [
  Uint32Array.from(all, (leaf) => Math.floor(leaf / 30)),
  Uint32Array.from(all, (leaf) => Math.floor(leaf / 6) % 5),
  Uint32Array.from(all, (leaf) => leaf % 6),
];

/** Of dimensions named by their place; of sets, the codes name sets. */
export function indexOf(
  ofSizes: readonly number[],
  ofCodes: readonly Uint32Array[],
  limits: { readonly depth?: number; readonly sets?: readonly DimensionSets[] } = {},
): ElementIndex {
  const dimensions = ofSizes.map((size, j) => ({
    column: `${j}`,
    values: Array.from({ length: size }, (_, value) => `${value}`),
    sets: limits.sets?.[j] ?? null,
  }));
  return indexElements({ dimensions, codes: ofCodes, depth: limits.depth ?? ofSizes.length });
}

export const index = indexOf(sizes, codes);

export function isInside(leaf: number, element: Element): boolean {
  return element.every(([dimension, value]) => codes[dimension]?.[leaf] === value);
}

/** A number for every leaf: one inside the element, the other outside, with relative noise of the given size. */
export function perLeaf(element: Element, inside: number, outside: number, noise: number, seed: number): Float64Array {
  const rng = createRng(seed);
  return Float64Array.from(
    all,
    (leaf) => (isInside(leaf, element) ? inside : outside) * (1 + noise * (2 * rng.uniform() - 1)),
  );
}

export function searchIn(of: ElementIndex, source: LayerSource): readonly Finding[] {
  return [...searchLayers({ index: of, source, prices: priceLayers(of, source.layers) })].at(-1) ?? [];
}

export function search(source: LayerSource): readonly Finding[] {
  return searchIn(index, source);
}
