import type { DenominatorPolicy } from '#core/model/schema.ts';
import { type Outcome, outcomes } from '#core/table/table.ts';

export interface ResolutionRate {
  readonly resolved: number;
  /** The denominator: `all` counts open conversations as unresolved, `closed` leaves them out; excluded never count. */
  readonly of: number;
  /** Null when nothing is left to divide by. */
  readonly rate: number | null;
}

export function resolutionRate(counts: Readonly<Record<Outcome, number>>, policy: DenominatorPolicy): ResolutionRate {
  const left = outcomes.filter((each) => each !== 'excluded' && (policy === 'all' || each !== 'open'));
  const of = left.reduce((sum, each) => sum + counts[each], 0);
  return { resolved: counts.resolved, of, rate: of === 0 ? null : counts.resolved / of };
}
