import { createRng } from '#core/base/rng.ts';
import type { EvidenceSource } from '#core/rootcause/evidence.ts';
import { gatherLeaves } from '#core/rootcause/gatherLeaves.ts';
import type { SearchLimits } from '#core/rootcause/openLattice.ts';
import { type Cause, searchCauses } from '#core/rootcause/searchCauses.ts';
import { digitOf, type Element, layoutSpace } from '#core/rootcause/space.ts';

export const space = layoutSpace([4, 5, 6]);
const all = Array.from({ length: 120 }, (_, leaf) => leaf);
export const codes = [
  all.map((leaf) => Math.floor(leaf / 30)),
  all.map((leaf) => Math.floor(leaf / 6) % 5),
  all.map((leaf) => leaf % 6),
];
export const leafCells = gatherLeaves(space, codes, {}).cells;

/** A number for every leaf: one inside the element, the other outside, with relative noise of the given size. */
export function perLeaf(element: Element, inside: number, outside: number, noise: number, seed: number): Float64Array {
  const rng = createRng(seed);
  return leafCells.map((cell) => {
    const isIn = element.every(([dimension, value]) => digitOf(space, cell, dimension) === value + 1);
    return (isIn ? inside : outside) * (1 + noise * (2 * rng.uniform() - 1));
  });
}

export function search(source: EvidenceSource, limits: SearchLimits = {}): readonly Cause[] {
  const steps = searchCauses(space, leafCells, source, limits);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
