import type { CauseQuestion } from '#core/rootcause/causeQuestion.ts';
import { denseLayout } from '#core/rootcause/denseLayout.ts';
import { type LeafTable, layoutLeaves, leavesIn } from '#core/rootcause/leafTable.ts';
import { type Element, layoutSpace } from '#core/rootcause/space.ts';
import { sparseLayout } from '#core/rootcause/sparseLayout.ts';

/** What is known of the elements judged so far, by element. */
export interface Marks {
  /** Of naming the best elements in it. */
  readonly worth: Float64Array;
  /**
   * What "the whole moved up" gains when the parts of it that are worth naming as moved down are left to themselves, and
   * the other way round; empty where the evidence is no odds.
   */
  readonly spareUp: Float64Array;
  readonly spareDown: Float64Array;
}

/** How what finer elements are worth reaches the coarser ones, from the last element to the first. */
export interface Splitting {
  /** By element: 1 where a finer one has marks. */
  readonly touched: Uint8Array;
  /** The best split of a touched element along one dimension, into its marks. */
  readonly take: (marks: Marks, element: number) => void;
  /** Called with every element that has marks of its own. */
  readonly pass: (marks: Marks, element: number) => void;
}

/** How the elements are numbered: 0 is everything, an element comes before all that is finer. */
export interface ElementLayout {
  readonly count: number;
  /** By element: a bit per fixed dimension. */
  readonly masks: Uint32Array;
  /** How many elements of every cuboid occur, by mask. */
  readonly occupied: ReadonlyMap<number, number>;
  readonly fixedBy: (element: number) => Element;
  /** −1 where it does not occur, or might not. */
  readonly elementFixing: (fixed: Element) => number;
  /** The sum of a number over the leaves of every element, into `sums`. */
  readonly sum: (values: Float64Array, sums: Float64Array) => void;
  /** All elements that a leaf lies in, until the next call; null where that is not known at once. */
  readonly above: ((leaf: number) => Int32Array) | null;
  readonly openSplitting: () => Splitting;
}

/** Every element of up to `depth` dimensions over the leaves that occur. */
export interface ElementIndex extends ElementLayout, LeafTable {
  readonly depth: number;
  /** How many elements one of a cuboid stands for, by mask: more than 1 where values were chosen from more. */
  readonly standsFor: (mask: number) => number;
}

export type ElementSource = Pick<CauseQuestion, 'dimensions' | 'codes' | 'depth'>;

const mostCells = 8_000_000;
const thinnest = 12;
/** Entries that a sparse layout may sum; so much memory and time is always borne for elements of three dimensions. */
const mostEntries = 32_000_000;
const leastDepth = 3;

/**
 * Numbers the elements: all that could occur where that is a small space, else those that do.
 *
 * Cost     dense: O(dimensions · cells); sparse: O(leaves · cuboids), sorting aside.
 */
export function indexElements(source: ElementSource): ElementIndex {
  const table = layoutLeaves(source);
  const depth = Math.min(source.depth, table.sizes.length, deepest(table.sizes.length, table.leafCount));
  const { cells } = layoutSpace(table.sizes);
  const thin = cells > mostCells || cells > thinnest * table.leafCount;
  const isDense = !thin && table.sets.every((sets) => sets === null);
  const layout = isDense ? denseLayout(table, depth) : sparseLayout(table, depth);
  const chosen = source.dimensions.map(({ values, chosenFrom }) => Math.max(1, (chosenFrom ?? 0) / values.length));
  const standsFor = (mask: number): number =>
    chosen.reduce((product, factor, dimension) => ((mask & (1 << dimension)) === 0 ? product : product * factor), 1);
  return { ...table, depth, ...layout, standsFor };
}

/** How many dimensions may be fixed so that the cuboids times the leaves stay under the most entries. */
function deepest(dimensions: number, leaves: number): number {
  let [depth, cuboids, ofLayer] = [0, 0, 1];
  while (depth < dimensions) {
    ofLayer = (ofLayer * (dimensions - depth)) / (depth + 1);
    cuboids += ofLayer;
    if (depth >= leastDepth && cuboids * leaves > mostEntries) break;
    depth += 1;
  }
  return depth;
}

/** The leaves that lie in an element, ascending. */
export function leavesOf(index: ElementIndex, element: number): Int32Array {
  return element < 0 ? new Int32Array(0) : leavesIn(index, index.fixedBy(element));
}
