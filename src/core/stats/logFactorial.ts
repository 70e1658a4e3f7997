/**
 * ln n!, of counts and of numbers between them.
 *
 * Shapes   n at least 0.
 * Errors   relative under 1e-13 (1e-14 absolute near 0! and 1!).
 * Cost     O(1).
 * Source   Stirling's series; under 12 by ln n! = ln (n + k)! − Σ ln (n + i).
 */
export function logFactorial(n: number): number {
  const known = Number.isInteger(n) ? small[n] : undefined;
  if (known !== undefined) return known;
  let [at, taken] = [n, 0];
  while (at < 12) {
    at += 1;
    taken += Math.log(at);
  }
  return stirling(at) - taken;
}

/** ln of the number of ways to choose k of n. */
export function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

function stirling(n: number): number {
  const inverse = 1 / n;
  const square = inverse * inverse;
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680)));
  return (n + 0.5) * Math.log(n) - n + halfLogTwoPi + series;
}

const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);

/** 0! … 255!, summed. */
const small: readonly number[] = (() => {
  const table = [0];
  for (let n = 1; n < 256; n++) table.push((table[n - 1] ?? 0) + Math.log(n));
  return table;
})();
