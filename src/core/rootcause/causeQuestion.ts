import type { NodeId } from '#core/model/schema.ts';

/**
 * What is asked of a search for causes: the leaves that occur of some dimensions, with the numbers of every window.
 *
 * Shapes   a leaf is a combination of values, one per dimension. `codes[d][i]`: the value index of leaf i in dimension
 *          d. Every array of a window has one entry per leaf.
 *          Window 0 is the baseline, window 1 the current period, all others are ordinary ones of the past.
 */
export interface CauseQuestion {
  readonly dimensions: readonly CauseDimension[];
  readonly codes: readonly Uint32Array[];
  /** The node whose change is explained. */
  readonly whole: CauseMeasure;
  /** The leaves of the tree that it is made of, all counted over the denominator of `whole`; none where it is one itself. */
  readonly parts: readonly CausePart[];
  /**
   * The parent that the node is a part of, with all its parts: ordinary drift is learnt over them together, as one part
   * has few events. Null where it is a part of nothing, or has parts itself.
   */
  readonly family: CauseFamily | null;
  /** Pairs of windows in which nothing special is known to have happened, earlier first: what ordinary drift is. */
  readonly history: readonly (readonly [earlier: number, later: number])[];
  /** How many dimensions a segment may fix at most. */
  readonly depth: number;
}

export interface CauseFamily extends Pick<CauseQuestion, 'whole' | 'parts'> {
  /** Which of the parts is asked about. */
  readonly asked: number;
}

export interface CauseDimension {
  readonly column: string;
  /** null: no value. */
  readonly values: readonly (string | null)[];
  /** Of a dimension of sets (tags): the values in each set, and `codes` name sets. Null: one value per row. */
  readonly sets: readonly (readonly number[])[] | null;
  /** Of values that were chosen for having moved: how many there were to choose from, which prices and q count. */
  readonly chosenFrom?: number;
}

/** Numbers by window, then by leaf. `ratio`: x of n; `mean`: of a number, with its squares; `total`: a sum or count. */
export type CauseMeasure =
  | { readonly kind: 'ratio'; readonly x: ByWindow; readonly n: ByWindow }
  | { readonly kind: 'mean'; readonly n: ByWindow; readonly sum: ByWindow; readonly sumSquares: ByWindow }
  | { readonly kind: 'total'; readonly amount: ByWindow };

export type ByWindow = readonly Float64Array[];

/** A leaf of the tree: x of the whole's n, carried into the whole's change by `multiplier`. */
export interface CausePart {
  readonly nodeId: NodeId;
  readonly x: ByWindow;
  readonly multiplier: number;
}
