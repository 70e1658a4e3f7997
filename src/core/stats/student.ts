import { normalQuantile } from '#core/stats/normal.ts';

/**
 * How far from 0, on both sides, a Student t number stays with chance `level`.
 *
 * Shapes   `freedom` ≥ 1, whole or not; Infinity gives the normal one.
 * Units    about 5 digits from 3 degrees of freedom on; exact for 1 and 2.
 * Source   G. W. Hill (1970), Algorithm 396: Student's t-quantiles, Comm. ACM 13(10), 619–620.
 */
export function studentReach(level: number, freedom: number): number {
  const outside = 1 - level;
  if (freedom === 1) return Math.cos((outside * Math.PI) / 2) / Math.sin((outside * Math.PI) / 2);
  if (freedom === 2) return Math.sqrt(2 / (outside * (2 - outside)) - 2);
  if (freedom > 1e7) return -normalQuantile(outside / 2);
  return hill(outside, freedom);
}

function hill(outside: number, n: number): number {
  const a = 1 / (n - 0.5);
  const b = 48 / (a * a);
  const c = ((20_700 * a) / b - 98) * a * a - 16 * a + 96.36;
  const d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt((a * Math.PI) / 2) * n;
  const y = (d * outside) ** (2 / n);
  return Math.sqrt(n * (y > 0.05 + a ? nearTheMiddle(outside, n, { a, b, c, d }) : farOut(y, n, d)));
}

interface Hill {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

function nearTheMiddle(outside: number, n: number, { a, b, c, d }: Hill): number {
  const x = normalQuantile(outside / 2);
  const y = x * x;
  const few = n < 5 ? 0.3 * (n - 4.5) * (x + 0.6) : 0;
  const e = (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + c + few;
  const f = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / e - y - 3) / b + 1) * x;
  return Math.expm1(a * f * f);
}

function farOut(y: number, n: number, d: number): number {
  const tail = 1 / (((n + 6) / (n * y) - 0.089 * d - 0.822) * (n + 2) * 3) + 0.5 / (n + 4);
  return ((tail * y - 1) * (n + 1)) / (n + 2) + 1 / y;
}
