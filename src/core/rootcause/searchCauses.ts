import { type Effect, type EvidenceSource, gainOf, type LeafEvidence, sumScores } from '#core/rootcause/evidence.ts';
import { priceElements } from '#core/rootcause/priceElements.ts';
import {
  type Candidate,
  type CellEvidence,
  type Lattice,
  runProgramme,
  spreadEvidence,
} from '#core/rootcause/runProgramme.ts';
import { cellOf, cuboidsOf, digitOf, type Element, elementOf, type Space, touches } from '#core/rootcause/space.ts';

export interface Cause {
  readonly element: Element;
  readonly direction: 'up' | 'down';
  readonly gain: number;
  readonly price: number;
  readonly effect: Effect;
  /** The best element with one dimension less, and with one more; null where there is none. */
  readonly wider: Alternative | null;
  readonly narrower: Alternative | null;
}

export interface Alternative {
  readonly element: Element;
  readonly gain: number;
}

/** A round of the search: what it found, to be shown at once. */
export interface SearchRound {
  readonly round: number;
  readonly found: readonly Cause[];
}

const mostRounds = 20;
/** Candidates looked at in a round; the rest have their turn in the next. */
const mostConsidered = 100;

/**
 * Localises a change: sums the evidence of the leaves to every element, names those worth naming whole, the largest
 * first, takes their leaves away and starts again until nothing is left that is worth its price.
 *
 * A step function: every round is yielded, and whoever stops asking has cancelled.
 *
 * Shapes   leafCells: ascending; the source weighs leaves in that order. Result: the causes of all rounds, in order.
 * Cost     O(rounds · dimensions · cells) time; five arrays of `cells` numbers.
 */
export function* searchCauses(
  space: Space,
  leafCells: Float64Array,
  source: EvidenceSource,
): Generator<SearchRound, readonly Cause[]> {
  const lattice = { space, cuboids: cuboidsOf(space), prices: priceElements(space.sizes) };
  const open = new Uint8Array(leafCells.length).fill(1);
  const causes: Cause[] = [];
  for (let round = 1; round <= mostRounds; round++) {
    const evidence = source.weigh(open);
    const cells = spreadEvidence(space, leafCells, evidence);
    const accepted = acceptLargest(space, runProgramme(lattice, cells, source.patience), source.oneByOne);
    if (accepted.length === 0) break;
    const found = accepted.map(({ cell }) => {
      const leaves = openLeavesOf(space, leafCells, open, elementOf(space, cell));
      return describeCause(lattice, cells, cell, source.effectOf(leaves, evidence), directionOf(leaves, evidence));
    });
    for (const { element } of found) for (const leaf of openLeavesOf(space, leafCells, open, element)) open[leaf] = 0;
    causes.push(...found);
    yield { round, found };
  }
  return causes;
}

/**
 * Largest first; one that touches a larger one waits for the next round, whether that one is accepted or waits itself:
 * the larger may yet be named whole.
 */
function acceptLargest(space: Space, candidates: readonly Candidate[], oneByOne: boolean): readonly Candidate[] {
  const accepted: Candidate[] = [];
  const larger: Element[] = [];
  for (const candidate of candidates.slice(0, oneByOne ? 1 : mostConsidered)) {
    const element = elementOf(space, candidate.cell);
    if (!larger.some((other) => touches(other, element))) accepted.push(candidate);
    larger.push(element);
  }
  return accepted;
}

function openLeavesOf(space: Space, leafCells: Float64Array, open: Uint8Array, element: Element): readonly number[] {
  const leaves: number[] = [];
  leafCells.forEach((cell, leaf) => {
    const inside = element.every(([dimension, value]) => digitOf(space, cell, dimension) === value + 1);
    if (inside && open[leaf] === 1) leaves.push(leaf);
  });
  return leaves;
}

function directionOf(leaves: readonly number[], evidence: LeafEvidence): Cause['direction'] {
  const [first, second] = sumScores(leaves, evidence);
  return first > (evidence.kind === 'odds' ? second : 0) ? 'up' : 'down';
}

function describeCause(
  { space, cuboids, prices }: Lattice,
  cells: CellEvidence,
  cell: number,
  effect: Effect,
  direction: Cause['direction'],
): Cause {
  const element = elementOf(space, cell);
  const gainAt = (at: number): number => gainOf(cells.kind, cells.first[at] ?? 0, cells.second[at] ?? 0);
  const best = (others: readonly number[]): Alternative | null => {
    const ranked = others.map((at) => ({ element: elementOf(space, at), gain: gainAt(at) }));
    return ranked.sort((a, b) => b.gain - a.gain)[0] ?? null;
  };
  return {
    element,
    direction,
    gain: gainAt(cell),
    price: prices.own[cuboids[cell] ?? 0] ?? 0,
    effect,
    wider: element.length > 1 ? best(element.map((pair) => cell - cellOf(space, [pair]))) : null,
    narrower: best(childrenOf(space, cell)),
  };
}

function childrenOf(space: Space, cell: number): readonly number[] {
  return space.sizes.flatMap((size, dimension) =>
    digitOf(space, cell, dimension) === 0
      ? Array.from({ length: size }, (_, value) => cell + (value + 1) * (space.strides[dimension] ?? 1))
      : [],
  );
}
