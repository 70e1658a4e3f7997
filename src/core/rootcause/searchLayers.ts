import type { LayerSource } from '#core/rootcause/changeSource.ts';
import { type ElementIndex, type Fixed, fixedBy } from '#core/rootcause/elementIndex.ts';
import { describeFinding, type Finding } from '#core/rootcause/finding.ts';
import { mergeFindings } from '#core/rootcause/mergeFindings.ts';
import { type Candidate, nameWholes, type PriceList } from '#core/rootcause/nameWholes.ts';
import { narrowFindings } from '#core/rootcause/narrowFindings.ts';
import { allOpen, closeLeaves, sumLayers } from '#core/rootcause/openLeaves.ts';
import { priceOf } from '#core/rootcause/priceElements.ts';
import { touches } from '#core/rootcause/space.ts';

const mostRounds = 20;
const mostConsidered = 100;

/**
 * Localises what the leaves say: the layers are one more dimension whose "any" is the whole with its own evidence.
 *
 * Names the elements worth naming whole, the largest first, takes away what they explain, and starts again until
 * nothing is worth its price. All found so far is yielded after every round; whoever stops asking has cancelled.
 *
 * Cost     O(rounds · layers · leaves · cuboids).
 */
export function* searchLayers(
  index: ElementIndex,
  source: LayerSource,
  prices: PriceList,
): Generator<readonly Finding[], readonly Finding[]> {
  const open = allOpen(index, source.layers);
  let findings: readonly Finding[] = [];
  for (let round = 1; round <= mostRounds; round++) {
    const sums = sumLayers(index, source, open);
    const accepted = acceptLargest(index, nameWholes(index, sums, prices, source.patience), source.oneByOne);
    if (accepted.length === 0) break;
    const found = accepted.map((candidate) => describeFinding(index, sums, prices, candidate));
    for (const { layer, element } of accepted) closeLeaves(index, open, layer, element);
    findings = [...findings, ...found];
    yield findings;
  }
  const searched = { index, source, prices };
  const refined = narrowFindings(searched, mergeFindings(searched, findings));
  if (refined !== findings) yield refined;
  return refined;
}

/**
 * Price of an element: among those of its cuboid that occur, in every part of the tree, and otherwise as
 * `priceElements` has it; never less than with one dimension less, so that of the same rows the shorter name wins.
 */
export function priceLayers({ sizes, byMask }: ElementIndex, layers: number): PriceList {
  const known = new Map<number, number>();
  const all = layers > 1 ? [...sizes, layers - 1] : sizes;
  const price: PriceList = (layer, mask) => {
    const cuboid = layer === 0 ? mask : mask | (1 << sizes.length);
    const before = known.get(cuboid);
    if (before !== undefined) return before;
    const own = priceOf(all, cuboid) + logOccupied(sizes, mask, byMask.get(mask)?.keys.length ?? 0);
    const coarser = sizes.map((_, j) => mask & ~(1 << j)).filter((one) => one !== mask && (layer > 0 || one !== 0));
    const made = Math.max(own, ...coarser.map((one) => price(layer, one)));
    known.set(cuboid, made);
    return made;
  };
  return price;
}

/** How far the elements that occur fall short of all that could, as a logarithm. */
function logOccupied(sizes: readonly number[], mask: number, occupied: number): number {
  const all = sizes.reduce((total, size, j) => total + ((mask & (1 << j)) === 0 ? 0 : Math.log(size)), 0);
  return Math.log(Math.max(1, occupied)) - all;
}

/** Largest first; one that touches a larger one waits for the next round, whether that one is accepted or waits. */
function acceptLargest(index: ElementIndex, candidates: readonly Candidate[], oneByOne: boolean): readonly Candidate[] {
  const accepted: Candidate[] = [];
  const larger: { readonly layer: number; readonly fixed: Fixed }[] = [];
  for (const candidate of candidates.slice(0, oneByOne ? 1 : mostConsidered)) {
    const fixed = fixedBy(index, candidate.element);
    const meets = (layer: number): boolean => layer === 0 || candidate.layer === 0 || layer === candidate.layer;
    if (!larger.some((other) => meets(other.layer) && touches(other.fixed, fixed))) accepted.push(candidate);
    larger.push({ layer: candidate.layer, fixed });
  }
  return accepted;
}
