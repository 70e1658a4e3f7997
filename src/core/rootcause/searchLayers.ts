import { allOpen, closeLeaves, type Searched } from '#core/rootcause/describeAgain.ts';
import type { ElementIndex } from '#core/rootcause/elementIndex.ts';
import type { Scores } from '#core/rootcause/evidence.ts';
import { describeFinding, type Finding, type Place, type Weighed } from '#core/rootcause/finding.ts';
import { openSums, updateSums } from '#core/rootcause/layerSums.ts';
import { leavesIn, mayTouch } from '#core/rootcause/leafTable.ts';
import { mergeFindings } from '#core/rootcause/mergeFindings.ts';
import { type Candidate, nameWholes } from '#core/rootcause/nameWholes.ts';
import { narrowFindings } from '#core/rootcause/narrowFindings.ts';

const mostRounds = 20;

type Considered = Candidate & Place;

/**
 * Localises what the leaves say: the layers are one more dimension whose "any" is the whole with its own evidence.
 *
 * Names the elements worth naming whole, the largest first, takes away what they explain, and starts again until
 * nothing is worth its price. Scores are then put together and narrowed; of odds, what moved the other way for another's
 * sake is no hole to begin with. All found so far is yielded after every round; whoever stops asking has cancelled.
 *
 * Cost     O(rounds · layers · elements), and the layout's sums.
 */
export function* searchLayers(searched: Searched): Generator<readonly Finding[], readonly Finding[]> {
  const { index, source, prices } = searched;
  const { kind } = source;
  const open = allOpen(index, source.layers);
  const sums = openSums(index, kind, source.layers);
  let findings: readonly Finding[] = [];
  for (let round = 1; round <= mostRounds; round++) {
    const scores = source.weigh(open);
    updateSums(index, sums, scores);
    const candidates = nameWholes(index, sums, prices, source.patience);
    const largest = source.oneByOne ? candidates.slice(0, 1) : candidates;
    const found = acceptAll({ index, kind, scores, prices }, open, largest);
    if (found.length === 0) break;
    for (const { layer, leaves } of found) closeLeaves(open, layer, leaves);
    findings = [...findings, ...found];
    yield findings;
  }
  const refined = kind === 'odds' ? findings : narrowFindings(searched, mergeFindings(searched, findings));
  if (refined !== findings) yield refined;
  return refined;
}

function acceptAll(
  weighed: Weighed,
  open: readonly Uint8Array[],
  candidates: readonly Candidate[],
): readonly Finding[] {
  const { index, kind, scores } = weighed;
  const considered = candidates.map((one) => ({ ...one, fixed: index.fixedBy(one.element) }));
  return acceptLargest(index, considered).map((one) => {
    const finding = describeFinding(weighed, one);
    const leaves = kind === 'score' ? finding.leaves : sparedBy(index, open, scores[one.layer], one, considered);
    return { ...finding, leaves, direction: one.direction, gain: one.own + finding.price };
  });
}

/**
 * Largest first; one that touches a larger one waits for the next round, whether that one is accepted or waits itself:
 * the larger may yet be named whole.
 */
function acceptLargest(index: ElementIndex, considered: readonly Considered[]): readonly Considered[] {
  return considered.filter((one, at) => {
    for (let k = 0; k < at; k++) {
      const other = considered[k] ?? one;
      const meets = other.layer === 0 || one.layer === 0 || other.layer === one.layer;
      if (meets && mayTouch(index, other.fixed, one.fixed)) return false;
    }
    return true;
  });
}

/** The open leaves of an element, but for those that moved the other way with another one. */
function sparedBy(
  index: ElementIndex,
  open: readonly Uint8Array[],
  scores: Scores | undefined,
  { layer, fixed, direction }: Considered,
  considered: readonly Considered[],
): Int32Array {
  const leaves = leavesIn(index, fixed).filter((leaf) => open[layer]?.[leaf] === 1);
  const others = considered.filter((other) => other.direction !== direction && mayTouch(index, other.fixed, fixed));
  if (others.length === 0) return leaves;
  const against = direction === 'up' ? scores?.v : scores?.u;
  const isElsewhere = new Uint8Array(index.leafCount);
  for (const other of others) for (const leaf of leavesIn(index, other.fixed)) isElsewhere[leaf] = 1;
  return leaves.filter((leaf) => isElsewhere[leaf] === 0 || (against?.[leaf] ?? 0) <= 0);
}
