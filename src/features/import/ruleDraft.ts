import { unreachable } from '#core/base/unreachable.ts';
import type { OutcomeRules } from '#core/model/schema.ts';
import type { CompareOp, Filter } from '#core/table/filter.ts';
import { filterColumns } from '#core/table/filter-columns.ts';
import type { Outcome } from '#core/table/table.ts';

/** An outcome rule as it is edited: conditions that must all hold. */
export interface RuleDraft {
  /** For the list on screen only. */
  readonly key: number;
  readonly conditions: readonly Condition[];
  readonly outcome: Outcome;
}

/**
 * One line of a rule. `fixed` is a filter that the editor has no form for: kept as it is, and removable.
 * A number that is not entered yet is null.
 */
export type Condition =
  | { readonly kind: 'values'; readonly column: string; readonly negated: boolean; readonly values: Values }
  | { readonly kind: 'text'; readonly column: string; readonly negated: boolean; readonly text: string }
  | { readonly kind: 'empty'; readonly column: string; readonly negated: boolean }
  | { readonly kind: 'number'; readonly column: string; readonly op: CompareOp; readonly value: number | null }
  | {
      readonly kind: 'elapsed';
      readonly column: string;
      readonly from: string;
      readonly op: CompareOp;
      readonly seconds: number | null;
    }
  | { readonly kind: 'fixed'; readonly filter: Filter };
type Values = readonly (string | null)[];

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

/** The columns that a condition speaks of. */
export function columnsOf(condition: Condition): readonly string[] {
  if (condition.kind === 'fixed') return filterColumns(condition.filter);
  return condition.kind === 'elapsed' ? [condition.from, condition.column] : [condition.column];
}

export function isComplete(condition: Condition): boolean {
  switch (condition.kind) {
    case 'values':
      return condition.values.length > 0;
    case 'text':
      return condition.text.trim() !== '';
    case 'number':
      return condition.value !== null;
    case 'elapsed':
      return condition.seconds !== null;
    case 'empty':
    case 'fixed':
      return true;
    default:
      return unreachable(condition);
  }
}

function filterOf(draft: RuleDraft, known: ReadonlySet<string>): Filter {
  const runs = (condition: Condition): boolean =>
    isComplete(condition) && columnsOf(condition).every((column) => known.has(column));
  if (!draft.conditions.every(runs)) return nothing;
  const parts = draft.conditions.map(conditionFilter);
  const [only] = parts;
  if (only === undefined) return { kind: 'all' };
  return parts.length === 1 ? only : { kind: 'and', of: parts };
}

const nothing: Filter = { kind: 'not', of: { kind: 'all' } };

function conditionFilter(condition: Condition): Filter {
  switch (condition.kind) {
    case 'values':
      return negate(condition.negated, { kind: 'in', column: condition.column, values: condition.values });
    case 'text':
      return negate(condition.negated, { kind: 'contains', column: condition.column, text: condition.text.trim() });
    case 'empty':
      return negate(condition.negated, { kind: 'missing', column: condition.column });
    case 'number':
      return { kind: 'compare', column: condition.column, op: condition.op, value: condition.value ?? Number.NaN };
    case 'elapsed':
      return {
        kind: 'elapsed',
        from: condition.from,
        to: condition.column,
        op: condition.op,
        seconds: condition.seconds ?? Number.NaN,
      };
    case 'fixed':
      return condition.filter;
    default:
      return unreachable(condition);
  }
}

const negate = (negated: boolean, of: Filter): Filter => (negated ? { kind: 'not', of } : of);

function draftConditions(filter: Filter): readonly Condition[] {
  if (filter.kind === 'all') return [];
  return filter.kind === 'and' ? filter.of.flatMap(draftConditions) : [draftCondition(filter, false) ?? fixed(filter)];
}

const fixed = (filter: Filter): Condition => ({ kind: 'fixed', filter });

/** Null: the editor has no form for it. */
function draftCondition(filter: Filter, negated: boolean): Condition | null {
  switch (filter.kind) {
    case 'not':
      return negated ? null : draftCondition(filter.of, true);
    case 'in':
      return { kind: 'values', column: filter.column, negated, values: filter.values };
    case 'contains':
      return { kind: 'text', column: filter.column, negated, text: filter.text };
    case 'missing':
      return { kind: 'empty', column: filter.column, negated };
    case 'compare':
      return negated ? null : { kind: 'number', column: filter.column, op: filter.op, value: filter.value };
    case 'elapsed':
      return negated
        ? null
        : { kind: 'elapsed', column: filter.to, from: filter.from, op: filter.op, seconds: filter.seconds };
    case 'all':
    case 'and':
    case 'or':
      return null;
    default:
      return unreachable(filter);
  }
}
