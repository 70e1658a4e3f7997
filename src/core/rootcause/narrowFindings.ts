import { describeAgain, openBeside, type Place, type Searched } from '#core/rootcause/describeAgain.ts';
import { elementFixing, sumElements } from '#core/rootcause/elementIndex.ts';
import { gainOf } from '#core/rootcause/evidence.ts';
import { type Finding, maskOf, narrowerThan } from '#core/rootcause/finding.ts';

/**
 * Names no more than moved: a part of a finding takes its place when the rest of it is more likely not to have moved
 * than to have moved alike, by more than the longer name costs.
 *
 * With the change d of the part, and U and V of the rest, the log likelihood ratio of "alike" is dU − d²V/2. The part
 * must be worth its price, the rest not: two things that moved unequally are left whole.
 *
 * Cost     O(findings · leaves · cuboids).
 */
export function narrowFindings(searched: Searched, findings: readonly Finding[]): readonly Finding[] {
  if (searched.source.kind !== 'score') return findings;
  const places: Place[] = [];
  for (const finding of findings) places.push(narrow(searched, places, finding));
  const isSame = places.every((place, at) => place === findings[at]);
  return isSame ? findings : describeAgain(searched, places);
}

function narrow(searched: Searched, earlier: readonly Place[], finding: Place): Place {
  const { index, source, prices } = searched;
  const scores = source.weigh(openBeside(searched, earlier))[finding.layer];
  if (scores === undefined) return finding;
  const [us, vs] = [sumElements(index, scores.u), sumElements(index, scores.v)];
  const worth = (u: number, v: number, { layer, fixed }: Pick<Place, 'layer' | 'fixed'>): number =>
    gainOf('score', u, v) - prices(layer, maskOf(fixed));
  let place = finding;
  for (;;) {
    const whole = place;
    const parts = narrowerThan(index.sizes, whole.layer, whole.fixed, 1).flatMap((part) => {
      const element = elementFixing(index, part.fixed);
      const [u, v] = [us[element] ?? 0, vs[element] ?? 0];
      const [restU, restV] = [(us[whole.element] ?? 0) - u, (vs[whole.element] ?? 0) - v];
      const own = worth(u, v, part);
      const alike = (u / v) * restU - ((u / v) ** 2 * restV) / 2;
      const extra = prices(part.layer, maskOf(part.fixed)) - prices(whole.layer, maskOf(whole.fixed));
      return own > 0 && -alike > extra && worth(restU, restV, whole) < 0 ? [{ ...part, element, own }] : [];
    });
    const best = parts.toSorted((a, b) => b.own - a.own)[0];
    if (best === undefined) return place;
    place = best;
  }
}
