import type { Cube, StatArrays } from '#core/cube/cube.ts';

/**
 * For every cell of a cube, the rows that are not in it: all rows less its own, exact for counts and sums.
 *
 * Shapes   `total` answers the same plan without dimensions. The same cells as `cube`; statistics that do not merge over
 *          segments are left out.
 * Cost     O(numbers of the cube).
 */
export function restOfCells(cube: Cube, total: Cube): Cube {
  const { bucketCount, cellCount } = cube;
  const less = (of: Float64Array, all: Float64Array): Float64Array => {
    const rest = new Float64Array(of.length);
    for (let bucket = 0; bucket < bucketCount; bucket++) {
      for (let cell = 0; cell < cellCount; cell++) {
        const at = bucket * cellCount + cell;
        rest[at] = (all[bucket] ?? 0) - (of[at] ?? 0);
      }
    }
    return rest;
  };
  const stats = Object.entries(cube.stats).flatMap(([key, arrays]): readonly (readonly [string, StatArrays])[] => {
    const all = total.stats[key];
    const { n, sum, sumSquares, ...others } = arrays;
    if (all === undefined || Object.keys(others).length > 0) return [];
    const rest: StatArrays = {
      n: less(n, all.n),
      ...(sum === undefined || all.sum === undefined ? {} : { sum: less(sum, all.sum) }),
      ...(sumSquares === undefined || all.sumSquares === undefined
        ? {}
        : { sumSquares: less(sumSquares, all.sumSquares) }),
    };
    return [[key, rest]];
  });
  return { ...cube, stats: Object.fromEntries(stats) };
}
