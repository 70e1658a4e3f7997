import type { Rng } from '#core/base/rng.ts';
import type { Range } from './additiveRecipe.ts';

export function drawBetween(rng: Rng, [low, high]: Range): number {
  return low + (high - low) * rng.uniform();
}

/** A whole number, both ends included. */
export function drawCount(rng: Rng, [low, high]: Range): number {
  return low + Math.floor((high - low + 1) * rng.uniform());
}

/** Weibull of scale 1. */
export function drawWeibull(rng: Rng, shape: number): number {
  return (-Math.log(1 - rng.uniform())) ** (1 / shape);
}
