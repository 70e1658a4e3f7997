import type { ElementLayout } from '#core/rootcause/elementIndex.ts';
import type { LeafTable } from '#core/rootcause/leafTable.ts';
import { pushSplits } from '#core/rootcause/pushSplits.ts';
import type { Element } from '#core/rootcause/space.ts';
import { buildCuboids, type Cuboid, placeOfKey } from '#core/rootcause/sparseCuboids.ts';
import { planSums, runSums } from '#core/rootcause/sparseSums.ts';

/** What remains of a cuboid when its leaves have been placed. */
type Keys = Pick<Cuboid, 'mask' | 'fixed' | 'first' | 'keys'>;

interface Sparse {
  readonly table: LeafTable;
  readonly masks: Uint32Array;
  readonly byMask: ReadonlyMap<number, Keys>;
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
  const steps = planSums(table, new Map(cuboids.map((cuboid) => [cuboid.mask, cuboid])));
  const keysOf = ({ mask, fixed, first, keys }: Cuboid): readonly [number, Keys] => [
    mask,
    { mask, fixed, first, keys },
  ];
  const sparse: Sparse = { table, masks, byMask: new Map(cuboids.map(keysOf)) };
  return {
    count,
    masks,
    occupied: new Map(cuboids.map(({ mask, keys }) => [mask, keys.length])),
    fixedBy: (element) => fixedBy(sparse, element),
    elementFixing: (fixed) => elementFixing(sparse, fixed),
    sum: (values, sums) => runSums(steps, values, sums),
    above: null,
    openSplitting: () => pushSplits(table, masks, (element) => coarserOf(sparse, element)),
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

/** Without the dimension at `skipped`. */
function elementFixing({ table, byMask }: Sparse, fixed: Element, skipped = -1): number {
  let [mask, place] = [0, 0];
  let cuboid = byMask.get(0);
  for (let at = 0; at < fixed.length; at++) {
    if (at === skipped) continue;
    const [dimension, value] = fixed[at] ?? [0, 0];
    mask |= 1 << dimension;
    cuboid = byMask.get(mask);
    const size = table.sizes[dimension] ?? 1;
    place = cuboid === undefined || value >= size ? -1 : placeOfKey(cuboid.keys, place * size + value);
    if (place < 0) return -1;
  }
  return (cuboid?.first ?? 0) + place;
}

/** Those that fix one dimension less, by the dimensions that it fixes. */
function coarserOf(sparse: Sparse, element: number): readonly number[] {
  const fixed = fixedBy(sparse, element);
  return fixed.map((_, at) => elementFixing(sparse, fixed, at));
}
