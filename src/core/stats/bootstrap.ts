import type { Rng } from '#core/base/rng.ts';

/** Days of one window, as places in its own series; a day may come several times. */
export type DaySample = Int32Array;

export interface BootstrapTask {
  /** Days of each window; windows (baseline, current) are resampled apart from each other. */
  readonly lengths: readonly number[];
  /** The number in question, over resampled days: one sample per window. */
  readonly statistic: (windows: readonly DaySample[]) => number;
  readonly rng: Rng;
  /** Days that stay together. By default a week, which keeps every weekday; two in windows of 12 weeks and more. */
  readonly block?: number;
  readonly resamples?: number;
}

export interface Bootstrap {
  /** On the days as they are. */
  readonly estimate: number;
  /** On resampled days, ascending; without those where the statistic was no number. */
  readonly draws: Float64Array;
  readonly windows: readonly BootstrapWindow[];
  /** How skewed the statistic is, from leaving out one block at a time. */
  readonly acceleration: number;
}

export interface BootstrapWindow {
  readonly days: number;
  /** How many blocks fit in. */
  readonly blocks: number;
}

/**
 * Block bootstrap over days: what a number might have been, had other weeks of the same kind been drawn.
 *
 * Blocks are circular, so that every day counts alike.
 *
 * Cost     resamples + number of blocks evaluations of the statistic.
 * Source   D. N. Politis, J. P. Romano (1992), A circular block-resampling procedure for stationary data, in
 *          Exploring the Limits of Bootstrap, Wiley, 263–270. Longer blocks for longer series: P. Hall, J. L.
 *          Horowitz, B.-Y. Jing (1995), Biometrika 82(3), 561–574.
 */
export function blockBootstrap({ lengths, statistic, rng, block, resamples = 1_000 }: BootstrapTask): Bootstrap {
  const days = lengths.map((length) => Int32Array.from({ length }, (_, day) => day));
  const windows = lengths.map((length) => ({ sample: new Int32Array(length), block: block ?? usualBlock(length) }));
  const samples = windows.map(({ sample }) => sample);
  const draws = new Float64Array(resamples);
  for (let draw = 0; draw < resamples; draw++) {
    for (const window of windows) resampleDays(window.sample, window.block, rng);
    draws[draw] = statistic(samples);
  }
  return {
    estimate: statistic(days),
    draws: draws.filter((value) => Number.isFinite(value)).sort(),
    windows: windows.map(({ sample, block: size }) => ({ days: sample.length, blocks: sample.length / size })),
    acceleration: accelerationOf(days, block ?? 7, statistic),
  };
}

const usualBlock = (days: number): number => (days >= 84 ? 14 : 7);

/** Fills a sample with blocks of neighbouring days, the first day following the last. */
export function resampleDays(sample: DaySample, block: number, rng: Rng): void {
  const { length } = sample;
  for (let start = 0; start < length; start += block) {
    const first = Math.floor(rng.uniform() * length);
    const end = Math.min(length, start + block);
    for (let at = start; at < end; at++) sample[at] = (first + at - start) % length;
  }
}

/** Jackknife by blocks: Σ l³ ÷ 6 (Σ l²)^1.5, l = how far the statistic is from the mean without a block. */
function accelerationOf(days: readonly DaySample[], block: number, statistic: BootstrapTask['statistic']): number {
  let squares = 0;
  let cubes = 0;
  days.forEach((window, which) => {
    if (window.length < 2 * block) return;
    const values: number[] = [];
    for (let start = 0; start + block <= window.length; start += block) {
      const rest = window.filter((day) => day < start || day >= start + block);
      values.push(statistic(days.map((each, at) => (at === which ? rest : each))));
    }
    const middle = values.reduce((total, value) => total + value, 0) / values.length;
    for (const value of values) {
      const off = Number.isFinite(middle) ? (middle - value) * (values.length - 1) : 0;
      squares += (off / values.length) ** 2;
      cubes += (off / values.length) ** 3;
    }
  });
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}

/**
 * Sums of a day × segment table over resampled days: one per segment.
 *
 * Shapes   `table`: day after day, `width` numbers each.
 * Cost     O(days × width).
 */
export function sumOverDays(table: Float64Array, width: number, days: DaySample): Float64Array {
  const totals = new Float64Array(width);
  for (const day of days) {
    for (let at = 0; at < width; at++) totals[at] = (totals[at] ?? 0) + (table[day * width + at] ?? 0);
  }
  return totals;
}
