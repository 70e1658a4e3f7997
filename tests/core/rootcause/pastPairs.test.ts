import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastPairs, pastPairs } from '#core/rootcause/pastPairs.ts';
import { isInside, lengthOf, shiftDays } from '#core/time/range.ts';

const window = (fromDay: number, days: number) => ({ fromDay, toDay: fromDay + days });
const any = fc.record({
  start: fc.integer({ min: 0, max: 400 }),
  before: fc.integer({ min: 1, max: 40 }),
  after: fc.integer({ min: 1, max: 40 }),
  gap: fc.integer({ min: 0, max: 30 }),
});
const usable = () => true;

describe('past pairs', () => {
  it('CAUSE-52 are the comparison moved back by whole weeks, inside the data and before the current period', () => {
    fc.assert(
      fc.property(any, ({ start, before, after, gap }) => {
        const comparison = { baseline: window(start, before), current: window(start + before + gap, after) };
        const extent = { fromDay: 0, toDay: 1_000 };
        const { pairs, stepDays, overlap } = pastPairs(comparison, extent, usable);
        pairs.forEach((pair, index) => {
          const back = comparison.baseline.fromDay - pair.baseline.fromDay;
          expect(back % 7).toBe(0);
          expect(pair).toEqual({
            baseline: shiftDays(comparison.baseline, -back),
            current: shiftDays(comparison.current, -back),
          });
          expect(isInside(pair.baseline, extent)).toBe(true);
          expect(pair.current.toDay).toBeLessThanOrEqual(comparison.current.fromDay);
          const next = pairs[index + 1];
          if (next !== undefined) expect(pair.current.fromDay - next.current.fromDay).toBe(stepDays);
        });
        expect(overlap).toBe(stepDays < Math.max(lengthOf(comparison.baseline), lengthOf(comparison.current)));
        if (overlap && stepDays > 7) expect(pairs.length).toBeGreaterThanOrEqual(leastPairs);
      }),
    );
  });

  it('CAUSE-52 touch where that gives eight, else start closer together', () => {
    const comparison = { baseline: window(126, 14), current: window(140, 14) };
    expect(pastPairs(comparison, { fromDay: 0, toDay: 182 }, usable)).toMatchObject({ stepDays: 14, overlap: false });
    expect(pastPairs(comparison, { fromDay: 0, toDay: 182 }, usable).pairs).toHaveLength(9);
    const months = { baseline: window(126, 28), current: window(154, 28) };
    const found = pastPairs(months, { fromDay: 0, toDay: 182 }, usable);
    expect([found.pairs.length, found.stepDays, found.overlap]).toEqual([8, 14, true]);
    expect(pastPairs(months, { fromDay: 120, toDay: 182 }, usable).pairs).toEqual([]);
  });

  it('CAUSE-52 leave out windows that are not to be learnt from', () => {
    const comparison = { baseline: window(126, 14), current: window(140, 14) };
    const early = pastPairs(comparison, { fromDay: 0, toDay: 182 }, ({ toDay }) => toDay <= 126);
    expect(early.pairs.every((pair) => pair.current.toDay <= 126)).toBe(true);
    expect(early.pairs.length).toBeGreaterThan(0);
  });
});
