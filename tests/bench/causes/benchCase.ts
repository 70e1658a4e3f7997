import { gatherLeaves } from '#core/rootcause/gatherLeaves.ts';
import { searchCauses } from '#core/rootcause/searchCauses.ts';
import { type Element, layoutSpace } from '#core/rootcause/space.ts';
import { weighAdditive } from '#core/rootcause/weighAdditive.ts';
import { weighRatio } from '#core/rootcause/weighRatio.ts';

/** One analysis with its answer; labels are elements written `dim=value&dim=value` in the order of the dimensions. */
export interface BenchCase {
  readonly id: string;
  readonly dims: readonly string[];
  readonly values: readonly (readonly string[])[];
  readonly codes: readonly ArrayLike<number>[];
  readonly measures: BenchMeasures;
  readonly label: ReadonlySet<string>;
}

export type BenchMeasures =
  | { readonly kind: 'additive'; readonly observed: ArrayLike<number>; readonly expected: ArrayLike<number> }
  | {
      readonly kind: 'ratio';
      readonly x0: ArrayLike<number>;
      readonly n0: ArrayLike<number>;
      readonly x1: ArrayLike<number>;
      readonly n1: ArrayLike<number>;
    };

/** Runs the search on a case; the time is the algorithm's, from rows in memory to causes. */
export function runCase(of: BenchCase): { readonly found: ReadonlySet<string>; readonly ms: number } {
  const start = performance.now();
  const space = layoutSpace(of.values.map((values) => values.length));
  const steps = searchCauses(space, ...weighCase(of, space));
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  const ms = performance.now() - start;
  return { found: new Set(step.value.map(({ element }) => writeElement(of, element))), ms };
}

function weighCase({ codes, measures }: BenchCase, space: ReturnType<typeof layoutSpace>) {
  if (measures.kind === 'additive') {
    const { observed, expected } = measures;
    const leaves = gatherLeaves(space, codes, { observed, expected });
    return [leaves.cells, weighAdditive(leaves.measures)] as const;
  }
  const { x0, n0, x1, n1 } = measures;
  const leaves = gatherLeaves(space, codes, { x0, n0, x1, n1 });
  return [leaves.cells, weighRatio(leaves.measures)] as const;
}

export function writeElement({ dims, values }: Pick<BenchCase, 'dims' | 'values'>, element: Element): string {
  return element.map(([j, value]) => `${dims[j] ?? ''}=${values[j]?.[value] ?? ''}`).join('&');
}

/** Labels as the data sets write them: any order, doubles count once, an empty text means nothing happened. */
export function readLabel(dims: readonly string[], text: string): ReadonlySet<string> {
  const place = (pair: string): number => dims.indexOf(pair.slice(0, pair.indexOf('=')));
  const elements = text.split(';').filter((element) => element.trim() !== '');
  return new Set(
    elements.map((element) =>
      element
        .trim()
        .split('&')
        .toSorted((a, b) => place(a) - place(b))
        .join('&'),
    ),
  );
}
