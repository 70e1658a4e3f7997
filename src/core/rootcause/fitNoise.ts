import { type DeviationSides, openSizes } from '#core/rootcause/deviationSides.ts';
import { selectRank } from '#core/rootcause/selectRank.ts';

/** A two-sided noise density around 0: a shape, stretched so that half of |d| lies under `median`. */
export interface Noise {
  readonly shape: Shape;
  readonly median: number;
}

/** A distribution by its quantiles of |d| in medians, with its median and the log density at 0 in medians. */
interface Shape {
  readonly family: 'normal' | 'student';
  /** The power of a generalised normal, or the degrees of freedom. */
  readonly tail: number;
  readonly unit: number;
  readonly at98: number;
  readonly at998: number;
  readonly logPeak: number;
}

const shapes: readonly Shape[] = [
  shape('normal', 2, 0.476936276, 3.449048519, 4.581585273, -1.312737333),
  shape('normal', 1.75, 0.493003886, 3.727701818, 5.093586481, -1.284545428),
  shape('normal', 1.5, 0.521458467, 4.116701307, 5.831343624, -1.241958),
  shape('normal', 1.25, 0.575590563, 4.695789811, 6.976910736, -1.174422006),
  shape('normal', 1, Math.LN2, 5.643856189, 8.965784285, -1.059660101),
  shape('student', 3, 0.764892328, 5.936394823, 13.354208786, -1.268909052),
  shape('student', 2.5, 0.785013683, 6.819131041, 17.607582403, -1.258693724),
  shape('student', 2, 0.816496581, 8.529805142, 27.345031555, -1.242453325),
  shape('student', 1.75, 0.839968475, 10.112071634, 38.002856604, -1.230177732),
];
const widest = shape('student', 1.5, 0.872594663, 12.832207966, 59.803746515, -1.212934419);
const leastMedian = 1e-4;
const leastSide = 30;
const medianStep = 0.005;

/**
 * The noise of relative deviations: scale from the median, and the thinnest tail that the 98 % and 99.8 % quantiles of
 * the cleaner side (the one with the smaller mean deviation) do not exceed.
 *
 * Shapes   sides: deviations between −2 and 2; of the leaves with `open` = 1, or of all. Both sides together where one
 *          has fewer than 30.
 * Cost     O(n).
 */
export function fitNoise(sides: DeviationSides, open: Uint8Array | null = null): Noise {
  const sizes = cleanerSide(sides, open);
  if (sizes.length === 0) return { shape: widest, median: leastMedian };
  const ranks = [0.5, 0.98, 0.998].map((share) => Math.floor(share * (sizes.length - 1)));
  const [middle = 0, high = 0, highest = 0] = selectRanks(sizes, ranks);
  const median = roundSteps(Math.max(leastMedian, middle));
  const [at98, at998] = [high / median, highest / median];
  return { shape: shapes.find((one) => at98 <= one.at98 && at998 <= one.at998) ?? widest, median };
}

/** To the nearest ½ %: what is left after a small cause then weighs what it did before, and need not be summed again. */
function roundSteps(size: number): number {
  return Math.exp(Math.round(Math.log(size) / medianStep) * medianStep);
}

/** The sizes of the deviations of one sign, or of both. */
function cleanerSide(sides: DeviationSides, open: Uint8Array | null): Float64Array {
  const kept = new Float64Array(sides.up.sizes.length + sides.down.sizes.length);
  const up = openSizes(sides.up, open, kept);
  const down = openSizes(sides.down, open, kept.subarray(up.sizes.length));
  const mean = (side: typeof up): number => side.total / Math.max(1, side.sizes.length);
  const cleaner = mean(up) <= mean(down) ? up.sizes : down.sizes;
  return cleaner.length < leastSide ? kept.subarray(0, up.sizes.length + down.sizes.length) : cleaner;
}

/** Ranks ascending: each is looked for behind the one before. */
function selectRanks(values: Float64Array, ranks: readonly number[]): readonly number[] {
  let from = 0;
  return ranks.map((rank) => {
    const value = selectRank(values.subarray(from), rank - from);
    from = rank;
    return value;
  });
}

/** Log of the density of deviations of some sizes, into `result`: a power of a quarter is cheaper by roots. */
export function logDensities({ shape: of, median }: Noise, sizes: Float64Array, result: Float64Array): void {
  const [unit, peak, tail] = [of.unit / median, of.logPeak - Math.log(median), of.tail];
  const whole = Math.floor(tail);
  const [half, quarter] = [tail % 0.5 >= 0.25 ? tail - 0.25 - whole : tail - whole, tail % 0.5];
  for (let i = 0; i < result.length; i++) {
    const x = (sizes[i] ?? 0) * unit;
    if (of.family === 'student') result[i] = peak - ((tail + 1) / 2) * Math.log1p((x * x) / tail);
    else {
      const root = half > 0 || quarter > 0 ? Math.sqrt(x) : 1;
      result[i] = peak - (whole === 2 ? x * x : x) * (half > 0 ? root : 1) * (quarter > 0 ? Math.sqrt(root) : 1);
    }
  }
}

function shape(family: Shape['family'], ...numbers: readonly [number, number, number, number, number]): Shape {
  const [tail, unit, at98, at998, logPeak] = numbers;
  return { family, tail, unit, at98, at998, logPeak };
}
