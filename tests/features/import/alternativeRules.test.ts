import { describe, expect, test } from 'vitest';
import { alternativeRules, type RuleColumn } from '#features/import/alternativeRules.ts';

const status: RuleColumn = { id: 'status', name: 'Status', kind: 'dimension', values: [] };

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
