import { type CauseSearch, weighAll } from '#core/rootcause/causeSearch.ts';
import { type Drift, driftAtDepth } from '#core/rootcause/drift.ts';
import type { ElementIndex } from '#core/rootcause/elementIndex.ts';
import { type EvidenceKind, gainOf, type LayerSource, type Scores } from '#core/rootcause/evidence.ts';
import { openSums, updateSums } from '#core/rootcause/layerSums.ts';
import { countBits } from '#core/rootcause/space.ts';
import { qValues } from '#core/stats/falseDiscovery.ts';
import { twoSided, z95 } from '#core/stats/normal.ts';

/** Everything that was weighed. The small p are kept; the others cannot change the q of what stands out. */
export interface Tested {
  readonly count: number;
  readonly small: readonly TestedElement[];
}

export interface TestedElement {
  readonly kind: CauseSearch['kind'];
  readonly layer: number;
  readonly element: number;
  readonly p: number;
}

/** Of p = 0.05. */
const leastGain = (z95 * z95) / 2;

/** Every element that has evidence, held against chance and ordinary drift. */
export function testElements(
  index: ElementIndex,
  kind: CauseSearch['kind'],
  of: LayerSource,
  drift: readonly Drift[] | null,
): Tested {
  const sums = openSums(index, of.kind, of.layers);
  updateSums(index, sums, weighAll(index, of));
  const tested = sums.layers.map((scores, layer) => {
    const depths = Array.from({ length: index.depth + 1 }, (_, depth) => driftAtDepth(drift?.[layer] ?? null, depth));
    const small: TestedElement[] = [];
    const count = eachGain(
      index,
      of.kind,
      scores,
      of.kind === 'score' ? depths : depths.fill(0),
      layer,
      (element, gain) => {
        small.push({ kind, layer, element, p: twoSided(Math.sqrt(2 * gain)) });
      },
    );
    return { count, small };
  });
  return addTests(tested);
}

/** How many elements have evidence, those left out for chosen ones among them; tells those that gain enough for a small p beside drift, by depth. */
function eachGain(
  { count, masks, depth, standsFor }: ElementIndex,
  kind: EvidenceKind,
  { u, v }: Scores,
  drift: readonly number[],
  layer: number,
  tell: (element: number, gain: number) => void,
): number {
  let heard = 0;
  for (let element = layer === 0 ? 1 : 0; element < count; element++) {
    const information = v[element] ?? 0;
    if (information === 0) continue;
    const fixed = countBits(masks[element] ?? 0);
    if (fixed > depth) continue;
    heard += standsFor(masks[element] ?? 0);
    const own = gainOf(kind, u[element] ?? 0, information);
    const gain = own / (1 + (drift[fixed] ?? 0) * Math.max(0, information));
    if (gain > leastGain) tell(element, gain);
  }
  return Math.round(heard);
}

/** Together, the largest p first. */
export function addTests(tested: readonly Tested[]): Tested {
  const small = tested.flatMap((one) => one.small);
  return { count: tested.reduce((total, { count }) => total + count, 0), small: small.sort((a, b) => b.p - a.p) };
}

/**
 * Benjamini–Hochberg q of what was found, among everything tested.
 *
 * Shapes   one per finding, same order. Exact where q < 0.05, else not too small.
 */
export function qAmong({ count, small }: Tested, found: readonly TestedElement[]): readonly number[] {
  if (found.length === 0) return [];
  const isSame = (a: TestedElement, b: TestedElement): boolean =>
    a.element === b.element && a.layer === b.layer && a.kind === b.kind;
  const others = small.filter((one) => !found.some((of) => isSame(of, one)));
  const list = [...others, ...found].map(({ p }) => p);
  const scale = Math.max(1, count / list.length);
  return qValues(list)
    .slice(others.length)
    .map((q) => Math.min(1, q * scale));
}
