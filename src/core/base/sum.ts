/**
 * Compensated sum: the error does not grow with the number of terms.
 *
 * Source   A. Neumaier (1974), ZAMM 54, 39–51.
 */
export function sum(values: Iterable<number>): number {
  let total = 0;
  let lost = 0;
  for (const value of values) {
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return Number.isFinite(total) ? total + lost : total;
}
