import { describeAgain, openBeside, type Place, type Searched } from '#core/rootcause/describeAgain.ts';
import { type ElementIndex, elementFixing, leavesOf } from '#core/rootcause/elementIndex.ts';
import { gainOf } from '#core/rootcause/evidence.ts';
import { type Finding, maskOf } from '#core/rootcause/finding.ts';
import { contains } from '#core/rootcause/space.ts';
import type { Scores } from '#core/rootcause/weighRatio.ts';

interface Merge {
  readonly place: Place;
  /** What the description gets shorter by. */
  readonly saved: number;
}

/**
 * Puts pieces together: where causes cross with opposite signs, the first round sees only pieces of the smaller ones.
 *
 * A wider element takes the place of all findings inside it when, beside what the other findings explain, it is worth
 * nearly as much as they are together. The best such step first, until there is none.
 *
 * Cost     O(findings² · leaves) a step; as many steps as findings at most.
 */
export function mergeFindings(searched: Searched, findings: readonly Finding[]): readonly Finding[] {
  let merged = findings;
  for (let step = 0; step < findings.length; step++) {
    const merge = bestMerge(searched, merged);
    if (merge === null) break;
    merged = describeAgain(searched, placesAfter(merged, merge.place));
  }
  return merged;
}

function bestMerge(searched: Searched, findings: readonly Finding[]): Merge | null {
  const merges = widerPlaces(searched.index, findings).map((place) => weighMerge(searched, findings, place));
  const [best] = merges.filter(({ saved }) => saved >= 0).toSorted((a, b) => b.saved - a.saved);
  return best ?? null;
}

/** Every element of the same layer that fixes a part of what a finding fixes, once. */
function widerPlaces(index: ElementIndex, findings: readonly Finding[]): readonly Place[] {
  const places = new Map<string, Place>();
  for (const { layer, fixed } of findings) {
    for (let keep = layer === 0 ? 1 : 0; keep < (1 << fixed.length) - 1; keep++) {
      const wider = fixed.filter((_, at) => (keep & (1 << at)) !== 0);
      const element = elementFixing(index, wider);
      places.set(`${layer} ${element}`, { layer, element, fixed: wider });
    }
  }
  return [...places.values()];
}

function weighMerge(searched: Searched, findings: readonly Finding[], place: Place): Merge {
  const { source, prices } = searched;
  const inside = findings.filter((finding) => isInside(place, finding));
  const scores = source.weigh(
    openBeside(
      searched,
      findings.filter((finding) => !isInside(place, finding)),
    ),
  );
  const own = ({ layer, element, fixed }: Place): number =>
    gainInside(searched, scores[layer], element) - prices(layer, maskOf(fixed));
  const apart = inside.reduce((total, finding) => total + own(finding), 0);
  const patience = inside.length > 1 ? source.patience : 1;
  return { place, saved: own(place) - patience * apart };
}

function isInside(place: Place, finding: Finding): boolean {
  return finding.layer === place.layer && contains(place.fixed, finding.fixed);
}

function gainInside({ index, source }: Searched, scores: Scores | undefined, element: number): number {
  let u = 0;
  let v = 0;
  for (const leaf of leavesOf(index, element)) {
    u += scores?.u[leaf] ?? 0;
    v += scores?.v[leaf] ?? 0;
  }
  return gainOf(source.kind, u, v);
}

/** The wider element stands where the first of its pieces stood. */
function placesAfter(findings: readonly Finding[], place: Place): readonly Place[] {
  const first = findings.findIndex((finding) => isInside(place, finding));
  return findings.flatMap((finding, at) => (at === first ? [place] : isInside(place, finding) ? [] : [finding]));
}
