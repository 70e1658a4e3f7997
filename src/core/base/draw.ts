import type { Rng } from '#core/base/rng.ts';

/**
 * Draws from the usual distributions.
 *
 * Source   normal: Box and Muller (1958); Poisson: Knuth, TAOCP 2, 3.4.1 (product of uniforms, for means up to ~500).
 */
export function drawNormal(rng: Rng): number {
  const radius = Math.sqrt(-2 * Math.log(1 - rng.uniform()));
  return radius * Math.cos(2 * Math.PI * rng.uniform());
}

/** `sigma` is the standard deviation of the logarithm. */
export function drawLogNormal(rng: Rng, median: number, sigma: number): number {
  return median * Math.exp(sigma * drawNormal(rng));
}

export function drawPoisson(rng: Rng, mean: number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  let product = 1 - rng.uniform();
  while (product > limit) {
    product *= 1 - rng.uniform();
    count += 1;
  }
  return count;
}

export function drawChance(rng: Rng, probability: number): boolean {
  return rng.uniform() < probability;
}

/** An index, with probability proportional to its weight. */
export function drawIndex(rng: Rng, weights: readonly number[]): number {
  return indexAt(rng.uniform(), weights);
}

/** The index at which the running sum of the weights passes `fraction` of their total; the last one at the latest. */
export function indexAt(fraction: number, weights: readonly number[]): number {
  let total = 0;
  for (const weight of weights) total += weight;
  let left = fraction * total;
  for (let i = 0; i < weights.length - 1; i++) {
    left -= weights[i] ?? 0;
    if (left < 0) return i;
  }
  return weights.length - 1;
}
