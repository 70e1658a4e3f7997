import { boundByTable } from '#core/rootcause/boundGains.ts';
import type { CauseMeasure, CausePart } from '#core/rootcause/causeQuestion.ts';
import type { ElementIndex } from '#core/rootcause/elementIndex.ts';
import { keepOpen, type LayerSource, type Scores } from '#core/rootcause/evidence.ts';
import { noScores } from '#core/rootcause/finding.ts';
import { type RatioLeaves, ratioScores } from '#core/rootcause/ratioScores.ts';
import { damp } from '#core/rootcause/spread.ts';
import { spreadBeside, spreadOfPart } from '#core/rootcause/spreadBeside.ts';
import { mostSpread, type Span, windowOf } from '#core/rootcause/windows.ts';

interface RatioParts {
  readonly whole: Extract<CauseMeasure, { kind: 'ratio' }>;
  readonly parts: readonly CausePart[];
  /** Whether the whole is itself a part of the tree, asked by itself. */
  readonly isPart: boolean;
}

/**
 * Evidence that a ratio, or a part of it, changed inside the leaves.
 *
 * A part that explains itself in a leaf is taken out of the whole there: what is left is judged as if the part's
 * conversations had stayed.
 */
export function ratioSource(
  index: ElementIndex,
  { whole, parts, isPart }: RatioParts,
  [from, to]: Span,
): Pick<LayerSource, 'layers' | 'weigh'> {
  const [n0, n1] = [windowOf(whole.n, from), windowOf(whole.n, to)];
  const raw = [whole, ...parts].map(({ x }) => ({ x0: windowOf(x, from), n0, x1: windowOf(x, to), n1 }));
  const own = raw.map(ratioScores);
  const spreads = own.map((of, layer) =>
    Math.min(mostSpread, layer === 0 && !isPart ? spreadBeside(index, of) : spreadOfPart(index, of)),
  );
  const weighLayer = (scores: Scores, of: RatioLeaves, layer: number): Scores =>
    boundByTable(damp(scores, spreads[layer] ?? 0), of);
  const damped = raw.map((of, layer) => weighLayer(own[layer] ?? noScores, of, layer));
  const weighWhole = (open: readonly Uint8Array[]): Scores => {
    const [x0, x1] = [raw.map((of) => of.x0), raw.map((of) => of.x1)];
    const left = { x0: windowWithout(x0, n0, parts, open), n0, x1: windowWithout(x1, n1, parts, open), n1 };
    return weighLayer(ratioScores(left), left, 0);
  };
  const weigh = (open: readonly Uint8Array[]): readonly Scores[] => {
    const isWhole = open.slice(1).every((of) => of.every((leaf) => leaf === 1));
    return damped.map((of, layer) => keepOpen(layer > 0 || isWhole ? of : weighWhole(open), open[layer] ?? noLeaves));
  };
  return { layers: own.length, weigh };
}

const noLeaves = new Uint8Array(0);

/** The whole's x, between 0 and n, without what closed parts contribute to it. */
function windowWithout(
  [whole = new Float64Array(0), ...ofParts]: readonly Float64Array[],
  n: Float64Array,
  parts: readonly CausePart[],
  [, ...open]: readonly Uint8Array[],
): Float64Array {
  const left = whole.slice();
  for (const [k, { multiplier }] of parts.entries()) {
    const [x, of] = [ofParts[k] ?? whole, open[k] ?? noLeaves];
    for (let leaf = 0; leaf < of.length; leaf++) {
      if (of[leaf] === 0) left[leaf] = (left[leaf] ?? 0) - multiplier * (x[leaf] ?? 0);
    }
  }
  for (let leaf = 0; leaf < left.length; leaf++) left[leaf] = Math.min(Math.max(left[leaf] ?? 0, 0), n[leaf] ?? 0);
  return left;
}
