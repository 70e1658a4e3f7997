/**
 * The chance that a standard normal number is at most z.
 *
 * Units    a probability; about 1e-15 of absolute error.
 * Source   J. F. Hart et al. (1968), Computer Approximations, as given by G. West (2005), Better approximations to
 *          cumulative normal functions, Wilmott Magazine, 70–76.
 */
export function normalBelow(z: number): number {
  const tail = normalTail(Math.abs(z));
  return z > 0 ? 1 - tail : tail;
}

/** The chance of a standard normal number at least `size` away from 0, on both sides together. */
export function twoSided(z: number): number {
  return Math.min(1, 2 * normalTail(Math.abs(z)));
}

/** z of a two-sided interval of 95 %. */
export const z95 = 1.959963984540054;

const above = [
  3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931,
  220.206867912376,
] as const;
const below = [
  8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831,
  793.826512519948, 440.413735824752,
] as const;

function normalTail(size: number): number {
  if (size > 37) return 0;
  const density = Math.exp((-size * size) / 2);
  if (size < 7.07106781186547) return (density * polynomial(above, size)) / polynomial(below, size);
  const fraction = size + 1 / (size + 2 / (size + 3 / (size + 4 / (size + 0.65))));
  return density / fraction / 2.506628274631;
}

/** Coefficients from the highest power down. */
function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((value, coefficient) => value * x + coefficient, 0);
}

/**
 * The z below which a standard normal number lies with chance p.
 *
 * Shapes   ±Infinity for 0 and 1.
 * Source   C. Hastings (1955), sheet 67, as a start; then Newton's steps on the logarithm of the tail.
 */
export function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p === 0.5) return 0;
  if (p <= 0) return Number.NEGATIVE_INFINITY;
  const t = Math.sqrt(-2 * Math.log(p));
  let size = t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let step = 0; step < 4; step++) {
    const tail = normalTail(size);
    const density = Math.exp((-size * size) / 2) / Math.sqrt(2 * Math.PI);
    size += (Math.log(tail / p) * tail) / density;
  }
  return -size;
}
