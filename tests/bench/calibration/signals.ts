import { drawNormal } from '#core/base/draw.ts';
import { createRng, type Rng } from '#core/base/rng.ts';
import { assessAction } from '#core/stats/actionEffect.ts';
import { assessChange } from '#core/stats/assessChange.ts';
import { findLevels } from '#core/stats/changePoints.ts';
import { testInfluence } from '#core/stats/influence.ts';
import { findSignals, naturalLimits, type SignalKind } from '#core/stats/processBehaviour.ts';
import { drawBinomial, type Line, lingering, logistic, rate, type Section } from './measure.ts';

const perSeries = 400_000;

/** Points until the first false signal, limits known: normal numbers, no change. */
function runLength(what: string, kinds: readonly SignalKind[], target: Line['target']): Line {
  const rng = createRng(2_026).split(what);
  const limits = { centre: 0, lower: -3, upper: 3, movingRange: 3 / 2.66, rangeLimit: 3.268 * (3 / 2.66) };
  let recent: number[] = [];
  let runs = 0;
  for (let at = 0; at < perSeries; at++) {
    recent = [...recent.slice(-7), drawNormal(rng)];
    const last = recent.length - 1;
    if (!findSignals(recent, limits).some((signal) => signal.last === last && kinds.includes(signal.kind))) continue;
    runs += 1;
    recent = [];
  }
  return { what, runs, measured: perSeries / runs, target, digits: 1 };
}

/** How often nothing is called something. */
export function signalSections(): readonly Section[] {
  const atMost = (high: number) => ({ low: 0, high });
  return [
    {
      title: 'Process behaviour chart: points until a false signal',
      lines: [
        runLength('one outside (published: 370.4)', ['outside'], { low: 340, high: 402 }),
        runLength('one outside or 8 in a row (published: 152.7)', ['outside', 'run'], { low: 146, high: 160 }),
        runLength('all three rules', ['outside', 'run', 'near'], null),
      ],
    },
    {
      title: 'Claims where nothing happened: share of analyses',
      lines: [
        rate('a new point outside limits of 60 (XmR; 0.27 % if known)', 20_000, atMost(0.006), (rng) => {
          const limits = naturalLimits(Array.from({ length: 60 }, () => drawNormal(rng)));
          const next = drawNormal(rng);
          return limits !== null && (next > limits.upper || next < limits.lower);
        }),
        rate('a change point in 182 days', 1_000, atMost(0.05), (rng) => {
          return findLevels(aroundTwenty(lingering(rng, 182, 0)), 0).length > 1;
        }),
        rate('a change point in 182 days, from day to day 0.5', 1_000, atMost(0.05), (rng) => {
          return findLevels(aroundTwenty(lingering(rng, 182, 0.5)), 0).length > 1;
        }),
        rate('an influence, 182 days, no memory', 600, atMost(0.065), unrelated(0)),
        rate('an influence, 182 days, from day to day 0.5', 600, atMost(0.065), unrelated(0.5)),
        rate('a share beyond its variation, 14 days against 14', 600, atMost(0.065), unmoved(0, 0)),
        rate('the same with a weekly pattern', 600, atMost(0.065), unmoved(0, 0.4)),
        rate('the same, from day to day 0.3', 600, atMost(0.08), unmoved(0.3, 0)),
        rate('the same, from day to day 0.5', 600, atMost(0.1), unmoved(0.5, 0)),
        rate('an action told, 56 and 28 days, from day to day 0.3', 1_000, atMost(0.065), (rng) => {
          const days = lingering(rng, 84, 0.3).map((value) => ({ num: 0.7 + 0.05 * value, den: 1 }));
          const task = { before: days.slice(0, 56), after: days.slice(56), rng, resamples: 500 };
          return assessAction(task).verdict !== 'cannot-tell';
        }),
      ],
    },
    {
      title: 'What did happen and is found: share of analyses',
      lines: [
        rate('an influence of 0.4 three days later, 182 days', 300, null, planted),
        rate('a step of 1.5 sd, 182 days, from day to day 0.3', 1_000, null, steppedUp),
      ],
    },
  ];
}

/** Two fortnights of a share that only wanders, 150 conversations a day, 140 days to learn from. */
const unmoved = (keep: number, weekend: number) => (rng: Rng) => {
  const days = lingering(rng.split('level'), 140, keep).map((level, day) => ({
    n: 150,
    hits: drawBinomial(rng, 150, logistic(1.2 + 0.15 * level - (day % 7 > 4 ? weekend : 0))),
  }));
  const total = (some: typeof days) =>
    some.reduce((all, { hits, n }) => ({ hits: all.hits + hits, n: all.n + n }), { hits: 0, n: 0 });
  const [baseline, current] = [total(days.slice(112, 126)), total(days.slice(126))];
  return assessChange({ kind: 'proportion', baseline, current, days, firstWeekday: 0 }).verdict === 'beyond';
};

const aroundTwenty = (values: readonly number[]) => values.map((value) => 20 + value);

const unrelated = (keep: number) => (rng: Rng) => {
  const season = (value: number, day: number) =>
    value + 4 * Math.sin((2 * Math.PI * day) / 150) + (day % 7 > 4 ? -3 : 0);
  const task = {
    driver: lingering(rng.split('driver'), 182, keep).map(season),
    outcome: lingering(rng.split('outcome'), 182, keep).map(season),
  };
  return testInfluence({ ...task, rng, permutations: 199 }).verdict === 'related';
};

/** The driver's day carries over to the outcome three days later with a correlation of 0.4. */
function planted(rng: Rng): boolean {
  const driver = lingering(rng.split('driver'), 182, 0.3);
  const own = lingering(rng.split('outcome'), 182, 0.3);
  const outcome = own.map((value, day) => 0.4 * (driver[day - 3] ?? 0) + Math.sqrt(0.84) * value);
  const found = testInfluence({ driver, outcome, rng, permutations: 199 });
  return found.verdict === 'related' && found.strongest.lag === 3;
}

/** A step of one and a half standard deviations, found within a week of its day. */
function steppedUp(rng: Rng): boolean {
  const values = aroundTwenty(lingering(rng, 182, 0.3)).map((value, day) => (day < 120 ? value : value + 1.5));
  return findLevels(values, 0).some(({ from }) => Math.abs(from - 120) <= 7);
}
