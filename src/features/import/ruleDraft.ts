import type { OutcomeRules } from '#core/model/schema.ts';
import type { Filter } from '#core/table/filter.ts';
import type { Outcome } from '#core/table/table.ts';
import { type Condition, columnsOf, isComplete } from '#features/shared/conditions/condition.ts';
import { conditionsFilter, draftConditions } from '#features/shared/conditions/conditionsFilter.ts';

/** An outcome rule as it is edited: conditions that must all hold. */
export interface RuleDraft {
  /** For the list on screen only. */
  readonly key: number;
  readonly conditions: readonly Condition[];
  readonly outcome: Outcome;
}

/** Rules as they are edited. Keys count up from `firstKey`. */
export function draftRules(rules: OutcomeRules, firstKey: number): readonly RuleDraft[] {
  return rules.rules.map((rule, index) => ({
    key: firstKey + index,
    conditions: draftConditions(rule.when),
    outcome: rule.outcome,
  }));
}

/**
 * Rules as they are run. A rule with a condition that is not complete, or speaks of a column that is not known, matches
 * nothing; one without conditions, everything.
 */
export function rulesOf(drafts: readonly RuleDraft[], otherwise: Outcome, known: ReadonlySet<string>): OutcomeRules {
  return { rules: drafts.map((draft) => ({ when: filterOf(draft, known), outcome: draft.outcome })), otherwise };
}

function filterOf({ conditions }: RuleDraft, known: ReadonlySet<string>): Filter {
  const runs = (condition: Condition): boolean =>
    isComplete(condition) && columnsOf(condition).every((column) => known.has(column));
  return conditions.every(runs) ? conditionsFilter(conditions) : nothing;
}

const nothing: Filter = { kind: 'not', of: { kind: 'all' } };
