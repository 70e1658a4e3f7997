/** The chance of any false element in an analysis that is put up with. */
const tolerance = 0.05;

export interface Prices {
  /** What an element must gain, by cuboid (a bit per fixed dimension). */
  readonly own: Float64Array;
  /** The least price of a cuboid and all finer ones. */
  readonly least: Float64Array;
}

/**
 * What it costs to name an element: log of how many its cuboid holds, of how many cuboids its layer has, and of the
 * layers, less the log of the tolerance. Everything (no dimension fixed) is no segment, and what fixes more dimensions
 * than `depth` is never named: their price is infinite.
 *
 * Shapes   2^dimensions entries each.
 * Source   Bonferroni over elements, cuboids and layers; analysis.md 3.3.
 */
export function priceElements(sizes: readonly number[], depth = sizes.length): Prices {
  const own = new Float64Array(1 << sizes.length);
  for (let cuboid = 0; cuboid < own.length; cuboid++) own[cuboid] = priceOf(sizes, cuboid, depth);
  const least = own.slice();
  for (let cuboid = least.length - 1; cuboid >= 0; cuboid--) {
    for (let j = 0; j < sizes.length; j++) {
      least[cuboid] = Math.min(least[cuboid] ?? 0, least[cuboid | (1 << j)] ?? 0);
    }
  }
  return { own, least };
}

export function priceOf(sizes: readonly number[], cuboid: number, depth = sizes.length): number {
  const fixed = sizes.filter((_, dimension) => (cuboid & (1 << dimension)) !== 0);
  if (fixed.length === 0 || fixed.length > depth) return Number.POSITIVE_INFINITY;
  const elements = fixed.reduce((total, size) => total + Math.log(size), 0);
  return (
    elements + logChoose(sizes.length, fixed.length) + Math.log(Math.min(depth, sizes.length)) - Math.log(tolerance)
  );
}

function logChoose(n: number, k: number): number {
  let total = 0;
  for (let i = 1; i <= k; i++) total += Math.log((n - k + i) / i);
  return total;
}
