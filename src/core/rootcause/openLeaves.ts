import type { LayerSource } from '#core/rootcause/changeSource.ts';
import { type ElementIndex, leavesOf, sumElements } from '#core/rootcause/elementIndex.ts';
import type { ElementSums } from '#core/rootcause/nameWholes.ts';
import type { Scores } from '#core/rootcause/weighRatio.ts';

export function sumLayers(index: ElementIndex, source: LayerSource, open: readonly Uint8Array[]): ElementSums {
  return { kind: source.kind, layers: source.weigh(open).map((scores) => sumScores(index, scores)) };
}

export function sumScores(index: ElementIndex, { u, v }: Scores): Scores {
  return { u: sumElements(index, u), v: sumElements(index, v) };
}

export function allOpen(index: ElementIndex, layers: number): readonly Uint8Array[] {
  return Array.from({ length: layers }, () => new Uint8Array(index.leafCount).fill(1));
}

/** What the whole explains, it explains for its parts. */
export function closeLeaves(index: ElementIndex, open: readonly Uint8Array[], layer: number, element: number): void {
  const closed = layer === 0 ? open : open.slice(layer, layer + 1);
  for (const leaf of leavesOf(index, element)) for (const of of closed) of[leaf] = 0;
}
