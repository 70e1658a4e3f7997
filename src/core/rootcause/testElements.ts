import type { CauseSearch } from '#core/rootcause/causeSearch.ts';
import type { Span } from '#core/rootcause/changeSource.ts';
import { type Drift, driftAtDepth } from '#core/rootcause/drift.ts';
import type { ElementIndex } from '#core/rootcause/elementIndex.ts';
import { gainOf } from '#core/rootcause/evidence.ts';
import { allOpen, sumLayers } from '#core/rootcause/openLeaves.ts';
import { qValues } from '#core/stats/falseDiscovery.ts';
import { twoSided } from '#core/stats/normal.ts';

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

const smallP = 0.05;

/** Every element that has evidence, held against chance and ordinary drift. */
export function testElements(
  index: ElementIndex,
  { kind, source }: CauseSearch,
  span: Span,
  drift: readonly Drift[] | null,
): Tested {
  const of = source(index, span);
  const sums = sumLayers(index, of, allOpen(index, of.layers));
  const small: TestedElement[] = [];
  let count = 0;
  sums.layers.forEach(({ u, v }, layer) => {
    for (const { fixed, first, keys } of index.cuboids) {
      if (layer === 0 && fixed.length === 0) continue;
      const ofDepth = sums.kind === 'score' ? driftAtDepth(drift?.[layer] ?? null, fixed.length) : 0;
      for (let element = first; element < first + keys.length; element++) {
        const information = v[element] ?? 0;
        if (information === 0) continue;
        count += 1;
        const gain = gainOf(sums.kind, u[element] ?? 0, information) / (1 + ofDepth * Math.max(0, information));
        const p = twoSided(Math.sqrt(2 * Math.max(0, gain)));
        if (p < smallP) small.push({ kind, layer, element, p });
      }
    }
  });
  return { count, small };
}

export function addTests(tested: readonly Tested[]): Tested {
  return {
    count: tested.reduce((total, { count }) => total + count, 0),
    small: tested.flatMap(({ small }) => small),
  };
}

/**
 * Benjamini–Hochberg q of what was found, among everything tested.
 *
 * Shapes   one per finding, same order. Exact where q < 0.05, else not too small.
 */
export function qAmong({ count, small }: Tested, found: readonly TestedElement[]): readonly number[] {
  const key = ({ kind, layer, element }: TestedElement): string => `${kind} ${layer} ${element}`;
  const known = new Set(found.map(key));
  const others = small.filter((one) => !known.has(key(one)));
  const list = [...found, ...others].map(({ p }) => p);
  const scale = Math.max(1, count / list.length);
  return qValues(list)
    .slice(0, found.length)
    .map((q) => Math.min(1, q * scale));
}
