import type { ElementIndex } from '#core/rootcause/elementIndex.ts';
import { countBits } from '#core/rootcause/space.ts';

/** What an element must gain, by layer and mask (a bit per fixed dimension); infinite where it is never named. */
export type PriceList = readonly Float64Array[];

type PricedIndex = Pick<ElementIndex, 'sizes' | 'depth' | 'occupied' | 'standsFor'>;

/** The chance of any false element in an analysis that is put up with. */
const tolerance = 0.05;

/**
 * What it costs to name an element: log of how many of its cuboid occur (of chosen values, how many there were), of how many cuboids fix as much, and of how
 * many depths there are, less the log of the tolerance. The parts of the tree are one more dimension: layers above 0 fix
 * it. In a part never less than with one dimension less, so that of the same rows the shorter name wins. Everything as a
 * whole is no segment, and what fixes more dimensions than `depth` is never named.
 *
 * Shapes   2^dimensions entries each. siblings: of a part of the tree that is asked by itself, how many parts there
 *          are; it costs what it does among them.
 * Source   Bonferroni over elements, cuboids and depths.
 */
export function priceLayers(index: PricedIndex, layers: number, siblings: number | null = null): PriceList {
  if (siblings !== null) return [priceCuboids(index, siblings, true)];
  const parts = layers - 1;
  const ofWhole = priceCuboids(index, parts, false);
  const ofParts = parts > 0 ? priceCuboids(index, parts, true) : ofWhole;
  return Array.from({ length: layers }, (_, layer) => (layer === 0 ? ofWhole : ofParts));
}

function priceCuboids(
  { sizes, depth, occupied, standsFor }: PricedIndex,
  parts: number,
  isPart: boolean,
): Float64Array {
  const prices = new Float64Array(2 ** sizes.length).fill(Number.POSITIVE_INFINITY);
  const [dimensions, depths] = parts > 0 ? [sizes.length + 1, depth + 1] : [sizes.length, depth];
  for (const [mask, elements] of [...occupied].toSorted(([a], [b]) => a - b)) {
    const fixed = countBits(mask) + (isPart ? 1 : 0);
    if (fixed === 0) continue;
    const choices = Math.log(elements * standsFor(mask) * (isPart ? parts : 1)) + logChoose(dimensions, fixed);
    const own = choices + Math.log(depths) - Math.log(tolerance);
    prices[mask] = isPart ? Math.max(own, ...coarserPrices(prices, mask)) : own;
  }
  return prices;
}

/** Of the same with one dimension less, those that can be named. */
function coarserPrices(prices: Float64Array, mask: number): readonly number[] {
  const coarser: number[] = [];
  for (let bit = 1; bit <= mask; bit *= 2) if ((mask & bit) !== 0) coarser.push(prices[mask ^ bit] ?? 0);
  return coarser.filter(Number.isFinite);
}

function logChoose(n: number, k: number): number {
  let total = 0;
  for (let i = 1; i <= k; i++) total += Math.log((n - k + i) / i);
  return total;
}
