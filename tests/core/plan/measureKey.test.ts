import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalFilter, filterKey } from '#core/plan/canonicalFilter.ts';
import { measureKey, planMeasure } from '#core/plan/measureKey.ts';
import { everything, type Filter } from '#core/table/filter.ts';
import { isIn } from '../../support/boundDoc.ts';
import { randomFilter, randomRow } from '../../support/randomPlans.ts';
import { matches } from '../../support/referenceEngine.ts';

/** The same condition with its parts, values and object keys the other way round. */
function reversed(filter: Filter): Filter {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return { of: filter.of.toReversed().map(reversed), kind: filter.kind };
    case 'not':
      return { of: reversed(filter.of), kind: 'not' };
    case 'in':
      return { values: filter.values.toReversed(), column: filter.column, kind: 'in' };
    default:
      return filter;
  }
}

describe('measure keys', () => {
  it('PLAN-1 do not see order', () => {
    fc.assert(
      fc.property(randomFilter, (filter) => {
        expect(filterKey(reversed(filter))).toBe(filterKey(filter));
      }),
    );
    const one = { kind: 'quantile', p: 0.9 } as const;
    expect(measureKey({ p: 0.9, kind: 'quantile' }, 'wait', everything)).toBe(measureKey(one, 'wait', everything));
    expect(planMeasure({ kind: 'count' }, 'wait', everything)).toEqual(
      planMeasure({ kind: 'count' }, null, everything),
    );
  });

  it('PLAN-1 tell different measures apart', () => {
    const keys = [
      measureKey({ kind: 'count' }, null, everything),
      measureKey({ kind: 'sum' }, 'wait', everything),
      measureKey({ kind: 'sum' }, 'score', everything),
      measureKey({ kind: 'quantile', p: 0.5 }, 'wait', everything),
      measureKey({ kind: 'quantile', p: 0.9 }, 'wait', everything),
      measureKey({ kind: 'histogram', width: 1, bins: 12 }, 'wait', everything),
      measureKey({ kind: 'histogram', width: 1, bins: 2 }, 'wait', everything),
      measureKey({ kind: 'histogram', width: 11, bins: 2 }, 'wait', everything),
      measureKey({ kind: 'count' }, null, isIn('channel', 'a', 'b')),
      measureKey({ kind: 'count' }, null, isIn('channel', 'a,b')),
      measureKey({ kind: 'count' }, null, isIn('channel', 'null')),
      measureKey({ kind: 'count' }, null, isIn('channel', null)),
      measureKey({ kind: 'count' }, null, { kind: 'or', of: [] }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('PLAN-2 a canonical filter matches the same rows and is its own canonical form', () => {
    fc.assert(
      fc.property(randomFilter, randomRow, (filter, row) => {
        const canonical = canonicalFilter(filter);
        expect(matches(canonical, row)).toBe(matches(filter, row));
        expect(canonicalFilter(canonical)).toEqual(canonical);
      }),
      { numRuns: 1_000 },
    );
  });
});
