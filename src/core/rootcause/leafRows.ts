import type { Element, Space } from '#core/rootcause/space.ts';

/** Which values a set of a dimension holds; null for a dimension of one value per row. */
export type DimensionSets = readonly (readonly number[])[] | null;

/** The leaves by dimension, for picking those of an element. */
export interface LeafRows {
  readonly count: number;
  /** Per dimension, the value (or set) of every leaf. */
  readonly codes: readonly Uint32Array[];
  readonly sets: readonly DimensionSets[];
}

/** Shapes   leafSpace: a dimension of sets has a value for every set. Cost O(dimensions · leaves). */
export function layoutLeaves(leafSpace: Space, leafCells: Float64Array, sets: readonly DimensionSets[]): LeafRows {
  const codes = leafSpace.sizes.map(() => new Uint32Array(leafCells.length));
  const rest = leafCells.slice();
  for (let dimension = codes.length - 1; dimension >= 0; dimension--) {
    const ofLeaf = codes[dimension] ?? new Uint32Array(0);
    const base = (leafSpace.sizes[dimension] ?? 0) + 1;
    for (let i = 0; i < rest.length; i++) {
      const cell = rest[i] ?? 0;
      const above = Math.floor(cell / base);
      ofLeaf[i] = cell - above * base - 1;
      rest[i] = above;
    }
  }
  return { count: leafCells.length, codes, sets: leafSpace.sizes.map((_, dimension) => sets[dimension] ?? null) };
}

/** The leaves of an element that are still open, ascending. */
export function openLeavesOf(rows: LeafRows, open: Uint8Array, element: Element): Uint32Array {
  const codes = element.map(([dimension]) => rows.codes[dimension] ?? new Uint32Array(0));
  const holds = element.map(([dimension, value]) => rows.sets[dimension]?.map((set) => set.includes(value)) ?? null);
  const values = element.map(([, value]) => value);
  const leaves = new Uint32Array(rows.count);
  let count = 0;
  for (let leaf = 0; leaf < rows.count; leaf++) {
    if (open[leaf] !== 1) continue;
    let inside = true;
    for (let k = 0; inside && k < codes.length; k++) {
      const code = codes[k]?.[leaf] ?? 0;
      const set = holds[k] ?? null;
      inside = set === null ? code === values[k] : set[code] === true;
    }
    if (inside) leaves[count++] = leaf;
  }
  return leaves.slice(0, count);
}

/** Whether leaves may lie in both: no dimension of one value per row is fixed to two different values. */
export function mayTouch({ sets }: LeafRows, a: Element, b: Element): boolean {
  return a.every(([dimension, value]) =>
    b.every(([other, fixed]) => other !== dimension || fixed === value || sets[dimension] != null),
  );
}
