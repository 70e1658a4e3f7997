import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logMeanSplit } from '#core/contribution/logMeanSplit.ts';
import type { Ends } from '#core/contribution/secant.ts';
import type { Expression } from '#core/model/schema.ts';
import { metricId, min, negate, over, part, plus, times } from '../../support/expressions.ts';

type Values = Readonly<Record<string, Ends>>;
const ends = (from: number, to: number): Ends => ({ from, to });

function split(expression: Expression, all: Values) {
  const result = logMeanSplit(expression, (id) => all[id] ?? ends(Number.NaN, Number.NaN));
  if (!result.ok)
    return { error: result.error.code, partOf: () => Number.NaN, factorOf: () => null, total: 0, change: 0, size: 0 };
  const { from, to, method, parts } = result.value;
  const find = (id: string) => parts.find((each) => each.metricId === metricId(id));
  return {
    method,
    change: to - from,
    size: Math.abs(from) + Math.abs(to),
    ratio: to / from,
    partOf: (id: string) => find(id)?.contribution ?? Number.NaN,
    factorOf: (id: string) => find(id)?.factor,
    factors: parts.map(({ factor }) => factor),
    total: parts.reduce((sum, { contribution }) => sum + contribution, 0),
  };
}

const positive = fc.double({ min: 0.01, max: 100, noNaN: true });
const changing = fc.record({ from: positive, to: positive });
const values = fc.record({ a: changing, b: changing, c: changing });
const chain = over(times('a', times(3, 'b')), 'c');

describe('logMeanSplit', () => {
  it('CONTRIB-30 the factors multiply to the change, and the parts sum to it, whatever the order of time', () => {
    fc.assert(
      fc.property(values, (all) => {
        const there = split(chain, all);
        const scale = there.size + Math.abs(there.partOf('a')) + Math.abs(there.partOf('b')) + 1e-300;
        expect(Math.abs(there.total - there.change)).toBeLessThanOrEqual(1e-12 * (scale + Math.abs(there.partOf('c'))));
        const product = (there.factors ?? []).reduce<number>((whole, factor) => whole * (factor ?? Number.NaN), 1);
        expect(product / (there.ratio ?? Number.NaN)).toBeCloseTo(1, 11);
        const back = split(chain, {
          a: ends(all.a.to, all.a.from),
          b: ends(all.b.to, all.b.from),
          c: ends(all.c.to, all.c.from),
        });
        for (const id of ['a', 'b', 'c']) expect(back.partOf(id) / scale).toBeCloseTo(-there.partOf(id) / scale, 10);
      }),
    );
  });

  it('CONTRIB-30 by hand: 10 × 2 → 20 × 4', () => {
    const found = split(times('a', 'b'), { a: ends(10, 20), b: ends(2, 4) });
    expect(found).toMatchObject({ method: 'log-mean', change: 60, factors: [2, 2] });
    expect(found.partOf('a')).toBeCloseTo(30, 12);
    const squared = split(times('a', times('a', over('b', 'b'))), { a: ends(1, 3), b: ends(1, 7) });
    expect(squared.partOf('a')).toBeCloseTo(8, 12);
    expect(squared.partOf('b')).toBe(0);
    expect(squared.factorOf('b')).toBe(1);
    const still = split(over('a', 'b'), { a: ends(4, 8), b: ends(2, 4) });
    expect(still.change).toBe(0);
    expect(still.partOf('a')).toBeCloseTo(2 * Math.log(2), 12);
    expect(still.total).toBeCloseTo(0, 12);
    expect(split(times('a', 'b'), { a: ends(4, 4), b: ends(2, 4) }).partOf('a')).toBe(0);
  });

  it('CONTRIB-31 at 0 the parts are limits', () => {
    const gone = split(times('a', 'b'), { a: ends(10, 0), b: ends(2, 4) });
    expect([gone.partOf('a'), gone.partOf('b'), gone.factorOf('a'), gone.factorOf('b')]).toEqual([-20, 0, null, 2]);
    const both = split(times('a', times('b', 'b')), { a: ends(0, 3), b: ends(0, 2) });
    expect([both.partOf('a'), both.partOf('b')]).toEqual([4, 8]);
    const nothing = split(times('a', 'b'), { a: ends(0, 0), b: ends(1, 5) });
    expect([nothing.partOf('a'), nothing.partOf('b')]).toEqual([0, 0]);
    // The limit is what ever smaller numbers come to.
    const nearly = split(times('a', 'b'), { a: ends(10, 1e-300), b: ends(2, 4) });
    expect(nearly.partOf('a')).toBeCloseTo(-20, 0);
  });

  it('CONTRIB-31 below 0 the parts are the ledger’s; what is no chain has none', () => {
    const below = split(times('a', 'b'), { a: ends(-2, 3), b: ends(4, 6) });
    expect(below).toMatchObject({ method: 'secant', change: 26, total: 26, factors: [null, null] });
    expect(below.partOf('a')).toBe(25);
    for (const expression of [plus('a', 'b'), negate('a'), min('a', 'b'), times('a', part(0)), over(-1, 'a')])
      expect(split(expression, { a: ends(1, 2), b: ends(1, 2) }).error).toBe('not-a-chain');
    expect(split(over('a', 'b'), { a: ends(1, 2), b: ends(0, 2) }).error).toBe('division-by-zero');
    expect(split(over('a', 'b'), { a: ends(1, 2), b: ends(2, 0) }).error).toBe('division-by-zero');
  });
});
