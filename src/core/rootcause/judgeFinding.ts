import { type Drift, driftAtDepth } from '#core/rootcause/drift.ts';
import type { Effect } from '#core/rootcause/evidence.ts';
import type { Finding } from '#core/rootcause/finding.ts';
import { twoSided, z95 } from '#core/stats/normal.ts';

/** A finding held against chance and ordinary drift. */
export interface Verdict {
  readonly effect: Effect & { readonly low: number; readonly high: number };
  readonly p: number;
  readonly direction: 'up' | 'down';
  /** Whether it stands out of ordinary drift; true where none is known. */
  readonly standsOut: boolean;
}

interface Change {
  readonly value: number;
  readonly variance: number;
}

/** What stands out: tested by its score, shown as the change itself. */
export function judgeChange(score: Change, shown: Change, kind: Effect['kind']): Verdict {
  return {
    effect: withInterval({ kind, value: shown.value, standardError: Math.sqrt(shown.variance) }),
    p: twoSided(score.value / Math.sqrt(score.variance)),
    direction: score.value > 0 ? 'up' : 'down',
    standsOut: true,
  };
}

/**
 * Of a total: the relative change of its leaves, held against the growth that all share and ordinary drift.
 *
 * Its evidence is odds, so without drift p is that of a score with the same gain.
 */
export function judgeTotal(finding: Finding, effect: Effect, growth: number, drift: Drift | null): Verdict {
  const { fixed, price, gain, direction } = finding;
  const standardError = Math.sqrt(effect.standardError ** 2 + growth * growth * driftAtDepth(drift, fixed.length));
  const z = drift === null ? Math.sqrt(2 * Math.max(0, gain)) : (effect.value + 1 - growth) / standardError;
  return {
    effect: withInterval({ ...effect, standardError }),
    p: twoSided(z),
    direction,
    standsOut: drift === null || (z * z) / 2 > price,
  };
}

function withInterval(effect: Effect): Verdict['effect'] {
  const width = z95 * effect.standardError;
  return { ...effect, low: effect.value - width, high: effect.value + width };
}
