import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approximateWidth } from '#charts/shared/measure.ts';
import { foldSmallest, type WaterfallItem } from '#charts/waterfall/foldSmallest.ts';
import { layoutWaterfall, type WaterfallInput, type WaterfallScene } from '#charts/waterfall/layout.ts';

const anyItems = fc
  .array(fc.double({ min: -20, max: 20, noNaN: true }), { maxLength: 25 })
  .map((values) =>
    values.map(
      (value, index): WaterfallItem => ({ id: `i${index}`, label: `A long label of segment ${index}`, value }),
    ),
  );

const inputOf = (from: number, items: readonly WaterfallItem[]): WaterfallInput => {
  const to = items.reduce((sum, item) => sum + item.value, from);
  return {
    baseline: { label: 'Baseline', value: from, text: from.toFixed(1) },
    current: { label: 'Current', value: to, text: to.toFixed(1) },
    items,
    formatChange: (value) => value.toFixed(1),
    toneOf: (value) => (value < 0 ? 'worse' : value > 0 ? 'better' : 'flat'),
    formatTick: String,
    othersLabel: (count) => `${count} others`,
  };
};
const lay = (from: number, items: readonly WaterfallItem[], width = 388): WaterfallScene =>
  layoutWaterfall(inputOf(from, items), { width, rowHeight: 26 }, approximateWidth);
const item = (id: string, value: number): WaterfallItem => ({ id, label: id, value });

describe('foldSmallest', () => {
  it('keeps the sum, at most ten, and the order of what it keeps', () => {
    fc.assert(
      fc.property(anyItems, (items) => {
        const folded = foldSmallest(items, 10, { id: 'others', label: String });
        const sum = (all: readonly WaterfallItem[]): number => all.reduce((total, each) => total + each.value, 0);
        expect(folded.length).toBe(Math.min(items.length, 10));
        expect(sum(folded)).toBeCloseTo(sum(items), 9);
        const kept = folded.filter((each) => each.id !== 'others');
        expect(items.filter((each) => kept.includes(each))).toEqual(kept);
        const smallestKept = Math.min(...kept.map((each) => Math.abs(each.value)));
        const left = items.filter((each) => !kept.includes(each));
        expect(left.every((each) => Math.abs(each.value) <= smallestKept)).toBe(true);
      }),
    );
  });
});

describe('layoutWaterfall', () => {
  it('clips no label: texts end inside the picture at any width of a phone or a panel', () => {
    fc.assert(
      fc.property(
        anyItems,
        fc.integer({ min: 260, max: 900 }),
        fc.integer({ min: 0, max: 100 }),
        (items, width, from) => {
          for (const row of lay(from, items, width).rows) {
            const long = approximateWidth(row.text, { size: 12, weight: 600 });
            expect(row.textX + long).toBeLessThanOrEqual(width + 0.5);
          }
        },
      ),
    );
  });

  it('draws changes that are as good as nothing on a plain axis', () => {
    const { axis } = lay(0, [item('a', 5e-324), item('b', -1e-323)]);
    expect(axis.ticks.map(({ text }) => text)).toContain('0');
    expect(lay(1, [item('a', 1e-17)]).axis.ticks.length).toBeGreaterThan(0);
  });

  it('joins the rows: each connector stands at the end of one bar and the start of the next', () => {
    const { rows, connectors } = lay(10, [item('a', 4), item('b', -6)]);
    const [baseline, a, b, current] = rows;
    expect(rows).toHaveLength(4);
    if (baseline?.kind !== 'total' || a?.kind !== 'change' || b?.kind !== 'change' || current?.kind !== 'total') {
      throw new Error('wrong rows');
    }
    expect(connectors.map((line) => line.x)).toEqual([baseline.at, expect.closeTo(a.x + a.width, 0), current.at]);
    expect(b.x).toBeCloseTo(current.at, 0);
    expect([a.tone, b.tone]).toEqual(['better', 'worse']);
  });

  it('starts at zero with full bars where the changes still show', () => {
    const scene = lay(10, [item('a', 4), item('b', -6)]);
    expect(scene.axis.broken).toBe(false);
    expect(scene.axis.ticks[0]?.text).toBe('0');
    expect(scene.rows[0]).toMatchObject({ kind: 'total', bar: { x: expect.any(Number), width: expect.any(Number) } });
  });

  it('breaks the axis and draws totals as marks where they would not', () => {
    const scene = lay(78.4, [item('a', -3.2), item('b', -1)]);
    expect(scene.axis.broken).toBe(true);
    expect(scene.axis.ticks.map((tick) => tick.text)).not.toContain('0');
    expect(scene.rows.map((row) => (row.kind === 'total' ? row.bar : row.width > 20))).toEqual([
      null,
      true,
      true,
      null,
    ]);
  });

  it('keeps a change of almost nothing visible, and stands still without any change', () => {
    const row = lay(78.4, [item('a', -3.2), item('b', 0.001)]).rows[2];
    expect(row?.kind === 'change' && row.width).toBe(2);
    const still = lay(0, [item('a', 0)]);
    expect(still.rows.every((each) => Number.isFinite(each.textX))).toBe(true);
  });

  it('never lets ticks touch', () => {
    fc.assert(
      fc.property(anyItems, fc.integer({ min: 260, max: 900 }), (items, width) => {
        const { ticks } = lay(50, items, width).axis;
        const halves = ticks.map((tick) => approximateWidth(tick.text, { size: 11, weight: 400 }) / 2);
        ticks.slice(1).forEach((tick, index) => {
          const before = ticks[index];
          expect(tick.x - (before?.x ?? 0)).toBeGreaterThan((halves[index] ?? 0) + (halves[index + 1] ?? 0));
        });
      }),
    );
  });
});
