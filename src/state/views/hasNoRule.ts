import type { Metric, OutcomeRules } from '#core/model/schema.ts';
import type { Filter } from '#core/table/filter.ts';
import { outcomeColumn } from '#core/table/table.ts';

/**
 * Whether a metric counts outcomes that no rule of the dataset ever gives: its number is 0 by definition, and says
 * nothing about the desk.
 */
export function hasNoRule(metric: Metric, rules: OutcomeRules | null): boolean {
  if (rules === null || metric.basis.kind !== 'measure') return false;
  const { measure } = metric.basis;
  const counted = measure.kind === 'share' ? measure.part : measure.kind === 'aggregate' ? measure.of.filter : null;
  const wanted = counted === null ? null : outcomesOf(counted);
  if (wanted === null || wanted.length === 0) return false;
  const given = new Set<string>([...rules.rules.map(({ outcome }) => outcome), rules.otherwise]);
  return wanted.every((outcome) => !given.has(outcome));
}

/** The outcomes that a filter asks for; null where it asks for anything else too. */
function outcomesOf(filter: Filter): readonly string[] | null {
  if (filter.kind !== 'in' || filter.column !== outcomeColumn) return null;
  return filter.values.filter((value) => value !== null);
}
