import type { SegmentCost } from '#core/stats/segmentCost.ts';

export interface PartitionTask {
  readonly length: number;
  readonly cost: SegmentCost;
  /** What one more segment must save. */
  readonly penalty: number;
  /** No segment is shorter; a series shorter than this is one segment. */
  readonly leastLength: number;
}

/**
 * The cheapest way to cut a series into segments: starts of all segments but the first, ascending.
 *
 * PELT keeps only the last cuts that may still win, and finds what `optimalPartition` finds. Of equally cheap
 * answers both take the one with the longest last segment.
 *
 * Cost     O(length) where changes keep coming, O(length²) at worst.
 * Source   R. Killick, P. Fearnhead, I. A. Eckley (2012), Optimal detection of changepoints with a linear
 *          computational cost, J. Am. Stat. Assoc. 107(500), 1590–1598. A cut is dropped only once a segment of the
 *          least length fits behind the point that beats it.
 */
export function pelt(task: PartitionTask): readonly number[] {
  return cutsOf(task, (candidates, at, best) => {
    const waited = at - task.leastLength;
    const bound = best[waited];
    if (waited < task.leastLength || bound === undefined) return candidates;
    return candidates.filter((start) => {
      const isOpen = waited - start < task.leastLength;
      return isOpen || (best[start] ?? 0) + task.cost(start, waited) <= bound;
    });
  });
}

/**
 * The same by trying every last cut.
 *
 * Cost     O(length²).
 * Source   B. Jackson et al. (2005), An algorithm for optimal partitioning of data on an interval, IEEE Signal
 *          Processing Letters 12(2), 105–108.
 */
export function optimalPartition(task: PartitionTask): readonly number[] {
  return cutsOf(task, (candidates) => candidates);
}

/** Given the cuts still in play, the point reached and the least costs so far: the cuts that stay in play. */
type Prune = (candidates: readonly number[], at: number, best: Float64Array) => readonly number[];

function cutsOf({ length, cost, penalty, leastLength }: PartitionTask, prune: Prune): readonly number[] {
  const best = new Float64Array(length + 1).fill(Number.POSITIVE_INFINITY);
  const lastCut = new Int32Array(length + 1);
  best[0] = -penalty;
  let candidates: readonly number[] = [0];
  for (let at = leastLength; at <= length; at++) {
    const added = at - leastLength;
    if (added >= leastLength) candidates = [...candidates, added];
    candidates = prune(candidates, at, best);
    for (const start of candidates) {
      const total = (best[start] ?? 0) + cost(start, at) + penalty;
      if (total >= (best[at] ?? 0)) continue;
      best[at] = total;
      lastCut[at] = start;
    }
  }
  return traceBack(lastCut, length);
}

function traceBack(lastCut: Int32Array, length: number): readonly number[] {
  const cuts: number[] = [];
  for (let at = lastCut[length] ?? 0; at > 0; at = lastCut[at] ?? 0) cuts.push(at);
  return cuts.toReversed();
}
