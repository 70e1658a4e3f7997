import type { LayerSource } from '#core/rootcause/changeSource.ts';
import type { ElementIndex, Fixed } from '#core/rootcause/elementIndex.ts';
import { describeFinding, type Finding } from '#core/rootcause/finding.ts';
import type { PriceList } from '#core/rootcause/nameWholes.ts';
import { allOpen, closeLeaves, sumLayers } from '#core/rootcause/openLeaves.ts';

/** What a search is made of. */
export interface Searched {
  readonly index: ElementIndex;
  readonly source: LayerSource;
  readonly prices: PriceList;
}

export interface Place {
  readonly layer: number;
  readonly element: number;
  readonly fixed: Fixed;
}

/** In their order, each by what the earlier ones leave; those that are left with nothing worth their price go. */
export function describeAgain({ index, source, prices }: Searched, places: readonly Place[]): readonly Finding[] {
  const open = allOpen(index, source.layers);
  const findings: Finding[] = [];
  for (const place of places) {
    const finding = describeFinding(index, sumLayers(index, source, open), prices, place);
    if (finding.gain <= finding.price) continue;
    findings.push(finding);
    closeLeaves(index, open, place.layer, place.element);
  }
  return findings;
}

/** All leaves but those that others explain. */
export function openBeside({ index, source }: Searched, others: readonly Place[]): readonly Uint8Array[] {
  const open = allOpen(index, source.layers);
  for (const { layer, element } of others) closeLeaves(index, open, layer, element);
  return open;
}
