import { drawChance, drawNormal } from '#core/base/draw.ts';
import type { Rng } from '#core/base/rng.ts';
import type { Element } from '#core/rootcause/space.ts';

/** A support desk by five dimensions: which combinations occur, how often, and how likely each is to be resolved. */
export interface RatioDesk {
  readonly sizes: readonly number[];
  readonly codes: readonly Int32Array[];
  /** Expected rows of a leaf in a period. */
  readonly volume: Float64Array;
  readonly logit: Float64Array;
  /** Standard deviation of a leaf's log-odds from period to period, beyond chance. */
  readonly noise: number;
}

export interface PeriodCounts {
  readonly x: Float64Array;
  readonly n: Float64Array;
}

/** What happens in a period: log-odds added to an element, and a factor on its rows. */
export interface Happening {
  readonly element: Element;
  readonly logit: number;
  readonly growth: number;
}

/** Sparse, with log-normal shares and logistic effects of the values. */
export function createDesk(rng: Rng): RatioDesk {
  const sizes = [4, 6, 8, 10, 5];
  const rows = 60_000 + 140_000 * rng.uniform();
  const shares = sizes.map((size) => Array.from({ length: size }, () => Math.exp(0.8 * drawNormal(rng))));
  const effects = sizes.map((size) => Array.from({ length: size }, () => 0.35 * drawNormal(rng)));
  const leaves = occupiedLeaves(rng, sizes);
  const codes = sizes.map((_, j) => Int32Array.from(leaves, (leaf) => leaf[j] ?? 0));
  const along = (table: readonly (readonly number[])[], leaf: readonly number[]): readonly number[] =>
    leaf.map((value, j) => table[j]?.[value] ?? 0);
  const weight = leaves.map(
    (leaf) => Math.exp(0.5 * drawNormal(rng)) * along(shares, leaf).reduce((product, share) => product * share, 1),
  );
  const total = weight.reduce((sum, one) => sum + one, 0);
  const base = 0.3 + 0.8 * rng.uniform();
  return {
    sizes,
    codes,
    volume: Float64Array.from(weight, (one) => (rows * one) / total),
    logit: Float64Array.from(leaves, (leaf) => along(effects, leaf).reduce((sum, effect) => sum + effect, base)),
    noise: 0.08 + 0.07 * rng.uniform(),
  };
}

function occupiedLeaves(rng: Rng, sizes: readonly number[]): readonly (readonly number[])[] {
  const cells = sizes.reduce((product, size) => product * size, 1);
  const chance = 0.25 + 0.5 * rng.uniform();
  return Array.from({ length: cells }, (_, cell) => {
    let left = cell;
    return sizes.map((size) => {
      const value = left % size;
      left = (left - value) / size;
      return value;
    });
  }).filter(() => drawChance(rng, chance));
}

/** Counts of a period in which some things happen and every value of a dimension drifts. */
export function drawPeriod(rng: Rng, desk: RatioDesk, happenings: readonly Happening[], drift: number): PeriodCounts {
  const drifts = desk.sizes.map((size) =>
    Array.from({ length: size }, () => (drift > 0 ? drift * drawNormal(rng) : 0)),
  );
  const n = new Float64Array(desk.volume.length);
  const x = new Float64Array(desk.volume.length);
  for (let leaf = 0; leaf < n.length; leaf++) {
    let logit = (desk.logit[leaf] ?? 0) + desk.noise * drawNormal(rng);
    let volume = desk.volume[leaf] ?? 0;
    desk.codes.forEach((codes, j) => {
      logit += drifts[j]?.[codes[leaf] ?? 0] ?? 0;
    });
    for (const happening of happenings) {
      if (!holds(desk, happening.element, leaf)) continue;
      logit += happening.logit;
      volume *= happening.growth;
    }
    n[leaf] = drawCount(rng, volume);
    x[leaf] = drawBinomial(rng, n[leaf] ?? 0, 1 / (1 + Math.exp(-logit)));
  }
  return { x, n };
}

export function holds(desk: RatioDesk, element: Element, leaf: number): boolean {
  return element.every(([j, value]) => desk.codes[j]?.[leaf] === value);
}

/** Poisson; a rounded normal number where the mean is large. */
function drawCount(rng: Rng, mean: number): number {
  if (mean > 200) return Math.max(0, Math.round(mean + Math.sqrt(mean) * drawNormal(rng)));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = 1 - rng.uniform(); product > limit; product *= 1 - rng.uniform()) count += 1;
  return count;
}

function drawBinomial(rng: Rng, n: number, p: number): number {
  if (n * p * (1 - p) > 100) {
    return Math.min(n, Math.max(0, Math.round(n * p + Math.sqrt(n * p * (1 - p)) * drawNormal(rng))));
  }
  let count = 0;
  for (let i = 0; i < n; i++) if (rng.uniform() < p) count += 1;
  return count;
}
