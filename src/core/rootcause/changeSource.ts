import type { ByWindow, CauseMeasure, CausePart } from '#core/rootcause/causeQuestion.ts';
import type { ElementIndex } from '#core/rootcause/elementIndex.ts';
import type { LeafEvidence } from '#core/rootcause/evidence.ts';
import { dampScores } from '#core/rootcause/spread.ts';
import { spreadBeside } from '#core/rootcause/spreadBeside.ts';
import { weighAdditive } from '#core/rootcause/weighAdditive.ts';
import { meanScores } from '#core/rootcause/weighMean.ts';
import { ratioScores, type Scores } from '#core/rootcause/weighRatio.ts';
import { volumeScores } from '#core/rootcause/weighVolume.ts';

/** Evidence by layer and leaf: layer 0 is the whole, layer k its k-th part. */
export interface LayerSource {
  readonly kind: LeafEvidence['kind'];
  readonly layers: number;
  /** How much more its parts must explain than a whole for the whole to be given up. */
  readonly patience: number;
  /** Whether what is left must be weighed anew after every single cause. */
  readonly oneByOne: boolean;
  /** Evidence of what nothing explains yet (`open` = 1, by layer and leaf); of odds, u speaks for up and v for down. */
  readonly weigh: (open: readonly Uint8Array[]) => readonly Scores[];
}

/** Two windows: from which to which. */
export type Span = readonly [from: number, to: number];

const mostSpread = 0.25;
/** A real incident hits its parts unequally. */
const unequalParts = 0.8;
const scoring = { kind: 'score', patience: unequalParts, oneByOne: false } as const;

/** Evidence that a number changed inside the leaves, of the whole and of its parts. */
export function changeSource(
  index: ElementIndex,
  whole: CauseMeasure,
  parts: readonly CausePart[],
  span: Span,
): LayerSource {
  if (whole.kind === 'total') return totalSource(whole.amount, span);
  if (whole.kind === 'ratio') return ratioSource(index, whole, parts, span);
  const raw = meanScores(meanLeaves(whole, span));
  const scores = dampedBy(raw, spreadBeside(index, raw));
  return { ...scoring, layers: 1, weigh: ([open]) => [keep(scores, open)] };
}

/** Evidence that a segment's share of all grew or shrank. */
export function volumeSource(index: ElementIndex, n: ByWindow, [from, to]: Span): LayerSource {
  const [n0, n1] = [windowOf(n, from), windowOf(n, to)];
  const all = new Uint8Array(n0.length).fill(1);
  const spread = Math.min(mostSpread, spreadBeside(index, volumeScores(n0, n1, all)));
  const weigh = ([open = all]: readonly Uint8Array[]) => [dampedBy(volumeScores(n0, n1, open), spread)];
  return { ...scoring, layers: 1, oneByOne: true, weigh };
}

/** Against the growth of the median unit: what all segments share is nowhere. */
function totalSource(amount: ByWindow, [from, to]: Span): LayerSource {
  const [before, observed] = [windowOf(amount, from), windowOf(amount, to)];
  const growth = commonGrowth(before, observed);
  const { patience, weigh } = weighAdditive({ expected: before.map((value) => value * growth), observed });
  return {
    ...{ kind: 'odds', layers: 1, patience, oneByOne: false },
    weigh: ([open = new Uint8Array(0)]) => {
      const evidence = weigh(open);
      return evidence.kind === 'odds' ? [{ u: evidence.up, v: evidence.down }] : [evidence];
    },
  };
}

/** The ratio of after to before that half of the amount before lies under; 1 where there is none. */
export function commonGrowth(before: Float64Array, after: Float64Array): number {
  const leaves = [...before.keys()].filter((leaf) => (before[leaf] ?? 0) > 0);
  const ratioOf = (leaf: number): number => (after[leaf] ?? 0) / (before[leaf] ?? 1);
  leaves.sort((a, b) => ratioOf(a) - ratioOf(b));
  let left = leaves.reduce((total, leaf) => total + (before[leaf] ?? 0), 0) / 2;
  const middle = leaves.find((leaf) => {
    left -= before[leaf] ?? 0;
    return left <= 0;
  });
  return middle === undefined ? 1 : ratioOf(middle);
}

type Ratio = Extract<CauseMeasure, { kind: 'ratio' }>;

/**
 * A part that explains itself in a leaf is taken out of the whole there: what is left is judged as if the part's
 * conversations had stayed.
 */
function ratioSource(index: ElementIndex, whole: Ratio, parts: readonly CausePart[], [from, to]: Span): LayerSource {
  const [n0, n1] = [windowOf(whole.n, from), windowOf(whole.n, to)];
  const raw = [whole, ...parts].map(({ x }) => ({ x0: windowOf(x, from), x1: windowOf(x, to) }));
  const own = raw.map(({ x0, x1 }) => ratioScores({ x0, n0, x1, n1 }));
  const spreads = own.map((of) => Math.min(mostSpread, spreadBeside(index, of)));
  const without = (open: readonly Uint8Array[], side: 'x0' | 'x1', n: Float64Array): Float64Array =>
    windowWithout(
      raw.map((of) => of[side]),
      parts,
      open,
    ).map((x, leaf) => Math.min(Math.max(x, 0), n[leaf] ?? 0));
  const weighWhole = (open: readonly Uint8Array[]): Scores | undefined =>
    parts.length === 0 ? own[0] : ratioScores({ x0: without(open, 'x0', n0), n0, x1: without(open, 'x1', n1), n1 });
  const weigh = (open: readonly Uint8Array[]): readonly Scores[] =>
    own.map((of, layer) => dampedBy(keep(layer === 0 ? weighWhole(open) : of, open[layer]), spreads[layer] ?? 0));
  return { ...scoring, layers: own.length, weigh };
}

function windowWithout(
  [whole = new Float64Array(0), ...ofParts]: readonly Float64Array[],
  parts: readonly CausePart[],
  [, ...open]: readonly Uint8Array[],
): Float64Array {
  return whole.map((x, leaf) =>
    parts.reduce(
      (left, part, k) => left - (open[k]?.[leaf] === 0 ? part.multiplier * (ofParts[k]?.[leaf] ?? 0) : 0),
      x,
    ),
  );
}

function meanLeaves(whole: Extract<CauseMeasure, { kind: 'mean' }>, [from, to]: Span) {
  return {
    n0: windowOf(whole.n, from),
    sum0: windowOf(whole.sum, from),
    squares0: windowOf(whole.sumSquares, from),
    n1: windowOf(whole.n, to),
    sum1: windowOf(whole.sum, to),
    squares1: windowOf(whole.sumSquares, to),
  };
}

export function windowOf(byWindow: ByWindow, window: number): Float64Array {
  return byWindow[window] ?? new Float64Array(0);
}

function dampedBy({ u, v }: Scores, spread: number): Scores {
  const copy = { u: u.slice(), v: v.slice() };
  dampScores(copy.u, copy.v, spread);
  return copy;
}

function keep(scores: Scores | undefined, open: Uint8Array | undefined): Scores {
  const kept = (values: Float64Array | undefined): Float64Array =>
    (values ?? new Float64Array(0)).map((value, leaf) => (open?.[leaf] === 0 ? 0 : value));
  return { u: kept(scores?.u), v: kept(scores?.v) };
}
