import { mean, median } from '#core/stats/centre.ts';

/** How the limits of a process behaviour chart are found. `median` is for histories with wild points in them. */
export type LimitsFrom = 'mean' | 'median';

/** What a series does when nothing special happens to it. */
export interface NaturalLimits {
  readonly centre: number;
  readonly lower: number;
  readonly upper: number;
  /** The centre line of the moving ranges, and the most that two neighbours differ by. */
  readonly movingRange: number;
  readonly rangeLimit: number;
}

/**
 * outside   one point outside the limits
 * run       8 points in a row on one side of the centre
 * near      3 of 4 points in a row nearer to the same limit than to the centre
 */
export type SignalKind = 'outside' | 'run' | 'near';

export interface Signal {
  readonly kind: SignalKind;
  readonly side: 'above' | 'below';
  /** The points that make the signal; the last one completes it. */
  readonly first: number;
  readonly last: number;
}

const scaling = {
  mean: { limits: 2.66, range: 3.268 },
  median: { limits: 3.145, range: 3.865 },
} as const satisfies Record<LimitsFrom, object>;

/**
 * Natural limits of a series of individual values, from its moving ranges (XmR chart).
 *
 * Shapes   null for fewer than 2 values, which have no moving range.
 * Units    those of the values.
 * Source   D. J. Wheeler, Understanding Variation, 2nd ed. (2000): 2.66 and 3.268 for the mean moving range,
 *          3.145 and 3.865 for the median one.
 */
export function naturalLimits(values: readonly number[], from: LimitsFrom = 'mean'): NaturalLimits | null {
  if (values.length < 2) return null;
  const middle = from === 'mean' ? mean : median;
  const centre = middle(values);
  const movingRange = middle(movingRanges(values));
  const reach = scaling[from].limits * movingRange;
  const rangeLimit = scaling[from].range * movingRange;
  return { centre, lower: centre - reach, upper: centre + reach, movingRange, rangeLimit };
}

/** Distances of neighbours: one fewer than values. */
export function movingRanges(values: readonly number[]): readonly number[] {
  return values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? Number.NaN)));
}

/**
 * Every place where a series does not behave as its limits say: the three of Wheeler's detection rules that are
 * common to his books.
 *
 * Shapes   in the order in which they are completed; a run of 10 completes three times.
 * Cost     O(values).
 */
export function findSignals(values: readonly number[], limits: NaturalLimits): readonly Signal[] {
  const found: Signal[] = [];
  values.forEach((_, last) => {
    for (const side of ['above', 'below'] as const) {
      for (const { kind, window, needed, counts } of rules) {
        const first = last - window + 1;
        if (first < 0) continue;
        const heights = values.slice(first, last + 1).map((value) => heightOf(value, limits, side));
        const hits = heights.filter(counts).length;
        if (hits >= needed && counts(heights.at(-1) ?? 0)) found.push({ kind, side, first, last });
      }
    }
  });
  return found;
}

const rules = [
  { kind: 'outside', window: 1, needed: 1, counts: (height: number) => height > 1 },
  { kind: 'run', window: 8, needed: 8, counts: (height: number) => height > 0 },
  { kind: 'near', window: 4, needed: 3, counts: (height: number) => height > 0.5 },
] as const satisfies readonly {
  kind: SignalKind;
  window: number;
  needed: number;
  counts: (height: number) => boolean;
}[];

/** Distance from the centre towards a limit: 0 at the centre, 1 on the limit, infinite where nothing ever moved. */
function heightOf(value: number, { centre, upper }: NaturalLimits, side: 'above' | 'below'): number {
  const distance = side === 'above' ? value - centre : centre - value;
  return distance === 0 ? 0 : distance / (upper - centre);
}
