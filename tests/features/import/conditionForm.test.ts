import { describe, expect, test } from 'vitest';
import type { RuleColumn } from '#features/import/alternativeRules.ts';
import { alternativeRules } from '#features/import/alternativeRules.ts';
import { newCondition, operatorOf, operatorsFor, withColumn, withOperator } from '#features/import/conditionForm.ts';
import { describeFilter } from '#features/import/describeFilter.ts';
import { isComplete } from '#features/import/ruleDraft.ts';

const status: RuleColumn = { id: 'status', name: 'Status', kind: 'dimension', values: [] };
const channel: RuleColumn = { id: 'channel', name: 'Channel', kind: 'dimension', values: [] };
const replies: RuleColumn = { id: 'replies', name: 'Replies', kind: 'measure', values: [] };
const opened: RuleColumn = { id: 'opened', name: 'Opened', kind: 'time', values: [] };
const closed: RuleColumn = { id: 'closed', name: 'Closed', kind: 'time', values: [] };
const columns = [status, channel, replies, opened, closed];

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

describe('the rules offered instead', () => {
  test('take what says yes for resolved', () => {
    const met: RuleColumn = {
      id: 'made_sla',
      name: 'made_sla',
      kind: 'dimension',
      values: [
        { value: 'TRUE', count: 5 },
        { value: 'false', count: 3 },
        { value: null, count: 1 },
      ],
    };
    expect(alternativeRules(met)).toEqual({
      rules: [{ when: { kind: 'in', column: 'made_sla', values: ['TRUE'] }, outcome: 'resolved' }],
      otherwise: 'other_unresolved',
    });
  });

  test('are none where nothing says yes', () => {
    expect(alternativeRules({ ...status, values: [{ value: 'Open', count: 1 }] })).toBeNull();
  });
});

test('a filter in words', () => {
  const words = describeFilter(
    {
      kind: 'or',
      of: [
        { kind: 'not', of: { kind: 'in', column: 'status', values: ['Open', null] } },
        {
          kind: 'and',
          of: [
            { kind: 'contains', column: 'channel', text: 'chat' },
            { kind: 'missing', column: 'gone' },
          ],
        },
        { kind: 'compare', column: 'replies', op: '<=', value: 2 },
        { kind: 'elapsed', from: 'opened', to: 'closed', op: '>', seconds: 7200 },
        { kind: 'all' },
      ],
    },
    columns,
  );
  expect(words).toBe(
    '(not Status is Open or (missing) or Channel contains “chat” and gone is empty or Replies ≤ 2 or Opened to Closed > 2 h or always)',
  );
});
