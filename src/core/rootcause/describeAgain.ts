import type { ElementIndex } from '#core/rootcause/elementIndex.ts';
import type { LayerSource } from '#core/rootcause/evidence.ts';
import { describeFinding, type Finding, type Place } from '#core/rootcause/finding.ts';
import { leavesIn } from '#core/rootcause/leafTable.ts';
import type { PriceList } from '#core/rootcause/priceLayers.ts';

/** What a search is made of. */
export interface Searched {
  readonly index: ElementIndex;
  readonly source: LayerSource;
  readonly prices: PriceList;
}

export function allOpen({ leafCount }: ElementIndex, layers: number): readonly Uint8Array[] {
  return Array.from({ length: layers }, () => new Uint8Array(leafCount).fill(1));
}

/** What the whole explains, it explains for its parts. */
export function closeLeaves(open: readonly Uint8Array[], layer: number, leaves: Int32Array): void {
  const closed = layer === 0 ? open : open.slice(layer, layer + 1);
  for (const of of closed) for (let k = 0; k < leaves.length; k++) of[leaves[k] ?? 0] = 0;
}

/** All leaves but those that others explain. */
export function openBeside({ index, source }: Searched, others: readonly Place[]): readonly Uint8Array[] {
  const open = allOpen(index, source.layers);
  for (const { layer, fixed } of others) closeLeaves(open, layer, leavesIn(index, fixed));
  return open;
}

/** In their order, each by what the earlier ones leave; those that are left with nothing worth their price go. */
export function describeAgain({ index, source, prices }: Searched, places: readonly Place[]): readonly Finding[] {
  const open = allOpen(index, source.layers);
  const findings: Finding[] = [];
  for (const place of places) {
    const finding = describeFinding({ index, kind: source.kind, scores: source.weigh(open), prices }, place);
    if (finding.gain <= finding.price) continue;
    findings.push(finding);
    closeLeaves(open, place.layer, finding.leaves);
  }
  return findings;
}
