import type { ElementIndex, Marks } from '#core/rootcause/elementIndex.ts';
import type { EvidenceKind, Scores } from '#core/rootcause/evidence.ts';

/** The sums of every element, by layer; brought up to date in place. */
export interface LayerSums {
  readonly kind: EvidenceKind;
  readonly layers: readonly ScoreSums[];
  /** For judging one layer after another. */
  readonly marks: Marks;
}

interface ScoreSums extends Scores {
  /** Of the leaves, as they were summed last. */
  readonly last: Scores;
}

/** Shapes: of `layers` layers; all sums are 0. */
export function openSums({ count, leafCount }: ElementIndex, kind: EvidenceKind, layers: number): LayerSums {
  const empty = (length: number): Scores => ({ u: new Float64Array(length), v: new Float64Array(length) });
  const [worth, spare] = [new Float64Array(count), kind === 'odds' ? count : 0];
  return {
    kind,
    layers: Array.from({ length: layers }, () => ({ ...empty(count), last: empty(leafCount) })),
    marks: { worth, spareUp: new Float64Array(spare), spareDown: new Float64Array(spare) },
  };
}

/**
 * Sums what the leaves say: all anew, or only above the leaves that say something else now where they are few.
 *
 * Cost     that of the layout's sums, or O(2^dimensions) for every leaf that changed.
 */
export function updateSums(index: ElementIndex, { layers }: LayerSums, scores: readonly Scores[]): void {
  layers.forEach((sums, layer) => {
    const now = scores[layer] ?? sums.last;
    const changed = changedLeaves(index, sums.last, now);
    if (changed === null) {
      index.sum(now.u, sums.u);
      index.sum(now.v, sums.v);
    } else {
      for (const leaf of changed) addChange(index, sums, now, leaf);
    }
    sums.last.u.set(now.u);
    sums.last.v.set(now.v);
  });
}

/** Null where they are too many. */
function changedLeaves({ above, count, sizes }: ElementIndex, last: Scores, now: Scores): readonly number[] | null {
  if (above === null) return null;
  const most = Math.floor((count * sizes.length) / (4 << sizes.length));
  const changed: number[] = [];
  for (let leaf = 0; leaf < now.u.length; leaf++) {
    if (now.u[leaf] === last.u[leaf] && now.v[leaf] === last.v[leaf]) continue;
    if (changed.length >= most) return null;
    changed.push(leaf);
  }
  return changed;
}

function addChange({ above }: ElementIndex, { u, v, last }: ScoreSums, now: Scores, leaf: number): void {
  const elements = above?.(leaf) ?? new Int32Array(0);
  const [moreU, moreV] = [(now.u[leaf] ?? 0) - (last.u[leaf] ?? 0), (now.v[leaf] ?? 0) - (last.v[leaf] ?? 0)];
  for (let k = 0; k < elements.length; k++) {
    const element = elements[k] ?? 0;
    u[element] = (u[element] ?? 0) + moreU;
    v[element] = (v[element] ?? 0) + moreV;
  }
}
