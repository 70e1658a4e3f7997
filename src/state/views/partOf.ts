import type { NodeValue } from '#core/evaluate/value.ts';
import type { Proportion } from '#core/stats/proportions.ts';

/** A number as hits of n; null where it is not a part of its rows. Sums over rows may miss 0 and n by rounding. */
export function partOf(value: NodeValue | null | undefined): Proportion | null {
  if (value?.kind !== 'value' || value.parts === null) return null;
  const { numerator, denominator: n } = value.parts;
  const slack = 1e-9 * Math.abs(n);
  return numerator < -slack || numerator > n + slack ? null : { hits: Math.min(n, Math.max(0, numerator)), n };
}
