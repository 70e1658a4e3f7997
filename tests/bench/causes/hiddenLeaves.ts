import type { BenchCase } from './benchCase.ts';

/** Of how many labels how many are hidden, and the F1 of who finds all others and names nothing else. */
export interface HiddenLeaves {
  readonly labels: number;
  readonly hidden: number;
  readonly bestF1: number;
}

/** Labels that are single leaves and deviate, relatively, no more than some leaf to which nothing happened. */
export function countHidden(cases: Iterable<BenchCase>): HiddenLeaves {
  let [labels, hidden] = [0, 0];
  for (const one of cases) {
    labels += one.label.size;
    hidden += hiddenIn(one);
  }
  return { labels, hidden, bestF1: (2 * (labels - hidden)) / (2 * labels - hidden) };
}

type Fixed = readonly (readonly [dimension: number, value: number])[];

function hiddenIn(of: BenchCase): number {
  const elements = [...of.label].map((label) => readElement(of, label));
  const leaves = of.codes[0]?.length ?? 0;
  const single: number[] = [];
  let most = 0;
  for (let leaf = 0; leaf < leaves; leaf++) {
    const holding = elements.filter((fixed) => fixed.every(([j, value]) => of.codes[j]?.[leaf] === value));
    if (holding.some((fixed) => fixed.length === of.dims.length)) single.push(deviationOf(of, leaf));
    else if (holding.length === 0) most = Math.max(most, deviationOf(of, leaf));
  }
  return single.filter((deviation) => deviation <= most).length;
}

function readElement({ dims, values }: BenchCase, label: string): Fixed {
  return label.split('&').map((pair) => {
    const [dim = '', value = ''] = pair.split('=');
    const dimension = dims.indexOf(dim);
    return [dimension, values[dimension]?.indexOf(value) ?? -1] as const;
  });
}

function deviationOf({ measures }: BenchCase, leaf: number): number {
  if (measures.kind !== 'additive') return 0;
  const [from, to] = [measures.expected[leaf] ?? 0, measures.observed[leaf] ?? 0];
  const size = Math.abs(from) + Math.abs(to);
  return size === 0 ? 0 : (2 * Math.abs(to - from)) / size;
}
