import type { BenchCase } from '../benchCase.ts';
import { additiveRecipes } from './additiveRecipe.ts';
import { generateAdditive } from './generateAdditive.ts';
import { seeds } from './seeds.ts';

export interface GeneratedSet {
  readonly set: string;
  readonly cases: Iterable<BenchCase>;
}

const counts = { S: 200, L: 200, SB: 200, S0: 200, H: 3 } as const;

/** Every additive set twice: `-dev` by the development seed, `-new` by the one that nothing was chosen on. */
export function additiveSets(): readonly GeneratedSet[] {
  return (['S', 'L', 'SB', 'S0', 'H'] as const).flatMap((name) => [
    { set: `${name}-dev`, cases: generateAdditive(additiveRecipes[name], seeds.development, counts[name]) },
    { set: `${name}-new`, cases: generateAdditive(additiveRecipes[name], seeds.report, counts[name]) },
  ]);
}
