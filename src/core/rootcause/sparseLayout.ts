import type { ElementLayout, Marks, Splitting } from '#core/rootcause/elementIndex.ts';
import type { LeafTable } from '#core/rootcause/leafTable.ts';
import type { Element } from '#core/rootcause/space.ts';
import { buildCuboids, type Cuboid, placeOfKey } from '#core/rootcause/sparseCuboids.ts';
import { planSums, runSums } from '#core/rootcause/sparseSums.ts';

interface Sparse {
  readonly table: LeafTable;
  readonly masks: Uint32Array;
  readonly byMask: ReadonlyMap<number, Cuboid>;
}

/**
 * The elements that occur, numbered cuboid by cuboid.
 *
 * Cost     O(leaves · cuboids) a sum, less what is rolled up from finer elements.
 */
export function sparseLayout(table: LeafTable, depth: number): ElementLayout {
  const cuboids = buildCuboids(table, depth);
  const last = cuboids.at(-1);
  const count = (last?.first ?? 0) + (last?.keys.length ?? 0);
  const masks = new Uint32Array(count);
  for (const { mask, first, keys } of cuboids) masks.fill(mask, first, first + keys.length);
  const sparse = { table, masks, byMask: new Map(cuboids.map((cuboid) => [cuboid.mask, cuboid])) };
  const steps = planSums(table, sparse.byMask);
  return {
    count,
    masks,
    occupied: new Map(cuboids.map(({ mask, keys }) => [mask, keys.length])),
    fixedBy: (element) => fixedBy(sparse, element),
    elementFixing: (fixed) => elementFixing(sparse, fixed),
    sum: (values, sums) => runSums(steps, values, sums),
    above: null,
    openSplitting: () => pushSplits(sparse),
  };
}

function fixedBy({ table, masks, byMask }: Sparse, element: number): Element {
  const fixed: (readonly [number, number])[] = [];
  let cuboid = byMask.get(masks[element] ?? 0);
  let at = element;
  for (let last = cuboid?.fixed.at(-1); cuboid !== undefined && last !== undefined; last = cuboid?.fixed.at(-1)) {
    const size = table.sizes[last] ?? 1;
    const key = cuboid.keys[at - cuboid.first] ?? 0;
    fixed.push([last, key % size]);
    cuboid = byMask.get(cuboid.mask & ~(1 << last));
    at = (cuboid?.first ?? 0) + Math.floor(key / size);
  }
  return fixed.reverse();
}

function elementFixing({ table, byMask }: Sparse, fixed: Element): number {
  let [mask, place] = [0, 0];
  let cuboid = byMask.get(0);
  for (const [dimension, value] of fixed) {
    mask |= 1 << dimension;
    cuboid = byMask.get(mask);
    const size = table.sizes[dimension] ?? 1;
    place = cuboid === undefined || value >= size ? -1 : placeOfKey(cuboid.keys, place * size + value);
    if (place < 0) return -1;
  }
  return (cuboid?.first ?? 0) + place;
}

/** By coarser element: what its splits along every dimension are worth so far, of every mark. */
type Held = Map<number, { readonly [Name in keyof Marks]: Float64Array }>;

/**
 * Elements tell the coarser ones. The values of sets overlap, so along them only the best counts: a lower bound that
 * counts no leaf twice.
 */
function pushSplits(sparse: Sparse): Splitting {
  const held: Held = new Map();
  const { sizes, sets } = sparse.table;
  const touched = new Uint8Array(sparse.masks.length);
  return {
    touched,
    take: (marks, element) => {
      const splits = held.get(element);
      if (splits === undefined) return;
      for (const name of markNames) if (marks[name].length > 0) marks[name][element] = Math.max(...splits[name]);
      held.delete(element);
    },
    pass: (marks, element) => {
      const fixed = fixedBy(sparse, element);
      for (const [at, [dimension]] of fixed.entries()) {
        const coarser = elementFixing(sparse, fixed.toSpliced(at, 1));
        const splits = held.get(coarser) ?? noSplits(sizes.length);
        for (const name of markNames) {
          const [so, more] = [splits[name][dimension] ?? 0, marks[name][element] ?? 0];
          splits[name][dimension] = sets[dimension] === null ? so + more : Math.max(so, more);
        }
        held.set(coarser, splits);
        touched[coarser] = 1;
      }
    },
  };
}

const markNames = ['worth', 'spareUp', 'spareDown'] as const;

function noSplits(dimensions: number): Marks {
  const [worth, spareUp, spareDown] = [0, 1, 2].map(() => new Float64Array(dimensions));
  const none = new Float64Array(0);
  return { worth: worth ?? none, spareUp: spareUp ?? none, spareDown: spareDown ?? none };
}
