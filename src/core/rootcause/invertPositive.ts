/**
 * The inverse of a symmetric positive definite matrix; directions that it does not know get 0.
 *
 * Cost     O(size³).
 * Source   Cholesky's decomposition A = RRᵀ; A⁻¹ = R⁻ᵀR⁻¹.
 */
export function invertPositive(matrix: readonly Float64Array[]): readonly Float64Array[] {
  const roots = matrix.map((row) => row.slice());
  roots.forEach((row, i) => {
    for (let j = 0; j < i; j++) {
      const other = roots[j] ?? row;
      const scale = other[j] ?? 0;
      row[j] = scale > 0 ? ((row[j] ?? 0) - dotUpTo(row, other, j)) / scale : 0;
    }
    const left = (row[i] ?? 0) - dotUpTo(row, row, i);
    row[i] = left > 1e-12 * (row[i] ?? 0) ? Math.sqrt(left) : 0;
  });
  return multiplyOut(roots.map((_, column) => solveForward(roots, column)));
}

/** Column of R⁻¹, from its diagonal on. */
function solveForward(roots: readonly Float64Array[], column: number): Float64Array {
  const x = new Float64Array(roots.length);
  for (let i = column; i < roots.length; i++) {
    const row = roots[i] ?? x;
    const scale = row[i] ?? 0;
    if (scale === 0) continue;
    let left = i === column ? 1 : 0;
    for (let k = column; k < i; k++) left -= (row[k] ?? 0) * (x[k] ?? 0);
    x[i] = left / scale;
  }
  return x;
}

function multiplyOut(columns: readonly Float64Array[]): readonly Float64Array[] {
  const inverse = columns.map((column) => new Float64Array(column.length));
  columns.forEach((a, i) => {
    for (let j = 0; j <= i; j++) {
      const b = columns[j] ?? a;
      let total = 0;
      for (let k = i; k < a.length; k++) total += (a[k] ?? 0) * (b[k] ?? 0);
      (inverse[i] ?? a)[j] = total;
      (inverse[j] ?? a)[i] = total;
    }
  });
  return inverse;
}

function dotUpTo(a: Float64Array, b: Float64Array, end: number): number {
  let total = 0;
  for (let k = 0; k < end; k++) total += (a[k] ?? 0) * (b[k] ?? 0);
  return total;
}
