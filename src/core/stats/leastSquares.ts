/**
 * What is left of a series after taking out everything that its columns can explain.
 *
 * Shapes   columns as long as the series; a column that the others already explain takes nothing more out.
 * Cost     O(length × columns²).
 * Source   Modified Gram–Schmidt, twice (Å. Björck 1994; "twice is enough", W. Kahan and B. Parlett).
 */
export function residualsOn(columns: readonly (readonly number[])[], values: readonly number[]): readonly number[] {
  const basis = orthonormal(columns);
  return withoutAll(basis, withoutAll(basis, values));
}

/** How many of the columns say something that those before do not. */
export function rankOf(columns: readonly (readonly number[])[]): number {
  return orthonormal(columns).length;
}

function orthonormal(columns: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const basis: (readonly number[])[] = [];
  for (const column of columns) {
    const size = norm(column);
    const rest = withoutAll(basis, withoutAll(basis, column));
    const left = norm(rest);
    if (left > 1e-9 * size) basis.push(rest.map((value) => value / left));
  }
  return basis;
}

function withoutAll(basis: readonly (readonly number[])[], values: readonly number[]): readonly number[] {
  return basis.reduce<readonly number[]>(without, values);
}

function without(values: readonly number[], direction: readonly number[]): readonly number[] {
  const along = dot(values, direction);
  return values.map((value, at) => value - along * (direction[at] ?? 0));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((total, value, at) => total + value * (b[at] ?? 0), 0);
}

const norm = (values: readonly number[]): number => Math.sqrt(dot(values, values));
