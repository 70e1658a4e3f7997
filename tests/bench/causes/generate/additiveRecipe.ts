export type Range = readonly [low: number, high: number];

/** How the cases of an additive set are drawn; a range is drawn from evenly, once per case or anomaly. */
export interface AdditiveRecipe {
  readonly sizes: readonly number[];
  /** Share of all combinations that occur at all. */
  readonly occupied: number;
  /** Standard deviation of the relative error of the forecast. */
  readonly noise: Range;
  readonly anomalies: Range;
  /** Elements that share a cuboid and a severity. */
  readonly elements: Range;
  /** How many dimensions an anomaly fixes. */
  readonly layers: Range;
  /** Leaves that an element must hold to be planted. */
  readonly leastLeaves: number;
  /** Share that an anomaly takes away, less the noise. */
  readonly severity: Range;
  /** Standard deviation of the severity inside an element. */
  readonly deviation: Range;
  readonly directions: 'one' | 'both';
}

const s = {
  sizes: [10, 12, 10, 8, 5],
  occupied: 1,
  noise: [0, 0.25],
  anomalies: [1, 3],
  elements: [1, 3],
  layers: [1, 5],
  leastLeaves: 1,
  severity: [0.2, 1],
  deviation: [0, 0.1],
  directions: 'one',
} satisfies AdditiveRecipe;

/**
 * S, L and H as published with RiskLoc; SB: S with anomalies of both signs; S0: S where nothing happened.
 *
 * H has 24 million combinations. Data of that shape are thin, so 2 % of them occur (480,000), and only elements that
 * hold at least 8 of them and fix at most 3 dimensions are planted.
 *
 * Source   M. Kalander (2022), RiskLoc, arXiv 2205.10004, generate_dataset.py.
 */
export const additiveRecipes = {
  S: s,
  L: {
    ...s,
    sizes: [10, 24, 10, 15],
    noise: [0, 0.1],
    anomalies: [1, 5],
    elements: [1, 1],
    layers: [4, 4],
    severity: [0.5, 1],
    deviation: [0, 0],
  },
  SB: { ...s, directions: 'both' },
  S0: { ...s, anomalies: [0, 0] },
  H: { ...s, sizes: [10, 5, 250, 20, 8, 12], occupied: 0.02, layers: [1, 3], leastLeaves: 8 },
} satisfies Record<string, AdditiveRecipe>;
