import { selectRank } from '#core/rootcause/median.ts';

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
 * Shapes   deviations: between −2 and 2, NaN where a leaf says nothing; of the leaves with `open` = 1. Both sides
 *          together where one has fewer than 30.
 * Cost     O(n).
 */
export function fitNoise(deviations: Float64Array, open?: Uint8Array): Noise {
  const sizes = cleanerSide(deviations, open);
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

/** The sizes of the deviations of one sign, or of both; zeros belong to either. */
function cleanerSide(deviations: Float64Array, open: Uint8Array | undefined): Float64Array {
  const up = new Float64Array(deviations.length);
  const down = new Float64Array(deviations.length);
  let [ups, downs, upTotal, downTotal] = [0, 0, 0, 0];
  for (let i = 0; i < deviations.length; i++) {
    const d = deviations[i] ?? Number.NaN;
    if (open !== undefined && open[i] === 0) continue;
    if (d >= 0) {
      up[ups++] = d;
      upTotal += d;
    }
    if (d <= 0) {
      down[downs++] = -d;
      downTotal -= d;
    }
  }
  const upIsCleaner = upTotal / Math.max(1, ups) <= downTotal / Math.max(1, downs);
  const cleaner = upIsCleaner ? up.subarray(0, ups) : down.subarray(0, downs);
  if (cleaner.length >= leastSide) return cleaner;
  return deviations.filter((d, i) => !Number.isNaN(d) && (open === undefined || open[i] === 1)).map(Math.abs);
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

/** Log of the density of a deviation. */
export function logDensity(noise: Noise, deviation: number): number {
  return logDensities(noise, Float64Array.of(deviation))[0] ?? Number.NaN;
}

/** Of many at once: a power of a quarter is cheaper by roots. */
export function logDensities({ shape: of, median }: Noise, deviations: Float64Array): Float64Array {
  const result = new Float64Array(deviations.length);
  const [unit, peak, tail] = [of.unit / median, of.logPeak - Math.log(median), of.tail];
  const whole = Math.floor(tail);
  const [half, quarter] = [tail % 0.5 >= 0.25 ? tail - 0.25 - whole : tail - whole, tail % 0.5];
  for (let i = 0; i < result.length; i++) {
    const x = Math.abs(deviations[i] ?? Number.NaN) * unit;
    if (of.family === 'student') result[i] = peak - ((tail + 1) / 2) * Math.log1p((x * x) / tail);
    else {
      const root = half > 0 || quarter > 0 ? Math.sqrt(x) : 1;
      result[i] = peak - (whole === 2 ? x * x : x) * (half > 0 ? root : 1) * (quarter > 0 ? Math.sqrt(root) : 1);
    }
  }
  return result;
}

function shape(family: Shape['family'], ...numbers: readonly [number, number, number, number, number]): Shape {
  const [tail, unit, at98, at998, logPeak] = numbers;
  return { family, tail, unit, at98, at998, logPeak };
}
