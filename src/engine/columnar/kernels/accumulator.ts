import type { StatArrays } from '#core/cube/cube.ts';

/**
 * A batch of rows of which the place in the cube is known: row `rows[i]` belongs to slot `slots[i]`
 * (bucket × cells + cell) and is `days[i]` days into its bucket, for i below `count`. The arrays are longer.
 */
export interface Selection {
  readonly count: number;
  readonly rows: Int32Array;
  readonly slots: Int32Array;
  readonly days: Int32Array;
}

/** Takes batches in any order, then says the statistic of every slot. */
export interface Accumulator {
  readonly add: (selection: Selection) => void;
  readonly finish: () => StatArrays;
}

/** 1 where a row matches the measure's filter. */
export type Mask = Uint8Array;
