import { drawChance, drawNormal } from '#core/base/draw.ts';
import { createRng, type Rng } from '#core/base/rng.ts';
import type { Element } from '#core/rootcause/space.ts';
import { type BenchCase, writeElement } from '../benchCase.ts';
import type { AdditiveRecipe } from './additiveRecipe.ts';
import { type Anomaly, drawAnomalies } from './drawAnomalies.ts';
import { drawBetween, drawWeibull } from './drawBetween.ts';
import { drawLeafCodes } from './leafCodes.ts';

const scale = 100;
const zeros = [0, 0.25] as const;
const weibull = [0.5, 1] as const;

interface Values {
  readonly observed: Float64Array;
  readonly expected: Float64Array;
}

/** The cases of an additive set, one at a time: the same seed gives the same cases. */
export function* generateAdditive(recipe: AdditiveRecipe, seed: number, count: number): Generator<BenchCase> {
  const rng = createRng(seed);
  const codes = drawLeafCodes(rng.split('leaves'), recipe);
  for (let i = 0; i < count; i++) yield generateCase(rng.split(i), recipe, codes, `${seed}-${i}`);
}

function generateCase(rng: Rng, recipe: AdditiveRecipe, codes: readonly Uint16Array[], id: string): BenchCase {
  const dims = recipe.sizes.map((_, j) => String.fromCharCode(97 + j));
  const values = recipe.sizes.map((size, j) => Array.from({ length: size }, (_, value) => `${dims[j]}${value + 1}`));
  const noise = drawBetween(rng, recipe.noise);
  const of = drawValues(rng, codes[0]?.length ?? 0, noise);
  const filled = (element: Element) => leavesOf(codes, element).filter((leaf) => of.observed[leaf] !== 0).length;
  const anomalies = drawAnomalies(rng, recipe, noise, filled);
  const sum = (numbers: Float64Array): number => numbers.reduce((total, value) => total + value, 0);
  const common = sum(of.observed) > sum(of.expected);
  for (const anomaly of anomalies) {
    plant(rng, of, codes, anomaly, recipe.directions === 'both' ? drawChance(rng, 0.5) : common);
  }
  const label = anomalies.flatMap(({ elements }) => elements.map((element) => writeElement({ dims, values }, element)));
  return { id, dims, values, codes, measures: { kind: 'additive', ...of }, label: new Set(label) };
}

/** Either side carries the error of the forecast, by the toss of a coin. */
function drawValues(rng: Rng, leaves: number, noise: number): Values {
  const [zeroShare, shape] = [drawBetween(rng, zeros), drawBetween(rng, weibull)];
  const observed = new Float64Array(leaves);
  const expected = new Float64Array(leaves);
  for (let leaf = 0; leaf < leaves; leaf++) {
    if (drawChance(rng, zeroShare)) continue;
    const value = scale * drawWeibull(rng, shape);
    const other = value * (1 + noise * drawNormal(rng));
    const swapped = drawChance(rng, 0.5);
    observed[leaf] = swapped ? other : value;
    expected[leaf] = Math.max(0, swapped ? value : other);
  }
  return { observed, expected };
}

/** Inside the anomaly the one side is the other less its severity, without the noise that was there. */
function plant(rng: Rng, of: Values, codes: readonly Uint16Array[], anomaly: Anomaly, up: boolean): void {
  const [from, to] = up ? [of.observed, of.expected] : [of.expected, of.observed];
  for (const element of anomaly.elements) {
    for (const leaf of leavesOf(codes, element)) {
      const lost = anomaly.severity + anomaly.deviation * drawNormal(rng);
      to[leaf] = Math.max(0, (from[leaf] ?? 0) * (1 - lost));
    }
  }
}

function leavesOf(codes: readonly Uint16Array[], element: Element): readonly number[] {
  const leaves: number[] = [];
  const count = codes[0]?.length ?? 0;
  for (let leaf = 0; leaf < count; leaf++) {
    if (element.every(([dimension, value]) => codes[dimension]?.[leaf] === value)) leaves.push(leaf);
  }
  return leaves;
}
