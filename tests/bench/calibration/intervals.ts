import { drawChance, drawNormal } from '#core/base/draw.ts';
import type { Rng } from '#core/base/rng.ts';
import { blockBootstrap, type DaySample } from '#core/stats/bootstrap.ts';
import { bootstrapInterval } from '#core/stats/bootstrapInterval.ts';
import { median } from '#core/stats/centre.ts';
import { overdispersion } from '#core/stats/laney.ts';
import { z95 } from '#core/stats/normal.ts';
import { mantelHaenszel } from '#core/stats/oddsRatio.ts';
import { newcombeInterval, type Proportion, wilsonInterval } from '#core/stats/proportions.ts';
import { type Part, pairedRatioChange, ratioChange, ratioOfSums } from '#core/stats/ratioOfSums.ts';
import { aalenJohansen, curveInterval } from '#core/stats/survival.ts';
import { coverage, drawBinomial, lingering, logistic, type Section } from './measure.ts';

const target = { low: 0.93, high: 0.97 };

/** Intervals that claim 95 %, on data drawn from a known truth. */
export function intervalSection(): Section {
  return {
    title: '95 % intervals: share that holds the truth',
    lines: [
      coverage('one proportion, n = 200 (Wilson)', 4_000, target, (rng) => {
        const p = 0.6 + 0.35 * rng.uniform();
        return { truth: p, interval: wilsonInterval({ hits: drawBinomial(rng, 200, p), n: 200 }) };
      }),
      coverage('two proportions, n = 300 and 200 (Newcombe)', 4_000, target, (rng) => {
        const [p, q] = [0.6 + 0.3 * rng.uniform(), 0.6 + 0.3 * rng.uniform()];
        const from = { hits: drawBinomial(rng, 300, p), n: 300 };
        return { truth: q - p, interval: newcombeInterval(from, { hits: drawBinomial(rng, 200, q), n: 200 }) };
      }),
      coverage('two proportions of 28 days, rates wander (Newcombe × σz)', 2_000, target, wanderingRates),
      coverage('odds × ¼ to 4 in 6 strata, rows × 3 (Mantel–Haenszel)', 4_000, target, oddsOf(60, 3)),
      coverage('odds × ¼ to 4 in 6 strata, rows ÷ 3 (Mantel–Haenszel)', 4_000, target, oddsOf(60, 1 / 3)),
      coverage('odds × ¼ to 4 in 60 strata of 6 rows (Mantel–Haenszel)', 4_000, target, oddsOf(6, 1, 60)),
      coverage('ratio of sums, 28 days (delta method)', 4_000, target, (rng) => {
        const days = unevenDays(rng, 28, 2);
        return { truth: 2, interval: ratioOfSums(days) };
      }),
      coverage('change of a ratio of sums, 28 and 14 days (delta)', 4_000, target, (rng) => {
        return { truth: 0.5, interval: ratioChange(unevenDays(rng, 28, 2), unevenDays(rng, 14, 2.5)) };
      }),
      coverage('the same agents in both periods, 15 (paired delta)', 4_000, target, sameAgents),
      coverage('level of 28 days, from day to day 0.3 (bootstrap)', 1_000, target, levelOf(28)),
      coverage('level of 56 days, from day to day 0.3 (bootstrap)', 1_000, target, levelOf(56)),
      coverage('level of 182 days, from day to day 0.3 (bootstrap)', 1_000, target, levelOf(182)),
      coverage('change of medians, 56 and 28 days (bootstrap)', 1_000, target, changeOfMedians),
      coverage('change of a rate of rates, 56 and 28 days (bootstrap)', 1_000, target, changeOfProducts),
      coverage('share resolved by an age, 3 ends (Aalen–Johansen)', 2_000, target, shareByAge),
    ],
  };
}

function wanderingRates(rng: Rng) {
  const day = (): Proportion => {
    const n = 60 + Math.floor(40 * rng.uniform());
    return { hits: drawBinomial(rng, n, logistic(1.2 + 0.35 * drawNormal(rng))), n };
  };
  const [from, to] = [Array.from({ length: 28 }, day), Array.from({ length: 28 }, day)];
  const total = (days: readonly Proportion[]): Proportion => ({
    hits: days.reduce((sum, { hits }) => sum + hits, 0),
    n: days.reduce((sum, { n }) => sum + n, 0),
  });
  return {
    truth: 0,
    interval: newcombeInterval(total(from), total(to), z95 * (overdispersion([...from, ...to]) ?? 1)),
  };
}

/** Strata of about `rows` in the baseline and `growth` times as many after, that have the change of odds in common. */
const oddsOf =
  (rows: number, growth: number, count = 6) =>
  (rng: Rng) => {
    const truth = Math.log(4) * (2 * rng.uniform() - 1);
    const strata = Array.from({ length: count }, () => {
      const level = 0.8 + 0.8 * drawNormal(rng);
      const n0 = Math.max(1, Math.round(rows * (0.5 + rng.uniform())));
      const n1 = Math.max(1, Math.round(n0 * growth));
      return { x0: drawBinomial(rng, n0, logistic(level)), n0, x1: drawBinomial(rng, n1, logistic(level + truth)), n1 };
    });
    const odds = mantelHaenszel(strata);
    if (odds === null) return { truth, interval: null };
    const width = z95 * Math.sqrt(odds.variance);
    return { truth, interval: { low: odds.value - width, high: odds.value + width } };
  };

function unevenDays(rng: Rng, length: number, level: number): readonly Part[] {
  return Array.from({ length }, () => {
    const den = 50 + Math.floor(50 * rng.uniform());
    return { num: den * (level + 0.4 * drawNormal(rng)), den };
  });
}

function sameAgents(rng: Rng) {
  const agents = Array.from({ length: 15 }, () => {
    const own = 0.7 + 0.1 * drawNormal(rng);
    const side = (level: number): Part => {
      const den = 30 + Math.floor(30 * rng.uniform());
      return { num: den * (level + 0.03 * drawNormal(rng)), den };
    };
    return { baseline: side(own), current: side(own + 0.02) };
  });
  return { truth: 0.02, interval: pairedRatioChange(agents) };
}

const read = (values: readonly number[], days: DaySample | undefined) =>
  Array.from(days ?? [], (day) => values[day] ?? 0);

const levelOf = (length: number) => (rng: Rng) => {
  const values = lingering(rng, length, 0.3);
  const statistic = ([days]: readonly DaySample[]) => read(values, days).reduce((a, b) => a + b, 0) / length;
  return { truth: 0, interval: bootstrapInterval(blockBootstrap({ lengths: [length], statistic, rng })) };
};

function changeOfMedians(rng: Rng) {
  const [from, to] = [lingering(rng, 56, 0.3), lingering(rng, 28, 0.3).map((value) => value + 1)];
  const statistic = ([a, b]: readonly DaySample[]) => median(read(to, b)) - median(read(from, a));
  return { truth: 1, interval: bootstrapInterval(blockBootstrap({ lengths: [56, 28], statistic, rng })) };
}

/** (Σa ÷ Σb) · (Σc ÷ Σd), as a tree would have it. */
function changeOfProducts(rng: Rng) {
  const series = (length: number, level: number) => {
    const [first, second] = [lingering(rng, length, 0.3), lingering(rng, length, 0.3)];
    return first.map((value, day) => {
      const size = 80 + 40 * rng.uniform();
      return { a: size * (level + 0.05 * value), b: size, c: size * (0.5 + 0.04 * (second[day] ?? 0)), d: size };
    });
  };
  const [from, to] = [series(56, 0.7), series(28, 0.8)];
  const product = (days: ReturnType<typeof series>, sample: DaySample | undefined) => {
    let [a, b, c, d] = [0, 0, 0, 0];
    for (const day of sample ?? []) {
      a += days[day]?.a ?? 0;
      b += days[day]?.b ?? 0;
      c += days[day]?.c ?? 0;
      d += days[day]?.d ?? 0;
    }
    return (a / b) * (c / d);
  };
  const statistic = ([x, y]: readonly DaySample[]) => product(to, y) - product(from, x);
  return { truth: 0.05, interval: bootstrapInterval(blockBootstrap({ lengths: [56, 28], statistic, rng })) };
}

function shareByAge(rng: Rng) {
  const lives = Array.from({ length: 150 }, () => {
    const time = -Math.log(1 - rng.uniform());
    const seen = 2.5 * rng.uniform();
    const event = drawChance(rng, 0.6) ? 0 : drawChance(rng, 0.5) ? 1 : 2;
    return time <= seen ? { time, event } : { time: seen, event: null };
  });
  return { truth: 0.6 * (1 - Math.exp(-1)), interval: curveInterval(aalenJohansen(lives, 0), 1, 0) };
}
