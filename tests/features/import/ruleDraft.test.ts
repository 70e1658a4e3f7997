import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareOps, type Filter } from '#core/table/filter.ts';
import { outcomes } from '#core/table/table.ts';
import { draftRules, rulesOf } from '#features/import/ruleDraft.ts';
import { columnsOf, isComplete } from '#features/shared/conditions/condition.ts';

const columnIds = ['status', 'channel', 'replies', 'opened', 'closed'];
const known = new Set(columnIds);
const column = fc.constantFrom(...columnIds);
const leaf: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({
    kind: fc.constant('in' as const),
    column,
    values: fc.array(fc.option(fc.string(), { nil: null }), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('contains' as const),
    column,
    text: fc.string({ minLength: 1 }).map((text) => `x${text.trim()}x`),
  }),
  fc.record({
    kind: fc.constant('compare' as const),
    column,
    op: fc.constantFrom(...compareOps),
    value: fc.integer(),
  }),
  fc.record({
    kind: fc.constant('elapsed' as const),
    from: column,
    to: column,
    op: fc.constantFrom(...compareOps),
    seconds: fc.nat(),
  }),
  fc.record({ kind: fc.constant('missing' as const), column }),
);
const part: fc.Arbitrary<Filter> = fc.oneof(
  leaf,
  leaf.map((of) => ({ kind: 'not' as const, of })),
  fc.array(leaf, { minLength: 1, maxLength: 3 }).map((of) => ({ kind: 'or' as const, of })),
);
const when: fc.Arbitrary<Filter> = fc.oneof(
  part,
  fc.constant<Filter>({ kind: 'all' }),
  fc.array(part, { minLength: 2, maxLength: 4 }).map((of) => ({ kind: 'and' as const, of })),
);

test('rules survive being edited by nobody', () => {
  const rules = fc.record({
    rules: fc.array(fc.record({ when, outcome: fc.constantFrom(...outcomes) }), { maxLength: 5 }),
    otherwise: fc.constantFrom(...outcomes),
  });
  fc.assert(
    fc.property(rules, fc.nat(), (given, firstKey) => {
      expect(rulesOf(draftRules(given, firstKey), given.otherwise, known)).toEqual(given);
    }),
  );
});

const nothing: Filter = { kind: 'not', of: { kind: 'all' } };

describe('a rule that can not be run', () => {
  test.each([
    { kind: 'values', column: 'status', negated: true, values: [] },
    { kind: 'text', column: 'status', negated: false, text: '  ' },
    { kind: 'number', column: 'replies', op: '>', value: null },
    { kind: 'elapsed', column: 'closed', from: 'opened', op: '<=', seconds: null },
  ] as const)('matches nothing while $kind is not complete', (condition) => {
    expect(isComplete(condition)).toBe(false);
    const { rules } = rulesOf([{ key: 1, conditions: [condition], outcome: 'resolved' }], 'open', known);
    expect(rules).toEqual([{ when: nothing, outcome: 'resolved' }]);
  });

  test('matches nothing when its column is gone', () => {
    const condition = { kind: 'empty', column: 'gone', negated: false } as const;
    const { rules } = rulesOf([{ key: 1, conditions: [condition], outcome: 'resolved' }], 'open', known);
    expect(rules[0]?.when).toEqual(nothing);
  });
});

test('an elapsed time speaks of both its columns, a fixed filter of all of its own', () => {
  expect(columnsOf({ kind: 'elapsed', column: 'closed', from: 'opened', op: '>', seconds: 1 })).toEqual([
    'opened',
    'closed',
  ]);
  const filter: Filter = {
    kind: 'or',
    of: [
      { kind: 'missing', column: 'a' },
      { kind: 'missing', column: 'b' },
    ],
  };
  expect(columnsOf({ kind: 'fixed', filter })).toEqual(['a', 'b']);
});
