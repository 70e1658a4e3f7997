import { gainOf, type LeafEvidence } from '#core/rootcause/evidence.ts';
import type { Prices } from '#core/rootcause/priceElements.ts';
import type { Space } from '#core/rootcause/space.ts';
import { sumUpwards } from '#core/rootcause/sumUpwards.ts';

/** Evidence of every cell: its two sums, and the most that any split of its leaves could gain. */
export interface CellEvidence {
  readonly kind: LeafEvidence['kind'];
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly reach: Float64Array;
}

export interface Candidate {
  readonly cell: number;
  /** Gain less price. */
  readonly own: number;
}

export interface Lattice {
  readonly space: Space;
  readonly cuboids: Uint16Array;
  readonly prices: Prices;
}

/** Sums the evidence of the leaves into every cell. */
export function spreadEvidence(space: Space, leafCells: Float64Array, evidence: LeafEvidence): CellEvidence {
  const [a, b] = evidence.kind === 'score' ? [evidence.u, evidence.v] : [evidence.up, evidence.down];
  const first = new Float64Array(space.cells);
  const second = new Float64Array(space.cells);
  const reach = new Float64Array(space.cells);
  for (let leaf = 0; leaf < leafCells.length; leaf++) {
    const cell = leafCells[leaf] ?? 0;
    first[cell] = a[leaf] ?? 0;
    second[cell] = b[leaf] ?? 0;
    reach[cell] = Math.max(0, gainOf(evidence.kind, a[leaf] ?? 0, b[leaf] ?? 0));
  }
  for (const sums of [first, second, reach]) sumUpwards(space, sums);
  return { kind: evidence.kind, first, second, reach };
}

/**
 * Which elements deserve to be reported whole: those that gain more than their price, and at least `patience` times
 * what the best split along one dimension is worth.
 *
 * Shapes   result: largest first, of equal ones the coarser.
 * Cost     O(dimensions · cells), less what cannot reach the least price below it.
 */
export function runProgramme(lattice: Lattice, evidence: CellEvidence, patience: number): readonly Candidate[] {
  const { space, cuboids, prices } = lattice;
  const { kind, first, second, reach } = evidence;
  const worth = new Float64Array(space.cells);
  const candidates: Candidate[] = [];
  for (let cell = space.cells - 1; cell >= 0; cell--) {
    const cuboid = cuboids[cell] ?? 0;
    if ((reach[cell] ?? 0) <= (prices.least[cuboid] ?? 0)) continue;
    const own = gainOf(kind, first[cell] ?? 0, second[cell] ?? 0) - (prices.own[cuboid] ?? 0);
    const split = bestSplit(space, worth, cell, cuboid);
    const whole = own > 0 && own >= patience * split;
    worth[cell] = whole ? own : split;
    if (whole) candidates.push({ cell, own });
  }
  return candidates.sort((a, b) => b.own - a.own || a.cell - b.cell);
}

function bestSplit({ sizes, strides }: Space, worth: Float64Array, cell: number, cuboid: number): number {
  let best = 0;
  for (let dimension = 0; dimension < sizes.length; dimension++) {
    if ((cuboid & (1 << dimension)) !== 0) continue;
    const stride = strides[dimension] ?? 1;
    const end = cell + stride * (sizes[dimension] ?? 0);
    let total = 0;
    for (let child = cell + stride; child <= end; child += stride) total += worth[child] ?? 0;
    if (total > best) best = total;
  }
  return best;
}
