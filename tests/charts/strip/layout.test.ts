import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approximateWidth } from '#charts/shared/measure.ts';
import { layoutStrip, type StripInput, type StripPoint } from '#charts/strip/layout.ts';
import { dragRange } from '#charts/strip/range.ts';

const pointsOf = (values: readonly (number | null)[], immatureFrom = values.length): readonly StripPoint[] =>
  values.map((value, index) => ({
    tick: `${index} May`,
    name: `week ${index}`,
    value,
    text: value === null ? 'no data' : `${value} %`,
    mature: index < immatureFrom,
    limits: null,
    signal: null,
  }));

const inputOf = (points: readonly StripPoint[], given: Partial<StripInput> = {}): StripInput => ({
  points,
  target: null,
  bounds: null,
  baseline: null,
  current: null,
  formatTick: (value) => `${value} %`,
  words: { baseline: 'Baseline', current: 'Current', target: 'target' },
  ...given,
});
const lay = (points: readonly StripPoint[], given: Partial<StripInput> = {}, width = 1000) =>
  layoutStrip(inputOf(points, given), { width, height: 124 }, approximateWidth);

const limits = { low: 77, high: 79 } as const;
const signals = {
  outside: { look: 'outside', side: 'below', tone: 'worse', text: 'below' },
  pattern: { look: 'pattern', side: 'above', tone: 'better', text: 'above' },
} as const;

describe('layoutStrip', () => {
  it('puts dots only where there is a value, and breaks the line at a gap', () => {
    const scene = lay(pointsOf([1, 2, null, 0, 5]));
    expect(scene.dots.map((dot) => dot.index)).toEqual([0, 1, 3, 4]);
    expect(scene.line.match(/M/gu)).toHaveLength(2);
  });

  it('marks a signal with its shape, side and tone, and never one that is immature', () => {
    const points = pointsOf([78, 74, 80, 74], 3).map((point, index) => ({
      ...point,
      signal: [null, signals.outside, signals.pattern, signals.outside][index] ?? null,
    }));
    expect(lay(points).dots.map(({ look, side, tone }) => `${look} ${side} ${tone}`)).toEqual([
      'usual above flat',
      'outside below worse',
      'pattern above better',
      'immature above flat',
    ]);
  });

  it('draws the normal variation bucket by bucket, with gaps, and inside the plot', () => {
    const known = [limits, { low: 70, high: 85 }, null, limits, { low: -900, high: 900 }];
    const scene = lay(pointsOf([78, 78, 78, 78, 78]).map((point, at) => ({ ...point, limits: known[at] ?? null })));
    expect(scene.band.match(/M/gu)).toHaveLength(2);
    expect(scene.band.match(/Z/gu)).toHaveLength(2);
    const heights = [...scene.band.matchAll(/,(?<y>-?[\d.]+)H/gu)].map(({ groups }) => Number(groups?.['y']));
    expect(heights).toHaveLength(8);
    expect(Math.min(...heights)).toBe(scene.plot.y);
    expect(Math.max(...heights)).toBe(scene.plot.y + scene.plot.height);
    expect(lay(pointsOf([1, 2])).band).toBe('');
  });

  it('hatches runs of immature buckets', () => {
    const scene = lay(pointsOf([1, 2, 3, 4], 2));
    expect(scene.immature).toHaveLength(1);
    expect(scene.immature[0]?.width).toBeCloseTo(2 * scene.step, 0);
  });

  it('gives a flat share a readable axis that stays inside its bounds', () => {
    const flat = (value: number) =>
      lay(pointsOf([value, value]), { bounds: [0, 1], formatTick: (tick) => tick.toFixed(2) }).yTicks.map(
        ({ text }) => text,
      );
    expect(flat(0)).toEqual(['0.00', '0.02', '0.04']);
    expect(flat(1)).toEqual(['0.96', '0.98', '1.00']);
  });

  it('keeps target and band inside the plot', () => {
    const points = pointsOf([78, 78.5]).map((point) => ({ ...point, limits }));
    const scene = lay(points, { target: 95 });
    const { y, height } = scene.plot;
    const heights = [...scene.band.matchAll(/,(?<y>-?[\d.]+)H/gu)].map(({ groups }) => Number(groups?.['y']));
    expect(heights).toHaveLength(4);
    for (const at of [scene.target?.y ?? 0, ...heights]) {
      expect(at).toBeGreaterThan(y);
      expect(at).toBeLessThan(y + height);
    }
  });

  it('cuts a range to what is shown, and leaves out one that lies outside', () => {
    const points = pointsOf([1, 2, 3, 4]);
    const scene = lay(points, { baseline: { from: -3, to: 1 }, current: { from: 9, to: 12 } });
    expect(scene.ranges.map(({ which, range }) => ({ which, range }))).toEqual([
      { which: 'baseline', range: { from: 0, to: 1 } },
    ]);
  });

  it('draws a period where its days are, not over the whole of their buckets', () => {
    const exact = { baseline: { from: 0.5, to: 2.25 }, current: { from: 2.25, to: 2.5 } };
    const ranges = { baseline: { from: 0, to: 3 }, current: { from: 2, to: 3 } };
    const scene = lay(pointsOf([1, 2, 3, 4]), { ...ranges, exact });
    const [before, now] = scene.ranges;
    expect(before?.range).toEqual(ranges.baseline);
    expect((before?.x ?? 0) - scene.plot.x).toBeCloseTo(0.5 * scene.step, 0);
    expect((before?.x ?? 0) + (before?.width ?? 0)).toBeCloseTo(now?.x ?? 0, 0);
    expect(now?.width).toBeCloseTo(0.25 * scene.step, 0);
    const [sliver] = lay(pointsOf([1, 2]), {
      current: { from: 0, to: 1 },
      exact: { baseline: null, current: { from: 0, to: 0.001 } },
    }).ranges;
    expect(sliver?.width).toBe(3);
  });

  it('never lets ticks, nor the names of the two ranges, touch', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 400 }),
        fc.integer({ min: 320, max: 1400 }),
        fc.nat(),
        fc.nat(),
        (count, width, a, b) => {
          const points = pointsOf(Array.from({ length: count }, (_, index) => index % 7));
          const rangeAt = (from: number) => ({ from: from % count, to: (from % count) + 1 });
          const scene = lay(points, { baseline: rangeAt(a), current: rangeAt(b) }, width);
          const wide = (text: string, weight = 400): number => approximateWidth(text, { size: 11, weight });
          scene.xTicks.slice(1).forEach((tick, index) => {
            const before = scene.xTicks[index];
            if (before === undefined) return;
            expect(tick.x - wide(tick.text) / 2).toBeGreaterThan(before.x + wide(before.text) / 2);
          });
          const [first, second] = scene.rangeLabels;
          if (first === undefined || second === undefined) throw new Error('no labels');
          expect(second.x).toBeGreaterThan(first.x + wide(first.text, 600));
        },
      ),
    );
  });

  it('lays out nothing, one point and a flat line without a NaN', () => {
    for (const values of [[], [null, null], [3], [0, 0, 0]]) {
      expect(JSON.stringify(lay(pointsOf(values)))).not.toMatch(/null,"y|NaN/u);
    }
  });
});

describe('dragRange', () => {
  const anyRange = fc
    .tuple(fc.nat(20), fc.integer({ min: 1, max: 6 }))
    .map(([from, length]) => ({ from, to: from + length }));

  it('stays inside, keeps one bucket at least, and keeps its length when moved', () => {
    fc.assert(
      fc.property(
        anyRange,
        fc.constantFrom('start', 'end', 'body'),
        fc.integer({ min: -40, max: 40 }),
        (range, part, by) => {
          const next = dragRange(range, part, by, 26);
          expect(next.from).toBeGreaterThanOrEqual(0);
          expect(next.to).toBeLessThanOrEqual(26);
          expect(next.to).toBeGreaterThan(next.from);
          if (part === 'body') expect(next.to - next.from).toBe(range.to - range.from);
          if (part === 'start') expect(next.to).toBe(range.to);
          if (part === 'end') expect(next.from).toBe(range.from);
        },
      ),
    );
  });
});
