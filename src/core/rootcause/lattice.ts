import type { LeafEvidence } from '#core/rootcause/evidence.ts';
import { selectRank } from '#core/rootcause/median.ts';
import type { Space } from '#core/rootcause/space.ts';

export interface Candidate {
  readonly cell: number;
  readonly direction: 'up' | 'down';
  /** Gain less price. */
  readonly own: number;
}

/** What one round's evidence says of the elements. */
export interface Judgement {
  /** The hundred largest, largest first, of equal ones the coarser: a round names no more, and the rest have the next. */
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

/** Gain less price, below 0 for "moved down", of every cell that would be named whole. */
export interface Named {
  readonly cells: number[];
  readonly owns: number[];
}

const mostConsidered = 100;

export function largestFirst({ cells, owns }: Named): readonly Candidate[] {
  const least = leastConsidered(owns);
  const candidates: Candidate[] = [];
  for (let at = 0; at < cells.length; at++) {
    const [cell, own] = [cells[at] ?? 0, owns[at] ?? 0];
    if (Math.abs(own) >= least) candidates.push({ cell, direction: own > 0 ? 'up' : 'down', own: Math.abs(own) });
  }
  return candidates.sort((a, b) => b.own - a.own || a.cell - b.cell).slice(0, mostConsidered);
}

/** The hundredth largest; 0 where there are no more. */
function leastConsidered(owns: readonly number[]): number {
  if (owns.length <= mostConsidered) return 0;
  const sizes = new Float64Array(owns.length);
  for (let at = 0; at < sizes.length; at++) sizes[at] = Math.abs(owns[at] ?? 0);
  return selectRank(sizes, owns.length - mostConsidered);
}
