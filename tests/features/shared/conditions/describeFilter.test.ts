import { expect, test } from 'vitest';
import type { Filter } from '#core/table/filter.ts';
import { describeFilter } from '#features/shared/conditions/describeFilter.ts';

const columns = [
  { id: 'status', name: 'Status' },
  { id: 'channel', name: 'Channel' },
  { id: 'replies', name: 'Replies' },
  { id: 'opened', name: 'Opened' },
  { id: 'closed', name: 'Closed' },
  { id: 'tags', name: 'Tags', kind: 'tags' },
  { id: 'outcome', name: 'Outcome', valueNames: { product_fix: 'Waiting on a product fix' } },
] as const;

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
    '(Status is not Open or (missing) or Channel contains “chat” and gone is empty or Replies ≤ 2 or Opened to Closed > 2 h or always)',
  );
});

test.each<[string, Filter]>([
  ['Tags has vip or bug', { kind: 'in', column: 'tags', values: ['vip', 'bug'] }],
  ['Tags does not have vip', { kind: 'not', of: { kind: 'in', column: 'tags', values: ['vip'] } }],
  ['Tags is none', { kind: 'empty', column: 'tags' }],
  ['Tags is any', { kind: 'not', of: { kind: 'empty', column: 'tags' } }],
  ['Tags is unknown', { kind: 'missing', column: 'tags' }],
  ['Tags is known', { kind: 'not', of: { kind: 'missing', column: 'tags' } }],
  ['Agent is not empty', { kind: 'not', of: { kind: 'missing', column: 'Agent' } }],
  ['Channel does not contain “chat”', { kind: 'not', of: { kind: 'contains', column: 'channel', text: 'chat' } }],
  ['not Replies > 2', { kind: 'not', of: { kind: 'compare', column: 'replies', op: '>', value: 2 } }],
  ['Outcome is Waiting on a product fix or lost', { kind: 'in', column: 'outcome', values: ['product_fix', 'lost'] }],
])('says %s', (words, filter) => {
  expect(describeFilter(filter, columns)).toBe(words);
});
