/** A conjunction: pairs of dimension index and value index, by dimension. Empty: everything. */
export type Element = readonly (readonly [dimension: number, value: number])[];

/** Mixed-radix layout of every conjunction of some dimensions; the digit of a dimension is 0 = any, else value + 1. */
export interface Space {
  /** How many values each dimension has. */
  readonly sizes: readonly number[];
  readonly strides: readonly number[];
  readonly cells: number;
}

/**
 * Where every element of a set of dimensions stands in one flat array: the last dimension runs fastest.
 *
 * Shapes   cells = Π (size + 1); an element's descendants stand behind it.
 * Cost     O(dimensions). At most 31 dimensions: a cuboid is named by bits.
 */
export function layoutSpace(sizes: readonly number[]): Space {
  const strides = new Array<number>(sizes.length).fill(0);
  let cells = 1;
  for (let j = sizes.length - 1; j >= 0; j--) {
    strides[j] = cells;
    cells *= (sizes[j] ?? 0) + 1;
  }
  return { sizes, strides, cells };
}

export function cellOf({ strides }: Space, element: Element): number {
  return element.reduce((cell, [dimension, value]) => cell + (value + 1) * (strides[dimension] ?? 0), 0);
}

export function elementOf(space: Space, cell: number): Element {
  return space.sizes.flatMap((_, dimension) => {
    const digit = digitOf(space, cell, dimension);
    return digit === 0 ? [] : [[dimension, digit - 1] as const];
  });
}

/** 0 = any, else value + 1. */
export function digitOf({ sizes, strides }: Space, cell: number, dimension: number): number {
  return Math.floor(cell / (strides[dimension] ?? 1)) % ((sizes[dimension] ?? 0) + 1);
}

/** The cuboid of every cell, as a bit per fixed dimension. */
export function cuboidsOf({ sizes, strides, cells }: Space): Uint32Array {
  const cuboids = new Uint32Array(cells);
  sizes.forEach((size, dimension) => {
    const stride = strides[dimension] ?? 1;
    const block = stride * (size + 1);
    for (let start = 0; start < cells; start += block) {
      for (let cell = start + stride; cell < start + block; cell++) {
        cuboids[cell] = (cuboids[cell] ?? 0) | (1 << dimension);
      }
    }
  });
  return cuboids;
}

/** Whether all leaves of `inner` lie in `outer`. */
export function contains(outer: Element, inner: Element): boolean {
  return outer.every(([dimension, value]) => inner.some(([other, fixed]) => other === dimension && fixed === value));
}

export function countBits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest > 0; rest &= rest - 1) count += 1;
  return count;
}
