import { unreachable } from '#core/base/unreachable.ts';
import type { Filter } from '#core/table/filter.ts';
import type { Condition } from './condition.ts';

/** Conditions that must all hold as a filter. None of them is everything; each has to be complete. */
export function conditionsFilter(conditions: readonly Condition[]): Filter {
  const parts = conditions.map(conditionFilter);
  const [only] = parts;
  if (only === undefined) return { kind: 'all' };
  return parts.length === 1 ? only : { kind: 'and', of: parts };
}

/** A filter as the conditions that the editor shows. */
export function draftConditions(filter: Filter): readonly Condition[] {
  if (filter.kind === 'all') return [];
  return filter.kind === 'and' ? filter.of.flatMap(draftConditions) : [draftCondition(filter, false) ?? fixed(filter)];
}

function conditionFilter(condition: Condition): Filter {
  switch (condition.kind) {
    case 'values':
      return negate(condition.negated, { kind: 'in', column: condition.column, values: condition.values });
    case 'text':
      return negate(condition.negated, { kind: 'contains', column: condition.column, text: condition.text.trim() });
    case 'empty':
      return negate(condition.negated, { kind: 'missing', column: condition.column });
    case 'tagless':
      return negate(condition.negated, { kind: 'empty', column: condition.column });
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
    case 'empty':
      return { kind: 'tagless', column: filter.column, negated };
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
