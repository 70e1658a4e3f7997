import { describe, expect, test } from 'vitest';
import { isComplete } from '#features/shared/conditions/condition.ts';
import type { ConditionColumn } from '#features/shared/conditions/conditionColumn.ts';
import {
  newCondition,
  operatorOf,
  operatorsFor,
  withColumn,
  withOperator,
} from '#features/shared/conditions/conditionForm.ts';

const status: ConditionColumn = { id: 'status', name: 'Status', kind: 'dimension', values: [] };
const channel: ConditionColumn = { id: 'channel', name: 'Channel', kind: 'dimension', values: [] };
const replies: ConditionColumn = { id: 'replies', name: 'Replies', kind: 'measure', values: [] };
const opened: ConditionColumn = { id: 'opened', name: 'Opened', kind: 'time', values: [] };
const closed: ConditionColumn = { id: 'closed', name: 'Closed', kind: 'time', values: [] };
const tags: ConditionColumn = { id: 'tags', name: 'Tags', kind: 'tags', values: [] };
const columns = [status, tags, channel, replies, opened, closed];

describe('operators', () => {
  test.each(columns)('of $id all lead to a condition that says so', (column) => {
    for (const operator of operatorsFor(column.kind, true)) {
      const next = withOperator(newCondition(column), operator, [opened]);
      expect(operatorOf(next)).toBe(operator);
      expect(next.column).toBe(column.id);
    }
  });

  test('of a time need another time to measure from', () => {
    expect(operatorsFor('time', false)).toEqual(['filled', 'empty']);
  });

  test('keep the values that still make sense', () => {
    const is = { kind: 'values', column: 'status', negated: false, values: ['a'] } as const;
    expect(withOperator(is, 'is-not', [])).toEqual({ ...is, negated: true });
    expect(withOperator(withOperator(is, 'contains', []), 'is', [])).toEqual({ ...is, values: [] });
  });
});

test('a new condition decides nothing by accident', () => {
  expect(isComplete(newCondition(status))).toBe(false);
  expect(isComplete(newCondition(replies))).toBe(false);
});

describe('another column', () => {
  test('is compared in the same way where it can be', () => {
    const from = { kind: 'text', column: 'status', negated: true, text: 'x' } as const;
    expect(operatorOf(withColumn(from, channel, [opened, closed]))).toBe('contains-not');
    expect(operatorOf(withColumn(from, replies, [opened, closed]))).toBe('>=');
  });

  test('never measures a time from itself', () => {
    const from = { kind: 'elapsed', column: 'closed', from: 'opened', op: '<=', seconds: 60 } as const;
    expect(withColumn(from, opened, [opened, closed])).toMatchObject({ column: 'opened', from: 'closed' });
  });
});
