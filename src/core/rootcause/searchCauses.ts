import type { Effect, EvidenceSource, LeafEvidence } from '#core/rootcause/evidence.ts';
import type { Candidate, Judgement, Lattice } from '#core/rootcause/lattice.ts';
import { type LeafRows, layoutLeaves, mayTouch, openLeavesOf } from '#core/rootcause/leafRows.ts';
import { openLattice, type SearchLimits } from '#core/rootcause/openLattice.ts';
import { cellOf, digitOf, type Element, elementOf, type Space } from '#core/rootcause/space.ts';

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

interface Considered extends Candidate {
  readonly element: Element;
}

const mostRounds = 20;

/**
 * Localises a change: sums the evidence of the leaves to every element, names those worth naming whole, the largest
 * first, takes their leaves away and starts again until nothing is left that is worth its price.
 *
 * A step function: every round is yielded, and whoever stops asking has cancelled.
 *
 * Shapes   leafCells: ascending; the source weighs leaves in that order. Result: the causes of all rounds, in order.
 * Cost     that of the lattice, which is chosen by the shape of the data, in every round.
 */
export function* searchCauses(
  space: Space,
  leafCells: Float64Array,
  source: EvidenceSource,
  limits: SearchLimits = {},
): Generator<SearchRound, readonly Cause[]> {
  const rows = layoutLeaves(space, leafCells, limits.sets ?? []);
  const lattice = openLattice(space, leafCells, rows, limits);
  const open = new Uint8Array(leafCells.length).fill(1);
  const causes: Cause[] = [];
  for (let round = 1; round <= mostRounds; round++) {
    const evidence = source.weigh(open);
    const judgement = lattice.judge(evidence, source.patience);
    const considered = considerLargest(lattice.space, judgement, source.oneByOne);
    const accepted = acceptLargest(rows, considered);
    if (accepted.length === 0) break;
    const found = accepted.map((one) => {
      const leaves = explainedBy(rows, open, one, considered, evidence);
      const effect = source.effectOf(Array.from(leaves), evidence);
      return { leaves, cause: describeCause(lattice, judgement, one, effect) };
    });
    for (const { leaves } of found) for (const leaf of leaves) open[leaf] = 0;
    causes.push(...found.map(({ cause }) => cause));
    yield { round, found: found.map(({ cause }) => cause) };
  }
  return causes;
}

function considerLargest(space: Space, { candidates }: Judgement, oneByOne: boolean): readonly Considered[] {
  const largest = oneByOne ? candidates.slice(0, 1) : candidates;
  return largest.map((one) => ({ ...one, element: elementOf(space, one.cell) }));
}

/**
 * Largest first; one that touches a larger one waits for the next round, whether that one is accepted or waits itself:
 * the larger may yet be named whole.
 */
function acceptLargest(rows: LeafRows, considered: readonly Considered[]): readonly Considered[] {
  return considered.filter(({ element }, at) => {
    for (let k = 0; k < at; k++) if (mayTouch(rows, considered[k]?.element ?? [], element)) return false;
    return true;
  });
}

/** The open leaves of an element, but for those that moved the other way with another one. */
function explainedBy(
  rows: LeafRows,
  open: Uint8Array,
  { element, direction }: Considered,
  considered: readonly Considered[],
  evidence: LeafEvidence,
): Uint32Array {
  const leaves = openLeavesOf(rows, open, element);
  const others = considered.filter((other) => other.direction !== direction && mayTouch(rows, other.element, element));
  if (evidence.kind === 'score' || others.length === 0) return leaves;
  const against = direction === 'up' ? evidence.down : evidence.up;
  const moved = leaves.filter((leaf) => (against[leaf] ?? 0) > 0);
  const still = new Uint8Array(rows.count);
  for (const leaf of moved) still[leaf] = 1;
  const spared = new Set(others.flatMap((other) => [...openLeavesOf(rows, still, other.element)]));
  return leaves.filter((leaf) => !spared.has(leaf));
}

function describeCause({ space, prices }: Lattice, { gainAt }: Judgement, of: Considered, effect: Effect): Cause {
  const { cell, element, direction, own } = of;
  const price = prices[element.reduce((cuboid, [dimension]) => cuboid | (1 << dimension), 0)] ?? 0;
  const best = (others: readonly number[]): Alternative | null => {
    const ranked = others.map((at) => ({ element: elementOf(space, at), gain: gainAt(at) }));
    return ranked.sort((a, b) => b.gain - a.gain)[0] ?? null;
  };
  return {
    ...{ element, direction, gain: own + price, price, effect },
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
