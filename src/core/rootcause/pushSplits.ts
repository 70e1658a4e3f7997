import type { Marks, Splitting } from '#core/rootcause/elementIndex.ts';
import type { LeafTable } from '#core/rootcause/leafTable.ts';

/** The elements of one cuboid that have marks, with those that they lie in. */
interface Passed {
  mask: number;
  elements: number[];
  /** By dimension that the cuboid fixes, then by element. */
  coarser: number[][];
}

const markNames = ['worth', 'spareUp', 'spareDown'] as const;

/**
 * Elements tell the coarser ones, a cuboid at a time, from fine to coarse. The values of sets overlap, so along them only
 * the best counts: a lower bound that counts no leaf twice.
 *
 * Cost     O(elements with marks · depth · log elements).
 */
export function pushSplits(
  { sets }: LeafTable,
  masks: Uint32Array,
  coarserOf: (element: number) => readonly number[],
): Splitting {
  const touched = new Uint8Array(masks.length);
  const splits = new Float64Array(masks.length);
  let passed: Passed = { mask: 0, elements: [], coarser: [] };
  const open = (marks: Marks, mask: number): void => {
    if (mask === passed.mask) return;
    const dimensions = [...sets.keys()].filter((dimension) => (passed.mask & (1 << dimension)) !== 0);
    for (const [at, dimension] of dimensions.entries()) {
      const overlap = sets[dimension] !== null;
      for (const name of markNames) {
        if (marks[name].length > 0) raise(marks[name], passed.elements, passed.coarser[at] ?? [], splits, overlap);
      }
    }
    passed = { mask, elements: [], coarser: [] };
  };
  return {
    touched,
    take: (marks, element) => open(marks, masks[element] ?? 0),
    pass: (marks, element) => {
      open(marks, masks[element] ?? 0);
      passed.elements.push(element);
      for (const [at, coarser] of coarserOf(element).entries()) {
        touched[coarser] = 1;
        const list = passed.coarser[at] ?? [];
        list.push(coarser);
        passed.coarser[at] = list;
      }
    },
  };
}

/** What the coarser ones gain by being split, into their marks where it is more; `splits` is all 0, and so it is left. */
function raise(
  mark: Float64Array,
  elements: readonly number[],
  coarser: readonly number[],
  splits: Float64Array,
  overlap: boolean,
): void {
  for (let k = 0; k < elements.length; k++) {
    const to = coarser[k] ?? 0;
    const [so, more] = [splits[to] ?? 0, mark[elements[k] ?? 0] ?? 0];
    splits[to] = overlap ? Math.max(so, more) : so + more;
  }
  for (let k = 0; k < coarser.length; k++) {
    const to = coarser[k] ?? 0;
    mark[to] = Math.max(mark[to] ?? 0, splits[to] ?? 0);
    splits[to] = 0;
  }
}
