import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ends } from '#core/contribution/secant.ts';
import { secantMultipliers } from '#core/contribution/secantMultipliers.ts';
import { evaluateExpression } from '#core/formula/evaluateExpression.ts';
import type { Expression, MetricId } from '#core/model/schema.ts';
import { anyBranching, max, metricId, min, minus, over, plus, sizeOf, times, when } from '../../support/expressions.ts';

type Values = Readonly<Record<string, Ends>>;
const ids = ['a', 'b', 'c', 'd'];
const number = fc.oneof(
  fc.integer({ min: -9, max: 9 }),
  fc.integer({ min: -9_000_000, max: 9_000_000 }).map((each) => each / 999_983),
);
const values = fc.record({
  a: fc.record({ from: number, to: number }),
  b: fc.record({ from: number, to: number }),
  c: fc.record({ from: number, to: number }),
  d: fc.record({ from: number, to: number }),
});
const at =
  (all: Values) =>
  (id: MetricId): Ends =>
    all[id] ?? { from: Number.NaN, to: Number.NaN };
const ends = (from: number, to: number): Ends => ({ from, to });

function split(expression: Expression, all: Values) {
  const secant = secantMultipliers(expression, at(all));
  if (!secant.ok) throw new Error(secant.error.code);
  const { from, to, multipliers, residual } = secant.value;
  const part = (id: string): number => {
    const own = at(all)(metricId(id));
    return own.from === own.to ? 0 : (multipliers.get(metricId(id)) ?? 0) * (own.to - own.from);
  };
  return {
    change: to - from,
    multipliers,
    residual,
    part,
    total: Object.keys(all).reduce((sum, id) => sum + part(id), 0),
  };
}

const scaleOf = (expression: Expression, all: Values): number =>
  1 + sizeOf(expression, (id) => Math.max(Math.abs(at(all)(id).from), Math.abs(at(all)(id).to)));

describe('min, max and if', () => {
  it('CONTRIB-27 split by hand', () => {
    const all = { a: ends(1, 5), b: ends(3, 4) };
    // min 1 → 4. a first: 1 → 3 (+2), then b: 3 → 4 (+1). b first: 1 → 1 (0), then a: 1 → 4 (+3).
    const smallest = split(min('a', 'b'), all);
    expect([smallest.part('a'), smallest.part('b'), smallest.residual]).toEqual([2.5, 0.5, 0]);
    // max 3 → 5. a first: 3 → 5 (+2), then b 0. b first: 3 → 4 (+1), then a 4 → 5 (+1).
    expect(split(max('a', 'b'), all).part('a')).toBe(1.5);
    // if(a < 2, b, 10): 3 → 10. a first: +7, then b 0. b first: 3 → 4 (+1), then a +6.
    const chosen = split(when(['a', '<', 2], 'b', 10), all);
    expect(chosen.part('a')).toBe(6.5);
    expect(chosen.part('b')).toBe(0.5);
    const guarded = split(when(['b', '=', 0], 0, over('a', 'b')), { a: ends(1, 6), b: ends(0, 2) });
    expect(guarded.change).toBe(3);
    expect(guarded.part('a')).toBe(1.25);
  });

  it('CONTRIB-27 sum to the change of any formula, and change sign with time', () => {
    fc.assert(
      fc.property(anyBranching(ids), values, (expression, all) => {
        const scale = scaleOf(expression, all);
        const there = split(expression, all);
        expect(there.residual).toBe(0);
        expect(Math.abs(there.total - there.change)).toBeLessThanOrEqual(1e-12 * scale);
        const swapped = Object.fromEntries(Object.entries(all).map(([id, { from, to }]) => [id, ends(to, from)]));
        const back = split(expression, swapped);
        for (const id of ids) expect(Math.abs(back.part(id) + there.part(id))).toBeLessThanOrEqual(1e-12 * scale);
      }),
      { numRuns: 600 },
    );
  });

  it('CONTRIB-27 do not depend on order or units', () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0.1, max: 10, noNaN: true }), (all, unit) => {
        const one = split(min('a', 'b', max('c', 'd')), all);
        const other = split(min(max('d', 'c'), 'b', 'a'), all);
        const scaled = split(min(over('a', unit), 'b', max('c', 'd')), {
          ...all,
          a: ends(all.a.from * unit, all.a.to * unit),
        });
        for (const id of ids) {
          expect(other.part(id)).toBeCloseTo(one.part(id), 11);
          expect(scaled.part(id)).toBeCloseTo(one.part(id), 11);
        }
      }),
    );
  });

  const many = Array.from({ length: 12 }, (_, index) => `m${index}`);

  it('CONTRIB-27 over more than ten metrics the residual is what the straight line misses', () => {
    const amounts = fc.array(fc.record({ from: number, to: number }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(amounts, (list) => {
        const all = Object.fromEntries(many.map((id, index) => [id, list[index] ?? ends(0, 0)]));
        const sum = many.reduce<Expression>((left, id) => plus(left, id), plus(0, 0));
        for (const expression of [max(...many), min(sum, times('m0', 2)), when([sum, '>', 1], 'm0', 'm1')]) {
          const found = split(expression, all);
          expect(found.total + found.residual).toBeCloseTo(found.change, 9);
          expect(found.multipliers.size).toBe(12);
        }
        // Without a jump there is little to miss.
        expect(Math.abs(split(max(...many), all).residual)).toBeLessThan(0.2);
      }),
      { numRuns: 20 },
    );
    const jump = Object.fromEntries(many.map((id) => [id, ends(0, 1)]));
    const jumps = when([many.reduce<Expression>((left, id) => plus(left, id), plus(0, 0)), '>', 6], 100, 0);
    expect(split(jumps, jump)).toMatchObject({ change: 100, residual: 100, total: 0 });
  });

  it('CONTRIB-27 a mixture that divides by 0 is left to the straight line; a side that does is an error', () => {
    const all = { a: ends(2, 3), b: ends(3, 4) };
    // a = 3 with b = 3 divides by 0, on neither side.
    const found = split(min(over(1, minus('b', 'a')), 9), all);
    expect(found.change).toBe(0);
    expect(found.total + found.residual).toBeCloseTo(0, 12);
    for (const expression of [min(over(1, minus('a', 2)), 1), max(1, over(1, minus('a', 3)))])
      expect(secantMultipliers(expression, at(all))).toEqual({ ok: false, error: { code: 'division-by-zero' } });
    // A jump over next to nothing has no finite multiplier.
    const cliff = split(when(['a', '>', 0], 9, 0), { a: ends(0, 5e-324) });
    expect(cliff).toMatchObject({ change: 9, residual: 9, total: 0 });
    // The line from −1 to 1 passes 0, where the quotient has no slope.
    const pole = split(min(over('a', 'b'), over(1, minus('b', times('a', 2)))), { a: ends(1, -1), b: ends(-1, 1) });
    expect(pole.total + pole.residual).toBeCloseTo(pole.change, 9);
  });

  it('CONTRIB-28 what did not change keeps its mean slope, and ties share it', () => {
    const slope = (expression: Expression, all: Values, id: string) =>
      split(expression, all).multipliers.get(metricId(id));
    // b counts on the current side only.
    expect(slope(min('a', 'b'), { a: ends(1, 5), b: ends(3, 3) }, 'b')).toBe(0.5);
    expect(slope(min('a', 'b'), { a: ends(3, 3), b: ends(3, 3) }, 'a')).toBe(0.5);
    expect(slope(when(['a', '<', 2], times('b', 4), 0), { a: ends(1, 1), b: ends(3, 3) }, 'b')).toBe(4);
    expect(slope(when(['a', '<', 2], 'b', 0), { a: ends(1, 5), b: ends(3, 3) }, 'b')).toBe(0.5);
    const bad = secantMultipliers(when([over(1, 'a'), '<', 2], 'b', 0), at({ a: ends(0, 0), b: ends(1, 1) }));
    expect(bad).toEqual({ ok: false, error: { code: 'division-by-zero' } });
  });

  it('CONTRIB-29 weighted averages split over values and weights, constants over nothing', () => {
    const average = over(plus(times('a', 'c'), times('b', 'd')), plus('c', 'd'));
    const positive = fc.double({ min: 0.1, max: 9, noNaN: true });
    const weight = fc.record({ from: positive, to: positive });
    fc.assert(
      fc.property(values, weight, weight, (all, c, d) => {
        const told = { ...all, c, d };
        const found = split(average, told);
        const whole = evaluateExpression(average, (id) => at(told)(id).to);
        const before = evaluateExpression(average, (id) => at(told)(id).from);
        if (!whole.ok || !before.ok) throw new Error('no number');
        expect(found.total).toBeCloseTo(whole.value - before.value, 9);
        expect(found.residual).toBe(0);
      }),
    );
    const level = split(average, { a: ends(3, 3), b: ends(5, 5), c: ends(1, 1), d: ends(1, 3) });
    expect(level.change).toBe(0.5);
    expect(level.part('d')).toBeCloseTo(0.5, 12);
    expect(split(times(4, plus('a', 7)), { a: ends(1, 2) })).toMatchObject({ change: 4, total: 4 });
    expect(split(max(3, 4), {})).toMatchObject({ change: 0, total: 0 });
  });
});
