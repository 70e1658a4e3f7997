import type { Rng } from '#core/base/rng.ts';
import type { Element } from '#core/rootcause/space.ts';
import type { AdditiveRecipe } from './additiveRecipe.ts';
import { drawBetween, drawCount } from './drawBetween.ts';

const mostAttempts = 200;

export interface Anomaly {
  readonly dims: readonly number[];
  readonly elements: readonly Element[];
  readonly severity: number;
  readonly deviation: number;
}

/**
 * The anomalies of a case: no two share an element's value in a dimension, nor all their dimensions unless those are all
 * there are.
 *
 * Shapes   leavesIn: how many leaves with a value an element holds.
 */
export function drawAnomalies(
  rng: Rng,
  recipe: AdditiveRecipe,
  noise: number,
  leavesIn: (element: Element) => number,
): readonly Anomaly[] {
  const anomalies: Anomaly[] = [];
  const count = drawCount(rng, recipe.anomalies);
  while (anomalies.length < count) {
    const layer = drawCount(rng, recipe.layers);
    const howMany = drawCount(rng, recipe.elements);
    const severity = drawBetween(rng, recipe.severity) + noise;
    const deviation = drawBetween(rng, recipe.deviation);
    const elements = drawElements(rng, recipe, { layer, howMany, earlier: anomalies }, leavesIn);
    if (elements === null) continue;
    anomalies.push({ dims: (elements[0] ?? []).map(([dimension]) => dimension), elements, severity, deviation });
  }
  return anomalies;
}

interface Wanted {
  readonly layer: number;
  readonly howMany: number;
  readonly earlier: readonly Anomaly[];
}

/** Null where none are left: the earlier anomalies may hold every value of a dimension. */
function drawElements(
  rng: Rng,
  recipe: AdditiveRecipe,
  wanted: Wanted,
  leavesIn: (element: Element) => number,
): readonly Element[] | null {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const elements = tryElements(rng, recipe, wanted);
    if (elements?.every((element) => leavesIn(element) >= recipe.leastLeaves)) return elements;
  }
  return null;
}

function tryElements(
  rng: Rng,
  { sizes }: AdditiveRecipe,
  { layer, howMany, earlier }: Wanted,
): readonly Element[] | null {
  const dims = drawDims(rng, sizes.length, layer);
  const all = layer === sizes.length;
  if (!all && earlier.some((other) => other.dims.join() === dims.join())) return null;
  const columns = dims.map((dimension) => {
    const used = new Set(earlier.flatMap(({ elements }) => elements.flatMap((one) => valueIn(one, dimension))));
    const free = Array.from({ length: sizes[dimension] ?? 0 }, (_, value) => value).filter((v) => !used.has(v));
    return Array.from({ length: howMany }, () => free[Math.floor(free.length * rng.uniform())]);
  });
  const elements = Array.from({ length: howMany }, (_, at) =>
    dims.flatMap((dimension, j): Element => {
      const value = columns[j]?.[at];
      return value === undefined ? [] : [[dimension, value]];
    }),
  );
  const whole = elements.every((element) => element.length === layer);
  return whole && new Set(elements.map((element) => element.join())).size === howMany ? elements : null;
}

function valueIn(element: Element, dimension: number): readonly number[] {
  return element.filter(([other]) => other === dimension).map(([, value]) => value);
}

/** Ascending. */
function drawDims(rng: Rng, count: number, layer: number): readonly number[] {
  const left = Array.from({ length: count }, (_, dimension) => dimension);
  const drawn = Array.from({ length: layer }, () => left.splice(Math.floor(left.length * rng.uniform()), 1)[0] ?? 0);
  return drawn.sort((a, b) => a - b);
}
