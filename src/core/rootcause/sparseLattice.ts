import { gainOf, type LeafEvidence } from '#core/rootcause/evidence.ts';
import { emptyMarks, judgeCell, type Marks } from '#core/rootcause/judgeCell.ts';
import { type Judgement, type Lattice, largestFirst, type Named } from '#core/rootcause/lattice.ts';
import type { LeafRows } from '#core/rootcause/leafRows.ts';
import { type Prices, priceElements } from '#core/rootcause/priceElements.ts';
import { rankIn } from '#core/rootcause/sortedKeys.ts';
import { digitOf, type Space } from '#core/rootcause/space.ts';
import { buildCuboids, type SparseCuboid } from '#core/rootcause/sparseCuboids.ts';
import { addToParents, type MarkedCells } from '#core/rootcause/splitSparse.ts';

interface Sparse {
  readonly space: Space;
  readonly rows: LeafRows;
  /** Finest layer first. */
  readonly cuboids: ReadonlyMap<number, SparseCuboid>;
  readonly sums: ReadonlyMap<number, CuboidSums>;
  readonly prices: Prices;
}

interface CuboidSums {
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly reach: Float64Array;
}

/**
 * The lattice of the elements that occur, cuboid by cuboid.
 *
 * Shapes   space: of the elements.
 * Cost     six numbers for every element that occurs and fixes at most `depth` dimensions; a round adds up every cuboid
 *          from the smallest finer one.
 */
export function sparseLattice(space: Space, rows: LeafRows, depth: number): Lattice {
  const cuboids = buildCuboids(space, rows, depth);
  const sums = new Map(Array.from(cuboids, ([bits, { cells }]) => [bits, emptySums(cells.length)] as const));
  const prices = priceElements(space.sizes, depth);
  const sparse: Sparse = { space, rows, cuboids, sums, prices };
  return {
    space,
    prices: prices.own,
    judge: (evidence, patience) => {
      sumCuboids(sparse, evidence);
      return judgeCuboids(sparse, evidence.kind, patience);
    },
  };
}

function emptySums(cells: number): CuboidSums {
  return { first: new Float64Array(cells), second: new Float64Array(cells), reach: new Float64Array(cells) };
}

function sumCuboids({ cuboids, sums }: Sparse, evidence: LeafEvidence): void {
  const [first, second] = evidence.kind === 'score' ? [evidence.u, evidence.v] : [evidence.up, evidence.down];
  const reach = new Float64Array(first.length);
  for (let leaf = 0; leaf < reach.length; leaf++) {
    reach[leaf] = Math.max(0, gainOf(evidence.kind, first[leaf] ?? 0, second[leaf] ?? 0));
  }
  const ofLeaves: CuboidSums = { first, second, reach };
  for (const [bits, { from, places, leaves }] of cuboids) {
    const source = from === null ? ofLeaves : (sums.get(from) ?? ofLeaves);
    const target = sums.get(bits) ?? ofLeaves;
    rollUp(source.first, target.first, places, leaves);
    rollUp(source.second, target.second, places, leaves);
    rollUp(source.reach, target.reach, places, leaves);
  }
}

function rollUp(source: Float64Array, target: Float64Array, places: Int32Array, leaves: Uint32Array | null): void {
  target.fill(0);
  for (let i = 0; i < places.length; i++) {
    const place = places[i] ?? 0;
    target[place] = (target[place] ?? 0) + (source[leaves === null ? i : (leaves[i] ?? 0)] ?? 0);
  }
}

function judgeCuboids(sparse: Sparse, kind: LeafEvidence['kind'], patience: number): Judgement {
  const { space, rows, cuboids, sums, prices } = sparse;
  const named: Named = { cells: [], owns: [] };
  const marked = new Map<number, MarkedCells>();
  for (const [bits, { cells }] of cuboids) {
    const of = sums.get(bits);
    if (of === undefined) continue;
    const marks = emptyMarks(cells.length);
    for (const [dimension, sets] of rows.sets.entries()) {
      const finer = marked.get(bits | (1 << dimension));
      if ((bits & (1 << dimension)) !== 0 || finer === undefined || finer.cells.length === 0) continue;
      addToParents(space, dimension, finer, cells, marks, sets !== null);
    }
    const [price, least] = [prices.own[bits] ?? 0, prices.least[bits] ?? 0];
    for (let at = 0; at < cells.length; at++) {
      if ((of.reach[at] ?? 0) <= least) continue;
      const own = judgeCell({ kind, first: of.first, second: of.second }, marks, at, price, patience);
      if (own === 0) continue;
      named.cells.push(cells[at] ?? 0);
      named.owns.push(own);
    }
    marked.set(bits, keepMarked(cells, marks));
  }
  return { candidates: largestFirst(named), gainAt: (cell) => gainIn(sparse, kind, cell) };
}

function keepMarked(cells: Float64Array, { worth, spareUp, spareDown }: Marks): MarkedCells {
  const kept: number[] = [];
  for (let at = 0; at < cells.length; at++) {
    if (worth[at] !== 0 || spareUp[at] !== 0 || spareDown[at] !== 0) kept.push(at);
  }
  const pick = (from: Float64Array): Float64Array => Float64Array.from(kept, (at) => from[at] ?? 0);
  return { cells: pick(cells), worth: pick(worth), spareUp: pick(spareUp), spareDown: pick(spareDown) };
}

function gainIn({ space, cuboids, sums }: Sparse, kind: LeafEvidence['kind'], cell: number): number {
  const bits = space.sizes.reduce((all, _, j) => (digitOf(space, cell, j) === 0 ? all : all | (1 << j)), 0);
  const at = rankIn(cuboids.get(bits)?.cells ?? new Float64Array(0), cell);
  const of = sums.get(bits);
  return at < 0 || of === undefined ? 0 : gainOf(kind, of.first[at] ?? 0, of.second[at] ?? 0);
}
