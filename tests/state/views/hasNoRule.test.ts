import { expect, it } from 'vitest';
import { type Basis, type Metric, MetricId, type OutcomeRules } from '#core/model/schema.ts';
import { everything, type Filter } from '#core/table/filter.ts';
import { hasNoRule } from '#state/views/hasNoRule.ts';

const rules: OutcomeRules = {
  rules: [{ when: everything, outcome: 'resolved' }],
  otherwise: 'abandoned',
};
const outcomeIs = (...values: readonly string[]): Filter => ({ kind: 'in', column: 'outcome', values });

function metricOf(basis: Basis): Metric {
  return { id: MetricId.parse('m'), name: 'M', description: '', unit: 'share', direction: 'lower', basis };
}
const share = (part: Filter): Metric =>
  metricOf({ kind: 'measure', measure: { kind: 'share', part, whole: everything } });

it('knows an outcome that no rule gives', () => {
  expect(hasNoRule(share(outcomeIs('product_fix')), rules)).toBe(true);
  expect(hasNoRule(share(outcomeIs('abandoned')), rules)).toBe(false);
  expect(hasNoRule(share(outcomeIs('open', 'resolved')), rules)).toBe(false);
  const count = { aggregate: 'count', column: null, filter: outcomeIs('product_fix') } as const;
  expect(hasNoRule(metricOf({ kind: 'measure', measure: { kind: 'aggregate', of: count } }), rules)).toBe(true);
});

it('says nothing of other conditions, formulas, or tables without rules', () => {
  expect(hasNoRule(share({ kind: 'in', column: 'channel', values: ['chat'] }), rules)).toBe(false);
  expect(hasNoRule(share(outcomeIs('product_fix')), null)).toBe(false);
  expect(hasNoRule(metricOf({ kind: 'unbound', needs: [] }), rules)).toBe(false);
});
