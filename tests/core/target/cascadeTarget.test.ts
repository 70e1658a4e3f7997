import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Expression, MetricId } from '#core/model/schema.ts';
import { type CascadeTask, cascadeTarget } from '#core/target/cascadeTarget.ts';
import { gapToTarget } from '#core/target/gapToTarget.ts';
import { seekGoal, seekRoot } from '#core/target/seekGoal.ts';
import { max, metricId, min, minus, over, part, plus, times, when } from '../../support/expressions.ts';
import { type Branch, evaluate, formula, missing, nodeId, number, share, treeDoc } from '../../support/treeDoc.ts';

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

const twoLevels: Branch = {
  name: 'top',
  of: formula(plus(times('a', 'c'), 'b')),
  children: [
    { name: 'a', of: share },
    { name: 'b', of: share },
    {
      name: 'c',
      of: formula(times('d', 2)),
      children: [{ name: 'd', of: share }],
    },
  ],
};

/** Values by leaf, targets by node. */
function gapOf(tree: Branch, values: Record<string, number>, targets: Record<string, number>) {
  const bare = treeDoc(tree);
  const nodes = Object.entries(bare.nodes).map(([id, node]) => {
    const value = targets[id];
    return [id, value === undefined ? node : { ...node, target: { value, tolerance: 0 } }] as const;
  });
  const doc = { ...bare, nodes: Object.fromEntries(nodes) };
  const leaf = (id: string) => (values[id] === undefined ? missing : number(values[id]));
  return gapToTarget(doc, nodeId(tree.name), (id) => evaluate(doc, id, leaf));
}

describe('cascades and goals under min and max', () => {
  it('TARGET-9 a child that helps only once the others have moved does its part too', () => {
    const raised = cascade(min('a', 'b'), 'effort', 6, { a: [1, 1], b: [4, 1] });
    if (!raised.ok) throw new Error(raised.error.code);
    expect(raised.value).toMatchObject({ from: 1, share: 5 });
    expect(raised.value.to).toBeCloseTo(6, 9);
    expect(raised.value.lines.map(({ to }) => to)).toEqual([6, 9]);
    expect(raised.value.lines.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(5, 9);
    expect(cascade(min('a', 'b'), 'effort', 6, { a: [1, 1], b: [4, null] })).toEqual({
      ok: false,
      error: { code: 'unreachable', nearest: 4 },
    });
    expect(cascade(max('a', 'b'), 'effort', 1, { a: [1, 1], b: [1, 1] })).toMatchObject({
      ok: true,
      value: { share: 0 },
    });
    const none = cascade(min('a', 'b'), 'effort', 6, { a: [1, null], b: [4, null] });
    expect(none).toMatchObject({ ok: false, error: { nearest: 1 } });
    const pole = when(['a', '<', 3], 'a', over(1, minus('a', 'a')));
    expect(cascade(pole, 'effort', 9, { a: [1, 1] })).toMatchObject({ ok: false, error: { code: 'unreachable' } });
  });

  it('TARGET-12 the nearest to a goal beyond a plateau is the plateau', () => {
    const sought = seekGoal(min('a', 'b'), valuesOf({ a: 1, b: 4 }), metricId('a'), 6);
    expect(sought).toMatchObject({ ok: false, error: { code: 'unreachable', nearest: 4 } });
  });
});

describe('gap to target', () => {
  it('TARGET-8 splits over the children that have a target, and says what nobody was given', () => {
    // 10·2 + 5 = 25; at the targets 12·3 + 5 = 41. Half-way multipliers: a 2.5, c 11.
    for (const ofC of [{ c: 3 }, { d: 1.5 }]) {
      const split = gapOf(twoLevels, { a: 10, b: 5, d: 1 }, { top: 45, a: 12, ...ofC });
      expect(split).toMatchObject({ gap: 20, unassigned: 4, ledger: { change: 16, residual: 0 } });
      expect(split?.ledger.lines).toEqual([
        { nodeId: 'a', baseline: 10, current: 12, multiplier: 2.5, contribution: 5 },
        { nodeId: 'b', baseline: 5, current: 5, multiplier: 1, contribution: 0 },
        { nodeId: 'c', baseline: 2, current: 3, multiplier: 11, contribution: 11 },
      ]);
    }
    expect(gapOf(twoLevels, { a: 10, b: 5, d: 1 }, { top: 45 })).toMatchObject({ gap: 20, unassigned: 20 });
  });

  it('TARGET-8 always adds up to the gap; without a target or a number there is none', () => {
    const quotient: Branch = {
      name: 'q',
      of: formula(over(a, b)),
      children: [
        { name: 'a', of: share },
        { name: 'b', of: share },
      ],
    };
    fc.assert(
      fc.property(positive, positive, positive, positive, positive, (from, to, den, newDen, target) => {
        const split = gapOf(quotient, { a: from, b: den }, { q: target, a: to, b: newDen });
        const given = split?.ledger.lines.reduce((sum, { contribution }) => sum + contribution, 0) ?? Number.NaN;
        expect(given + (split?.unassigned ?? Number.NaN)).toBeCloseTo(split?.gap ?? 0, 9);
      }),
    );
    expect(gapOf(quotient, { a: 1, b: 2 }, { a: 2 })).toBeNull();
    expect(gapOf(quotient, { a: 1, b: 0 }, { q: 2 })).toBeNull();
    expect(gapOf(quotient, { a: 1, b: 1 }, { q: 2, b: 0 })).toBeNull();
    expect(gapOf(quotient, { a: 1 }, { q: 2 })).toBeNull();
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
