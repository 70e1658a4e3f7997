import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ends } from '#core/contribution/secant.ts';
import { secantMultipliers } from '#core/contribution/secantMultipliers.ts';
import type { Expression, MetricId } from '#core/model/schema.ts';
import { anyExpression, metricId, minus, negate, over, part, plus, sizeOf, times } from '../../support/expressions.ts';

const ids = ['a', 'b', 'c', 'd'] as const;
type Values = Readonly<Record<string, Ends>>;
const number = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 6, arbitrary: fc.double({ min: -50, max: 50, noNaN: true }) },
  { weight: 2, arbitrary: fc.integer({ min: -9, max: 9 }) },
);
const ends = fc.record({ from: number, to: number });
/** Away from 0, of either sign. */
const away = fc.double({ min: 1, max: 50, noNaN: true });
const divisor = fc
  .tuple(away, away, fc.constantFrom(1, -1))
  .map(([from, to, sign]) => ({ from: from * sign, to: to * sign }));
const values = fc.record({ a: ends, b: ends, c: ends, d: ends });

const at =
  (all: Values) =>
  (id: MetricId): Ends =>
    all[id] ?? { from: Number.NaN, to: Number.NaN };
const mapped = (all: Values, map: (of: Ends, id: string) => Ends): Values =>
  Object.fromEntries(Object.entries(all).map(([id, of]) => [id, map(of, id)]));

function split(expression: Expression, all: Values) {
  const secant = secantMultipliers(expression, at(all));
  if (!secant.ok) return null;
  const contribution = (id: string): number => {
    const { from, to } = at(all)(metricId(id));
    return (secant.value.multipliers.get(metricId(id)) ?? 0) * (to - from);
  };
  return { ...secant.value, change: secant.value.to - secant.value.from, contribution };
}

/** What rounding errors are relative to. */
function size(expression: Expression, all: Values): number {
  return sizeOf(expression, (id) => Math.max(Math.abs(at(all)(id).from), Math.abs(at(all)(id).to)));
}

describe('secant multipliers', () => {
  it('CONTRIB-1 sum to the change of any sum or product', () => {
    fc.assert(
      fc.property(anyExpression(ids, ['+', '-', '*']), values, (expression, all) => {
        const found = split(expression, all);
        const total = ids.reduce((sum, id) => sum + (found?.contribution(id) ?? Number.NaN), 0);
        const scale = Math.max(size(expression, all), 1e-300);
        expect(Math.abs((found?.change ?? 0) - total)).toBeLessThanOrEqual(1e-12 * scale);
      }),
      { numRuns: 5000 },
    );
  });

  it('CONTRIB-1 sum to the change of quotients of anything', () => {
    fc.assert(
      fc.property(anyExpression(['a', 'b', 'd'], ['+', '-', '*']), values, divisor, (top, all, c) => {
        const numbers = { ...all, c };
        for (const expression of [over(top, 'c'), minus(over(top, 'c'), over('a', 'c')), over(over(top, 'c'), 'c')]) {
          const found = split(expression, numbers);
          const total = ids.reduce((sum, id) => sum + (found?.contribution(id) ?? Number.NaN), 0);
          const scale = Math.max(size(top, numbers), size(part('a'), numbers), 1e-300) * 50;
          expect(Math.abs((found?.change ?? 0) - total)).toBeLessThanOrEqual(1e-12 * scale);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('CONTRIB-2 swapping the periods flips every sign', () => {
    fc.assert(
      fc.property(anyExpression(['a', 'b', 'd'], ['+', '-', '*']), values, divisor, (top, all, c) => {
        const numbers = { ...all, c };
        const expression = minus(over(top, 'c'), times('a', 'c'));
        const there = split(expression, numbers);
        const back = split(
          expression,
          mapped(numbers, ({ from, to }) => ({ from: to, to: from })),
        );
        const scale = Math.max(size(top, numbers), size(times('a', 'c'), numbers), 1e-300) * 50;
        for (const id of ids) {
          const sum = (there?.contribution(id) ?? Number.NaN) + (back?.contribution(id) ?? Number.NaN);
          expect(Math.abs(sum)).toBeLessThanOrEqual(1e-12 * scale);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('CONTRIB-3 what did not change contributes 0', () => {
    fc.assert(
      fc.property(anyExpression(ids, ['+', '-', '*']), values, (expression, all) => {
        const found = split(expression, { ...all, b: { from: all.b.from, to: all.b.from } });
        expect(found?.contribution('b')).toBeCloseTo(0, 15);
      }),
    );
  });

  it('CONTRIB-4 order and brackets of factors do not matter', () => {
    fc.assert(
      fc.property(values, (all) => {
        const expected = split(times(times('a', 'b'), times('c', 'd')), all);
        const scale = size(times(times('a', 'b'), times('c', 'd')), all) + 1e-300;
        for (const same of [
          times('d', times('b', times('a', 'c'))),
          times(times(times('c', 'd'), 'a'), 'b'),
          negate(times('a', negate(times(times('b', 'c'), 'd')))),
          times(negate('a'), negate(times('d', times('b', 'c')))),
        ]) {
          const found = split(same, all);
          for (const id of ids) {
            expect(Math.abs((found?.contribution(id) ?? 0) - (expected?.contribution(id) ?? 0))).toBeLessThanOrEqual(
              1e-12 * scale,
            );
          }
        }
      }),
    );
  });

  it('CONTRIB-4 the split of a product is its Shapley value', () => {
    fc.assert(
      fc.property(values, (all) => {
        const found = split(times(times('a', 'b'), times('c', 'd')), all);
        const scale = size(times(times('a', 'b'), times('c', 'd')), all) + 1e-300;
        for (const id of ids) {
          expect(Math.abs((found?.contribution(id) ?? 0) - shapley(all, id))).toBeLessThanOrEqual(1e-12 * scale);
        }
      }),
    );
  });

  it('CONTRIB-5 units do not matter', () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0.01, max: 100, noNaN: true }), (all, unit) => {
        const expression = plus(times('a', 'b'), minus('c', times('d', 'd')));
        const rescaled = plus(times(over('a', unit), 'b'), minus('c', times('d', 'd')));
        const scale = size(expression, all) + 1e-300;
        const plain = split(expression, all);
        const other = split(rescaled, { ...all, a: { from: all.a.from * unit, to: all.a.to * unit } });
        const whole = split(times(expression, unit), all);
        for (const id of ids) {
          const own = plain?.contribution(id) ?? Number.NaN;
          expect(Math.abs((other?.contribution(id) ?? 0) - own)).toBeLessThanOrEqual(1e-12 * scale);
          expect(Math.abs((whole?.contribution(id) ?? 0) - own * unit)).toBeLessThanOrEqual(1e-12 * scale * unit);
        }
      }),
    );
  });

  it('CONTRIB-6 quotients by the mean of both orders; a divisor of 0 is an error', () => {
    const all = { a: { from: 10, to: 12 }, b: { from: 4, to: 5 }, c: { from: 0, to: 1 }, d: { from: 1, to: 0 } };
    const found = split(over('a', 'b'), all);
    // a first: 12/4 − 10/4 = 0.5, b first: 12/5 − 10/5 = 0.4; the other way round for b.
    expect(found?.contribution('a')).toBeCloseTo(0.45, 15);
    expect(found?.contribution('b')).toBeCloseTo(-0.55, 15);
    for (const expression of [
      over('a', 'c'),
      over('a', 'd'),
      plus('a', negate(over('a', 'c'))),
      times('a', over(1, 'd')),
    ]) {
      expect(secantMultipliers(expression, at(all))).toEqual({ ok: false, error: { code: 'division-by-zero' } });
    }
    expect(secantMultipliers(over(over('a', 'c'), 'b'), at(all)).ok).toBe(false);
  });
});

/** By definition: the mean over all orders of what a factor adds when it is changed after those before it. */
function shapley(all: Values, id: string): number {
  const orders = permutations(ids);
  const product = (changed: ReadonlySet<string>): number =>
    ids.reduce(
      (total, each) => total * (changed.has(each) ? at(all)(metricId(each)).to : at(all)(metricId(each)).from),
      1,
    );
  const added = orders.map((order) => {
    const before = new Set(order.slice(0, order.indexOf(id)));
    return product(new Set([...before, id])) - product(before);
  });
  return added.reduce((total, each) => total + each, 0) / orders.length;
}

function permutations(items: readonly string[]): readonly (readonly string[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((first) => permutations(items.filter((item) => item !== first)).map((rest) => [first, ...rest]));
}
