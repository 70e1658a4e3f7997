import type { Rng } from '#core/base/rng.ts';
import { rankOf, residualsOn } from '#core/stats/leastSquares.ts';
import { twoSided, z95 } from '#core/stats/normal.ts';
import type { Interval } from '#core/stats/proportions.ts';

export interface InfluenceTask {
  /** One value per day, null where there is none; both from the same first day. */
  readonly driver: readonly (number | null)[];
  readonly outcome: readonly (number | null)[];
  /** The driver may lead by up to so many days. */
  readonly maxLag?: number;
  readonly rng: Rng;
  readonly permutations?: number;
}

/** At one lag: how a day of the driver goes with the outcome so many days later. */
export interface LagCorrelation extends Interval {
  readonly lag: number;
  readonly r: number;
  /** Days that the pairs are worth, after what lingers from day to day. */
  readonly effectiveN: number;
}

export type Influence =
  | {
      readonly verdict: 'related' | 'not-related';
      readonly strongest: LagCorrelation;
      readonly byLag: readonly LagCorrelation[];
      /** The chance of as strong a correlation at any lag where there is no influence. */
      readonly p: number;
    }
  | {
      readonly verdict: 'not-enough-data';
      /** What the data would show if there were more of them; null for too few days even for that. */
      readonly strongest: LagCorrelation | null;
      readonly byLag: readonly LagCorrelation[];
      readonly p: number | null;
    };

const leastPairs = 42;
const strong = 0.5;
/** What bends no faster than once in so many days counts as season or level, not as influence. */
const knotDays = 28;
const blockDays = 14;

/**
 * Whether one metric moves with another, and how many days later; a statement about going together, never a cause.
 *
 * From both series go weekday, trend, and all that moves as slowly as a season (waves of 8 weeks and longer).
 * What is left is correlated at each lag; the interval is Fisher's with the effective number of days; the p-value is
 * that of the strongest of all lags: how often shuffled fortnights of the driver reach it, or what the effective
 * number of days says, whichever is larger (shuffling alone forgets what lingers across its seams).
 *
 * related           p ≤ 0.05 and 0 is outside the strongest lag's interval
 * not-related       p > 0.05, and no lag's interval reaches ±0.5
 * not-enough-data   under 42 pairs of days, a series that never moves by itself, or neither of the above
 *
 * Source   effective number: M. S. Bartlett (1935), G. V. Bayley and J. M. Hammersley (1946), J. R. Stat. Soc. Suppl.
 *          8(2), 184–197. Season by splines: K. Bhaskaran et al. (2013), Time series regression studies in
 *          environmental epidemiology, Int. J. Epidemiol. 42(4), 1187–1195. Interval: R. A. Fisher (1921); many
 *          lags: Z. Šidák (1967).
 */
export function testInfluence(task: InfluenceTask): Influence {
  const steps = influenceSteps(task);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in small steps, so that whoever runs it can rest between them. */
export function* influenceSteps(task: InfluenceTask): Generator<void, Influence> {
  const { driver, outcome, maxLag = 14, rng, permutations = 499 } = task;
  const x = detrended(driver);
  const y = detrended(outcome);
  const byLag = lagsUpTo(maxLag).flatMap((lag) => correlationAt(x, y, lag));
  const [first] = byLag;
  if (first === undefined) return { verdict: 'not-enough-data', strongest: null, byLag, p: null };
  const strongest = byLag.reduce((best, each) => (Math.abs(each.r) > Math.abs(best.r) ? each : best), first);
  const shuffledP = yield* chanceOf(Math.abs(strongest.r), x, y, { maxLag, rng, permutations });
  const p = Math.max(shuffledP, chanceAtAnyLag(strongest, byLag.length));
  const isApartFromZero = strongest.low > 0 || strongest.high < 0;
  if (p <= 0.05 && isApartFromZero) return { verdict: 'related', strongest, byLag, p };
  const couldBeStrong = byLag.some(({ low, high }) => Math.max(-low, high) > strong);
  return { verdict: p > 0.05 && !couldBeStrong ? 'not-related' : 'not-enough-data', strongest, byLag, p };
}

interface Detrended {
  readonly values: readonly (number | null)[];
  /** Share of its days that the fit left free. */
  readonly free: number;
}

/** Nothing but nulls where the fit explains all of it. */
function detrended(series: readonly (number | null)[]): Detrended {
  const days = series.flatMap((value, day) => (value === null ? [] : [day]));
  const values = series.filter((value) => value !== null);
  const columns = fitted(series.length).map((column) => days.map((day) => column(day)));
  const rest = residualsOn(columns, values);
  const isStill = squares(rest) <= 1e-18 * squares(values);
  const left = new Map(days.map((day, at) => [day, rest[at] ?? 0]));
  return {
    values: series.map((_, day) => (isStill ? null : (left.get(day) ?? null))),
    free: isStill ? 0 : 1 - rankOf(columns) / days.length,
  };
}

/** Level, weekday, and a cubic spline: a smooth curve free to bend once in four weeks. */
function fitted(length: number): readonly ((day: number) => number)[] {
  const knots = Array.from({ length: Math.max(0, Math.round(length / knotDays) - 1) }, (_, at) => (at + 1) * knotDays);
  return [
    () => 1,
    ...Array.from({ length: 6 }, (_, weekday) => (day: number) => (day % 7 === weekday ? 1 : 0)),
    ...[1, 2, 3].map((power) => (day: number) => ((2 * day) / length - 1) ** power),
    ...knots.map((knot) => (day: number) => (Math.max(0, day - knot) / length) ** 3),
  ];
}

function correlationAt(x: Detrended, y: Detrended, lag: number): readonly LagCorrelation[] {
  const { r, pairs } = correlate(x.values, y.values, lag);
  if (pairs < leastPairs) return [];
  const effectiveN = Math.max(4, pairs * Math.min(x.free, y.free) * worth(x.values, y.values, pairs));
  const reach = z95 / Math.sqrt(effectiveN - 3);
  const z = Math.atanh(Math.min(1 - 1e-12, Math.max(-1 + 1e-12, r)));
  return [{ lag, r, effectiveN, low: Math.tanh(z - reach), high: Math.tanh(z + reach) }];
}

/** What one pair counts for, at most 1: 1 ÷ (1 + 2 Σ (1 − k/n) ρx(k) ρy(k)). */
function worth(x: readonly (number | null)[], y: readonly (number | null)[], pairs: number): number {
  let inflation = 1;
  for (let k = 1; k <= Math.min(28, pairs / 4); k++) {
    inflation += 2 * (1 - k / pairs) * correlate(x, x, k).r * correlate(y, y, k).r;
  }
  return 1 / Math.max(1, inflation);
}

/** Of what is paired only; 0 where one side does not move. */
function correlate(x: readonly (number | null)[], y: readonly (number | null)[], lag: number) {
  let [xy, xx, yy, pairs] = [0, 0, 0, 0];
  for (let day = 0; day + lag < y.length; day++) {
    const [a, b] = [x[day] ?? null, y[day + lag] ?? null];
    if (a === null || b === null) continue;
    xy += a * b;
    xx += a * a;
    yy += b * b;
    pairs += 1;
  }
  return { r: xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0, pairs };
}

/** What the effective number of days says of the strongest of so many lags, taken as if apart from each other. */
function chanceAtAnyLag({ r, effectiveN }: LagCorrelation, lags: number): number {
  const alone = twoSided(Math.atanh(Math.min(1 - 1e-12, Math.abs(r))) * Math.sqrt(effectiveN - 3));
  return -Math.expm1(lags * Math.log1p(-Math.min(alone, 1 - 1e-15)));
}

type Shuffle = Required<Pick<InfluenceTask, 'maxLag' | 'rng' | 'permutations'>>;

/** Fortnights of the driver change places; a part of one at its end stays there. */
function* chanceOf(
  size: number,
  x: Detrended,
  y: Detrended,
  { maxLag, rng, permutations }: Shuffle,
): Generator<void, number> {
  const blocks = Math.floor(x.values.length / blockDays);
  const tail = x.values.slice(blocks * blockDays);
  let reached = 1;
  for (let turn = 0; turn < permutations; turn++) {
    const order = shuffled(blocks, rng);
    const mixed = order.flatMap((block) => x.values.slice(block * blockDays, (block + 1) * blockDays)).concat(tail);
    const isReached = lagsUpTo(maxLag).some((lag) => Math.abs(correlate(mixed, y.values, lag).r) >= size);
    if (isReached) reached += 1;
    yield;
  }
  return reached / (permutations + 1);
}

/** Source   R. A. Fisher and F. Yates, as by R. Durstenfeld (1964), Algorithm 235. */
function shuffled(length: number, rng: Rng): readonly number[] {
  const order = Array.from({ length }, (_, at) => at);
  for (let at = length - 1; at > 0; at--) {
    const other = Math.floor(rng.uniform() * (at + 1));
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  return order;
}

const lagsUpTo = (maxLag: number) => Array.from({ length: maxLag + 1 }, (_, lag) => lag);

const squares = (values: readonly number[]) => values.reduce((total, value) => total + value * value, 0);
