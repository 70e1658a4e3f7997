import { describeAgain, openBeside, type Searched } from '#core/rootcause/describeAgain.ts';
import { gainOf, type Scores } from '#core/rootcause/evidence.ts';
import { childrenOf, type Finding, maskOf, noScores, type Place } from '#core/rootcause/finding.ts';
import { leavesIn } from '#core/rootcause/leafTable.ts';
import { sumScores } from '#core/rootcause/sumInside.ts';

/**
 * Names no more than moved: a part of a finding takes its place when the rest of it is more likely not to have moved
 * than to have moved alike, by more than the longer name costs.
 *
 * With the change d of the part, and U and V of the rest, the log likelihood ratio of "alike" is dU − d²V/2. The part
 * must be worth its price, the rest not: two things that moved unequally are left whole.
 *
 * Shapes   findings of scores.
 * Cost     O(findings · (layers + dimensions) · leaves).
 */
export function narrowFindings(searched: Searched, findings: readonly Finding[]): readonly Finding[] {
  const places: Place[] = [];
  for (const finding of findings) {
    const scores = searched.source.weigh(openBeside(searched, places))[finding.layer];
    places.push(narrow(searched, scores ?? noScores, finding));
  }
  const isSame = places.every((place, at) => place === findings[at]);
  return isSame ? findings : describeAgain(searched, places);
}

function narrow({ index, prices }: Searched, scores: Scores, finding: Place): Place {
  const priceAt = (layer: number, fixed: Place['fixed']): number => prices[layer]?.[maskOf(fixed)] ?? 0;
  const worth = (u: number, v: number, { layer, fixed }: Pick<Place, 'layer' | 'fixed'>): number =>
    gainOf('score', u, v) - priceAt(layer, fixed);
  let place = finding;
  for (;;) {
    const whole = place;
    const leaves = leavesIn(index, whole.fixed);
    const all = sumScores(leaves, scores);
    const parts = childrenOf(index, whole.fixed, leaves, scores).flatMap(({ fixed, u, v }) => {
      const [restU, restV] = [all.u - u, all.v - v];
      const own = worth(u, v, { layer: whole.layer, fixed });
      const alike = (u / v) * restU - ((u / v) ** 2 * restV) / 2;
      const extra = whole.layer > 0 ? priceAt(whole.layer, fixed) - priceAt(whole.layer, whole.fixed) : 0;
      return own > 0 && -alike > extra && worth(restU, restV, whole) < 0 ? [{ fixed, own }] : [];
    });
    const best = parts.toSorted((a, b) => b.own - a.own)[0];
    if (best === undefined) return place;
    place = { layer: whole.layer, element: index.elementFixing(best.fixed), fixed: best.fixed };
  }
}
