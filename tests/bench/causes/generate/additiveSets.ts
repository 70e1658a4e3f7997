import type { BenchCase } from '../benchCase.ts';
import { countHidden } from '../hiddenLeaves.ts';
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
    { set: `${name}-dev`, cases: generateAdditive(additiveRecipes[name], seeds.additive.development, counts[name]) },
    { set: `${name}-new`, cases: generateAdditive(additiveRecipes[name], seeds.additive.report, counts[name]) },
  ]);
}

/** What nobody can find in the sets whose anomalies may be single leaves. */
export function tellHidden(): readonly string[] {
  return additiveSets()
    .filter(({ set }) => set.startsWith('S-') || set.startsWith('SB-') || set.startsWith('L-'))
    .map(({ set, cases }) => {
      const { labels, hidden, bestF1 } = countHidden(cases);
      return `${set}: ${hidden} of ${labels} labels are single leaves inside the noise; F1 without them ${bestF1.toFixed(3)}`;
    });
}
