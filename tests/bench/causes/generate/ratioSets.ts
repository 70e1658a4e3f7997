import { createRng, type Rng } from '#core/base/rng.ts';
import type { Element } from '#core/rootcause/space.ts';
import { type BenchCase, type BenchPair, writeElement } from '../benchCase.ts';
import type { GeneratedSet } from './additiveSets.ts';
import { createDesk, drawPeriod, type Happening, holds, type RatioDesk } from './ratioDesk.ts';
import { seeds } from './seeds.ts';

/** What a set plants and what it asks for. */
interface Plan {
  readonly name: string;
  readonly cases: number;
  readonly causes: boolean;
  /** Most elements whose rows are multiplied. */
  readonly mixShifts: number;
  readonly asks: 'rate' | 'volume';
  readonly drift: number;
}

const ratioPlans: readonly Plan[] = [
  { name: 'R1', cases: 200, causes: true, mixShifts: 2, asks: 'rate', drift: 0 },
  { name: 'R0', cases: 200, causes: false, mixShifts: 0, asks: 'rate', drift: 0 },
  { name: 'RM rate', cases: 100, causes: false, mixShifts: 1, asks: 'rate', drift: 0 },
  { name: 'RM volume', cases: 100, causes: false, mixShifts: 1, asks: 'volume', drift: 0 },
  ...[0.03, 0.06, 0.1].flatMap((drift): readonly Plan[] => [
    { name: `RD ${drift} null`, cases: 150, causes: false, mixShifts: 0, asks: 'rate', drift },
    { name: `RD ${drift}`, cases: 150, causes: true, mixShifts: 1, asks: 'rate', drift },
  ]),
];

/** Cases of one desk, which have its history in common. */
const casesOfDesk = 10;
const pairs = 8;

/** Every ratio set twice: `-dev` by the development seed, `-new` by the report seed. */
export function ratioSets(): readonly GeneratedSet[] {
  return ratioPlans.flatMap((plan) => [
    { set: `${plan.name}-dev`, cases: lazily(() => drawRatioSet(plan, seeds.ratio.development)) },
    { set: `${plan.name}-new`, cases: lazily(() => drawRatioSet(plan, seeds.ratio.report)) },
  ]);
}

function lazily(draw: () => readonly BenchCase[]): Iterable<BenchCase> {
  return { [Symbol.iterator]: () => draw()[Symbol.iterator]() };
}

/** The cases of a set; the same seed gives the same cases. */
function drawRatioSet(plan: Plan, seed: number): readonly BenchCase[] {
  const root = createRng(seed)
    .split(plan.name.replace(/ .*/, ''))
    .split(plan.causes ? 'causes' : 'none')
    .split(`${plan.drift}`);
  return Array.from({ length: plan.cases / casesOfDesk }, (_, at) => {
    const rng = root.split(at);
    const desk = createDesk(rng.split('desk'));
    const history = plan.drift > 0 ? drawHistory(rng.split('history'), desk, plan.drift) : [];
    return Array.from({ length: casesOfDesk }, (__, one) =>
      drawCase(rng.split(one), desk, plan, history, `${at * casesOfDesk + one}`),
    );
  }).flat();
}

const dims = ['channel', 'product', 'topic', 'country', 'tier'];

function valuesOf({ sizes }: RatioDesk): readonly (readonly string[])[] {
  return sizes.map((size) => Array.from({ length: size }, (_, value) => `v${value}`));
}

function drawHistory(rng: Rng, desk: RatioDesk, drift: number): readonly BenchPair[] {
  return Array.from({ length: pairs }, (_, pair) => {
    const of = rng.split(pair);
    const before = drawPeriod(of.split('before'), desk, [], 0);
    const after = drawPeriod(of.split('after'), desk, [], drift);
    return { dims, values: valuesOf(desk), codes: desk.codes, x0: before.x, n0: before.n, x1: after.x, n1: after.n };
  });
}

function drawCase(rng: Rng, desk: RatioDesk, plan: Plan, history: readonly BenchPair[], id: string): BenchCase {
  const causes = plan.causes ? drawCauses(rng.split('causes'), desk) : [];
  const shifts = drawShifts(rng.split('shifts'), desk, plan.mixShifts);
  const before = drawPeriod(rng.split('before'), desk, [], 0);
  const after = drawPeriod(rng.split('after'), desk, [...causes, ...shifts], plan.drift);
  const named = { dims, values: valuesOf(desk) };
  return {
    id,
    ...named,
    codes: desk.codes,
    measures: { kind: 'ratio', x0: before.x, n0: before.n, x1: after.x, n1: after.n, history, asks: plan.asks },
    label: new Set((plan.asks === 'rate' ? causes : shifts).map(({ element }) => writeElement(named, element))),
  };
}

/** One to three, of either sign, that share no value. */
function drawCauses(rng: Rng, desk: RatioDesk): readonly Happening[] {
  const count = 1 + Math.floor(3 * rng.uniform());
  const causes: Happening[] = [];
  while (causes.length < count) {
    const element = drawElement(rng, desk);
    const shares = causes.some((other) => other.element.some(([j, v]) => element.some(([k, w]) => j === k && v === w)));
    if (shares) continue;
    const size = 0.5 + rng.uniform();
    causes.push({ element, logit: rng.uniform() < 0.5 ? -size : size, growth: 1 });
  }
  return causes;
}

function drawShifts(rng: Rng, desk: RatioDesk, most: number): readonly Happening[] {
  return Array.from({ length: most }, () => ({
    element: drawElement(rng, desk),
    logit: 0,
    growth: 1.5 + 1.5 * rng.uniform(),
  }));
}

/** An element of one to three dimensions that holds 1 to 35 % of the rows. */
function drawElement(rng: Rng, desk: RatioDesk): Element {
  const all = desk.volume.reduce((sum, one) => sum + one, 0);
  for (;;) {
    const depth = 1 + Math.floor(3 * rng.uniform());
    const order = desk.sizes.map((_, j) => ({ j, at: rng.uniform() })).toSorted((a, b) => a.at - b.at);
    const chosen = order
      .slice(0, depth)
      .map(({ j }) => j)
      .toSorted((a, b) => a - b);
    const element = chosen.map((j) => [j, Math.floor((desk.sizes[j] ?? 1) * rng.uniform())] as const);
    const share = desk.volume.reduce((sum, one, leaf) => sum + (holds(desk, element, leaf) ? one : 0), 0) / all;
    if (share >= 0.01 && share <= 0.35) return element;
  }
}
