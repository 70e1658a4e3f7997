import type { LeafEvidence } from '#core/rootcause/evidence.ts';
import type { Space } from '#core/rootcause/space.ts';

export interface Candidate {
  readonly cell: number;
  readonly direction: 'up' | 'down';
  /** Gain less price. */
  readonly own: number;
}

/** What one round's evidence says of the elements. */
export interface Judgement {
  /** Largest first, of equal ones the coarser. */
  readonly candidates: readonly Candidate[];
  /** How much an element gains; 0 where no leaf lies in it. Holds until the next round is judged. */
  readonly gainAt: (cell: number) => number;
}

/** All elements of some dimensions over the leaves that occur. */
export interface Lattice {
  /** Of the elements: a dimension of sets has its values here, not its sets. */
  readonly space: Space;
  /** By cuboid (a bit per fixed dimension): the price of an element. */
  readonly prices: Float64Array;
  readonly judge: (evidence: LeafEvidence, patience: number) => Judgement;
}

export function largestFirst(candidates: Candidate[]): readonly Candidate[] {
  return candidates.sort((a, b) => b.own - a.own || a.cell - b.cell);
}
