import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Expression, MetricId } from '#core/model/schema.ts';
import { type CascadeTask, cascadeTarget } from '#core/target/cascadeTarget.ts';
import { gapToTarget } from '#core/target/gapToTarget.ts';
import { seekGoal, seekRoot } from '#core/target/seekGoal.ts';
import { metricId, minus, over, part, plus, times } from '../../support/expressions.ts';

const [a, b, c] = [part('a'), part('b'), part('c')];
const valuesOf = (values: Readonly<Record<string, number>>) => (id: MetricId) => values[id] ?? Number.NaN;
const positive = fc.double({ min: 1, max: 100, noNaN: true });
const rate = over(minus(a, b), a);

const cascade = (
  expression: Expression,
  by: CascadeTask['by'],
  goal: number,
  children: Record<string, [number, number | null]>,
) =>
  cascadeTarget({
    expression,
    by,
    goal,
    childOf: (id) => ({ value: children[id]?.[0] ?? Number.NaN, reach: children[id]?.[1] ?? null }),
  });

describe('gap to target', () => {
  it('TARGET-8 splits over the children that have a target, and says what nobody was given', () => {
    const children: Record<string, { value: number; target: number | null }> = {
      a: { value: 10, target: 12 },
      b: { value: 5, target: null },
      c: { value: 2, target: 3 },
    };
    const split = gapToTarget(plus(times(a, c), b), 45, (id) => children[id] ?? { value: 0, target: null });
    // 10·2 + 5 = 25; at the targets 12·3 + 5 = 41. Half-way multipliers: a 2.5, c 11.
    expect(split).toEqual({
      ok: true,
      value: {
        gap: 20,
        lines: [
          { metricId: 'a', from: 10, to: 12, multiplier: 2.5, contribution: 5 },
          { metricId: 'c', from: 2, to: 3, multiplier: 11, contribution: 11 },
        ],
        unassigned: 4,
      },
    });
  });

  it('TARGET-8 always adds up to the gap; a division by 0 is said', () => {
    fc.assert(
      fc.property(positive, positive, positive, positive, positive, (from, to, den, newDen, target) => {
        const split = gapToTarget(over(a, b), target, (id) =>
          id === 'a' ? { value: from, target: to } : { value: den, target: newDen },
        );
        if (!split.ok) throw new Error(split.error.code);
        const given = split.value.lines.reduce((sum, { contribution }) => sum + contribution, 0);
        expect(given + split.value.unassigned).toBeCloseTo(split.value.gap, 9);
      }),
    );
    expect(gapToTarget(over(a, b), 1, () => ({ value: 0, target: null })).ok).toBe(false);
  });
});

describe('cascade', () => {
  it('TARGET-9 by equal effort every child moves by as many of its units, each the way that helps', () => {
    const found = cascade(rate, 'effort', 0.8, { a: [100, null], b: [30, 3] });
    expect(found).toMatchObject({ ok: true, value: { from: 0.7 } });
    if (!found.ok) return;
    expect(found.value.share).toBeCloseTo(10 / 3, 9);
    expect(found.value.lines.map(({ to }) => to)).toEqual([100, expect.closeTo(20, 9)]);
    const sum = cascade(plus(a, minus(b, c)), 'effort', 130, { a: [50, 5], b: [60, 6], c: [10, 1] });
    expect(sum.ok && sum.value.lines.map(({ contribution }) => Math.round(contribution * 1e6) / 1e6)).toEqual([
      12.5, 15, 2.5,
    ]);
  });

  it('TARGET-9 by headroom every child goes the same share of the way to its best', () => {
    const found = cascade(times(a, b), 'headroom', 0.42, { a: [0.5, 0.7], b: [0.6, 0.8] });
    if (!found.ok) throw new Error(found.error.code);
    const { share, lines } = found.value;
    // (0.5 + 0.2 s)(0.6 + 0.2 s) = 0.42
    expect(share).toBeCloseTo((-0.22 + Math.sqrt(0.22 ** 2 + 4 * 0.04 * 0.12)) / 0.08, 9);
    for (const line of lines) expect((line.to - line.from) / 0.2).toBeCloseTo(share, 9);
  });

  it('TARGET-9 what the children do adds up to what the parent needs', () => {
    fc.assert(
      fc.property(positive, positive, positive, fc.double({ min: 1.01, max: 2, noNaN: true }), (x, y, z, factor) => {
        const now = (x * y) / z;
        const found = cascade(over(times(a, b), c), 'effort', now * factor, {
          a: [x, x / 10],
          b: [y, y / 10],
          c: [z, z / 100],
        });
        if (!found.ok) throw new Error(found.error.code);
        const total = found.value.lines.reduce((sum, { contribution }) => sum + contribution, 0);
        expect(total / (now * (factor - 1))).toBeCloseTo(1, 6);
        expect(found.value.lines.map(({ from, to }) => Math.sign(to - from))).toEqual([1, 1, -1]);
      }),
    );
  });

  it('TARGET-10 a goal beyond all headroom is unreachable, with the nearest', () => {
    expect(cascade(times(a, b), 'headroom', 0.6, { a: [0.5, 0.7], b: [0.6, 0.8] })).toEqual({
      ok: false,
      error: { code: 'unreachable', nearest: expect.closeTo(0.56, 12) },
    });
    expect(cascade(rate, 'effort', 0.8, { a: [100, null], b: [30, null] })).toMatchObject({
      error: { code: 'unreachable', nearest: 0.7 },
    });
    expect(cascade(over(a, b), 'effort', 1, { a: [1, 1], b: [0, 1] })).toEqual({
      ok: false,
      error: { code: 'division-by-zero' },
    });
    expect(cascade(times(a, b), 'headroom', 0.3, { a: [0.5, 0.7], b: [0.6, 0.8] })).toMatchObject({
      ok: true,
      value: { share: 0 },
    });
  });
});

describe('goal seek', () => {
  it('TARGET-11 finds what a metric must be, on either side, near and far', () => {
    const values = valuesOf({ a: 100, b: 30 });
    const seek = (id: string, goal: number) => seekGoal(rate, values, metricId(id), goal);
    expect(seek('b', 0.8)).toEqual({ ok: true, value: expect.closeTo(20, 8) });
    expect(seek('b', 0.1)).toEqual({ ok: true, value: expect.closeTo(90, 8) });
    expect(seek('a', 0.9)).toEqual({ ok: true, value: expect.closeTo(300, 6) });
    expect(seek('b', 0.7)).toEqual({ ok: true, value: 30 });
    fc.assert(
      fc.property(positive, positive, fc.double({ min: -500, max: 500, noNaN: true }), (x, y, goal) => {
        const found = seekGoal(plus(times(a, b), c), valuesOf({ a: x, b: y, c: 7 }), metricId('a'), goal);
        expect(found.ok && found.value * y + 7).toBeCloseTo(goal, 5);
      }),
    );
  });

  it('TARGET-11 of two answers the nearer', () => {
    const square = (x: number) => x * x;
    const all = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
    const positiveRoot = seekRoot(square, 1, 9, all);
    expect(positiveRoot).toEqual({ ok: true, value: expect.closeTo(3, 8) });
    expect(seekRoot(square, -1, 9, all)).toEqual({ ok: true, value: expect.closeTo(-3, 8) });
  });

  it('TARGET-12 is unreachable beyond its bounds, across a pole, or without a start', () => {
    const values = valuesOf({ a: 100, b: 30 });
    expect(seekGoal(rate, values, metricId('b'), 1.2, { low: 0, high: 100 })).toEqual({
      ok: false,
      error: { code: 'unreachable', nearest: 1, at: 0 },
    });
    expect(seekGoal(over(a, b), values, metricId('b'), 0)).toMatchObject({ error: { code: 'unreachable' } });
    expect(seekRoot((x) => 1 / x, 1, -1e-9, { low: -2, high: 2 })).toMatchObject({ error: { code: 'unreachable' } });
    expect(seekGoal(over(a, b), valuesOf({ a: 1, b: 0 }), metricId('a'), 2)).toEqual({
      ok: false,
      error: { code: 'no-start' },
    });
  });
});
