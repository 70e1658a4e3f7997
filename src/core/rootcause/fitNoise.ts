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

/**
 * The noise of relative deviations: scale from the median, and the thinnest tail that the 98 % and 99.8 % quantiles of
 * the cleaner side (the one with the smaller mean deviation) do not exceed.
 *
 * Shapes   deviations: between −2 and 2; both sides together where one has fewer than 30.
 * Cost     O(n).
 */
export function fitNoise(deviations: Float64Array): Noise {
  const up = deviations.filter((d) => d >= 0);
  const down = deviations.filter((d) => d <= 0).map(Math.abs);
  const cleaner = meanOf(up) <= meanOf(down) ? up : down;
  const sizes = cleaner.length < leastSide ? deviations.map(Math.abs) : cleaner;
  if (sizes.length === 0) return { shape: widest, median: leastMedian };
  const median = Math.max(leastMedian, quantile(sizes, 0.5));
  const [at98, at998] = [quantile(sizes, 0.98) / median, quantile(sizes, 0.998) / median];
  return { shape: shapes.find((one) => at98 <= one.at98 && at998 <= one.at998) ?? widest, median };
}

/** Log of the density of a deviation. */
export function logDensity({ shape: of, median }: Noise, deviation: number): number {
  const x = (Math.abs(deviation) / median) * of.unit;
  const fall = of.family === 'normal' ? x ** of.tail : ((of.tail + 1) / 2) * Math.log1p((x * x) / of.tail);
  return of.logPeak - fall - Math.log(median);
}

function shape(family: Shape['family'], ...numbers: readonly [number, number, number, number, number]): Shape {
  const [tail, unit, at98, at998, logPeak] = numbers;
  return { family, tail, unit, at98, at998, logPeak };
}

function quantile(values: Float64Array, share: number): number {
  return selectRank(values, Math.floor(share * (values.length - 1)));
}

function meanOf(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0) / Math.max(1, values.length);
}
