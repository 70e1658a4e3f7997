/**
 * The least value that half of the weight lies at or under; both arrays are reordered.
 *
 * Shapes   values, weights: same order, weights not below 0; NaN for empty ones.
 * Cost     O(n) on average.
 * Source   C. A. R. Hoare (1961), Algorithm 65: Find, by weight; median of three as pivot.
 */
export function weightedMedian(values: Float64Array, weights: Float64Array): number {
  let target = addUp(weights, 0, weights.length) / 2;
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = middleOf(values[low] ?? 0, values[(low + high) >>> 1] ?? 0, values[high] ?? 0);
    const [i, j] = partition(values, weights, low, high, pivot);
    const under = addUp(weights, low, j + 1);
    const level = addUp(weights, j + 1, i);
    if (target <= under) high = j;
    else if (target <= under + level) return pivot;
    else {
      target -= under + level;
      low = i;
    }
  }
  return values[Math.min(low, values.length - 1)] ?? Number.NaN;
}

function partition(
  values: Float64Array,
  weights: Float64Array,
  low: number,
  high: number,
  pivot: number,
): readonly [number, number] {
  let i = low;
  let j = high;
  while (i <= j) {
    while ((values[i] ?? 0) < pivot) i++;
    while ((values[j] ?? 0) > pivot) j--;
    if (i > j) break;
    swap(values, i, j);
    swap(weights, i++, j--);
  }
  return [i, j];
}

function swap(values: Float64Array, i: number, j: number): void {
  const held = values[i] ?? 0;
  values[i] = values[j] ?? 0;
  values[j] = held;
}

function addUp(values: Float64Array, from: number, to: number): number {
  let total = 0;
  for (let i = from; i < to; i++) total += values[i] ?? 0;
  return total;
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
