import { describeAgain, openBeside, type Searched } from '#core/rootcause/describeAgain.ts';
import { gainOf, type Scores } from '#core/rootcause/evidence.ts';
import { type Finding, maskOf, noScores, type Place } from '#core/rootcause/finding.ts';
import { leavesIn } from '#core/rootcause/leafTable.ts';
import { contains } from '#core/rootcause/space.ts';
import { sumScores } from '#core/rootcause/sumInside.ts';

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
 * Cost     O(findings · leaves) a step; as many steps as findings at most.
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
  const groups = new Map<string, Place[]>();
  for (const place of widerPlaces(searched, findings)) {
    const inside = findings.map((finding) => (isInside(place, finding) ? '1' : '0')).join('');
    groups.set(inside, [...(groups.get(inside) ?? []), place]);
  }
  const merges = [...groups.values()].flatMap((places) => weighMerges(searched, findings, places));
  const [best] = merges.filter(({ saved }) => saved >= 0).toSorted((a, b) => b.saved - a.saved);
  return best ?? null;
}

/** Every element of the same layer that fixes a part of what a finding fixes, once. */
function widerPlaces({ index }: Searched, findings: readonly Finding[]): readonly Place[] {
  const places = new Map<string, Place>();
  for (const { layer, fixed } of findings) {
    for (let keep = layer === 0 ? 1 : 0; keep < (1 << fixed.length) - 1; keep++) {
      const wider = fixed.filter((_, at) => (keep & (1 << at)) !== 0);
      const element = index.elementFixing(wider);
      places.set(`${layer} ${element}`, { layer, element, fixed: wider });
    }
  }
  return [...places.values()];
}

/** Of places with the same findings inside: the evidence beside the others is the same. */
function weighMerges(searched: Searched, findings: readonly Finding[], places: readonly Place[]): readonly Merge[] {
  const { source } = searched;
  const isOf = (finding: Finding): boolean => places.slice(0, 1).some((place) => isInside(place, finding));
  const inside = findings.filter(isOf);
  const scores = source.weigh(
    openBeside(
      searched,
      findings.filter((finding) => !isOf(finding)),
    ),
  );
  const apart = inside.reduce((total, finding) => total + ownOf(searched, scores, finding), 0);
  const patience = inside.length > 1 ? source.patience : 1;
  return places.map((place) => ({ place, saved: ownOf(searched, scores, place) - patience * apart }));
}

function ownOf({ index, source, prices }: Searched, scores: readonly Scores[], { layer, fixed }: Place): number {
  const { u, v } = sumScores(leavesIn(index, fixed), scores[layer] ?? noScores);
  return gainOf(source.kind, u, v) - (prices[layer]?.[maskOf(fixed)] ?? 0);
}

function isInside(place: Place, finding: Finding): boolean {
  return finding.layer === place.layer && contains(place.fixed, finding.fixed);
}

/** The wider element stands where the first of its pieces stood. */
function placesAfter(findings: readonly Finding[], place: Place): readonly Place[] {
  const first = findings.findIndex((finding) => isInside(place, finding));
  return findings.flatMap((finding, at) => (at === first ? [place] : isInside(place, finding) ? [] : [finding]));
}
