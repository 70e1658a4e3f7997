import { unreachable } from '#core/base/unreachable.ts';
import { type CompareOp, compareOps } from '#core/table/filter.ts';
import type { ColumnKind } from '#core/table/table.ts';
import type { Condition } from './condition.ts';
import type { ConditionColumn } from './conditionColumn.ts';

/** What stands between the column and the value in the editor. */
export type Operator =
  | 'is'
  | 'is-not'
  | 'contains'
  | 'contains-not'
  | 'empty'
  | 'filled'
  | 'tagless'
  | 'tagged'
  | 'within'
  | 'later'
  | CompareOp;
export type EditableCondition = Exclude<Condition, { readonly kind: 'fixed' }>;

/** Null for an elapsed time that is compared in a way the menu does not offer. */
export function operatorOf(condition: EditableCondition): Operator {
  switch (condition.kind) {
    case 'values':
      return condition.negated ? 'is-not' : 'is';
    case 'text':
      return condition.negated ? 'contains-not' : 'contains';
    case 'empty':
      return condition.negated ? 'filled' : 'empty';
    case 'tagless':
      return condition.negated ? 'tagged' : 'tagless';
    case 'number':
      return condition.op;
    case 'elapsed':
      return condition.op.startsWith('<') ? 'within' : 'later';
    default:
      return unreachable(condition);
  }
}

/** A span of time needs a second time column to start from. */
export function operatorsFor(kind: ColumnKind, hasStart: boolean): readonly Operator[] {
  switch (kind) {
    case 'dimension':
    case 'text':
      return ['is', 'is-not', 'contains', 'contains-not', 'empty', 'filled'];
    case 'tags':
      return ['is', 'is-not', 'contains', 'contains-not', 'tagless', 'tagged', 'empty', 'filled'];
    case 'measure':
      return [...compareOps, 'empty', 'filled'];
    case 'time':
      return hasStart ? ['filled', 'empty', 'within', 'later'] : ['filled', 'empty'];
    default:
      return unreachable(kind);
  }
}

/** The same column compared otherwise; values that still make sense stay. */
export function withOperator(
  condition: EditableCondition,
  operator: Operator,
  starts: readonly ConditionColumn[],
): EditableCondition {
  const { column } = condition;
  switch (operator) {
    case 'is':
    case 'is-not':
      return {
        kind: 'values',
        column,
        negated: operator === 'is-not',
        values: condition.kind === 'values' ? condition.values : [],
      };
    case 'contains':
    case 'contains-not':
      return {
        kind: 'text',
        column,
        negated: operator === 'contains-not',
        text: condition.kind === 'text' ? condition.text : '',
      };
    case 'empty':
    case 'filled':
      return { kind: 'empty', column, negated: operator === 'filled' };
    case 'tagless':
    case 'tagged':
      return { kind: 'tagless', column, negated: operator === 'tagged' };
    case 'within':
    case 'later': {
      const from = condition.kind === 'elapsed' ? condition.from : (starts[0]?.id ?? column);
      const seconds = condition.kind === 'elapsed' ? condition.seconds : 86_400;
      return { kind: 'elapsed', column, from, op: operator === 'within' ? '<=' : '>', seconds };
    }
    default:
      return { kind: 'number', column, op: operator, value: condition.kind === 'number' ? condition.value : null };
  }
}

/** A condition to start from: nothing chosen yet, so that it matches nothing. */
export function newCondition(column: ConditionColumn): EditableCondition {
  switch (column.kind) {
    case 'dimension':
    case 'tags':
    case 'text':
      return { kind: 'values', column: column.id, negated: false, values: [] };
    case 'measure':
      return { kind: 'number', column: column.id, op: '>=', value: null };
    case 'time':
      return { kind: 'empty', column: column.id, negated: true };
    default:
      return unreachable(column.kind);
  }
}

/** Another column, compared in the same way where that is possible. */
export function withColumn(
  condition: EditableCondition,
  column: ConditionColumn,
  starts: readonly ConditionColumn[],
): EditableCondition {
  const operator = operatorOf(condition);
  const fresh = newCondition(column);
  const isOffered = operatorsFor(
    column.kind,
    starts.some((each) => each.id !== column.id),
  ).includes(operator);
  return isOffered
    ? withOperator(
        fresh,
        operator,
        starts.filter((each) => each.id !== column.id),
      )
    : fresh;
}
