/**
 * Fisher's exact test of one 2×2 table, two-sided: all tables that are no likelier than this one.
 *
 * Shapes   x of n in the baseline and in the current period. 1 where a period is empty.
 * Source   R. A. Fisher (1935), The Logic of Inductive Inference, J. R. Stat. Soc. 98, 39–54.
 */
export function exactP(before: { readonly x: number; readonly n: number }, after: typeof before): number {
  const successes = before.x + after.x;
  const logChoose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  const logP = (x: number): number =>
    logChoose(after.n, x) + logChoose(before.n, successes - x) - logChoose(before.n + after.n, successes);
  const own = logP(after.x);
  let p = 0;
  for (let x = Math.max(0, successes - before.n); x <= Math.min(after.n, successes); x++) {
    const each = logP(x);
    if (each <= own + 1e-7) p += Math.exp(each);
  }
  return Math.min(1, p);
}

const logFactorials: number[] = [0];

function logFactorial(n: number): number {
  for (let k = logFactorials.length; k <= n; k++) logFactorials.push((logFactorials[k - 1] ?? 0) + Math.log(k));
  return logFactorials[n] ?? 0;
}
