import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutSegmentBar } from '#charts/segments/layout.ts';

const effect = fc.double({ min: -5, max: 5, noNaN: true });

describe('layoutSegmentBar', () => {
  it('stacks outwards on the side of the sign, without overlap, inside the cell', () => {
    fc.assert(
      fc.property(effect, effect, (rate, mix) => {
        const scene = layoutSegmentBar({ rate, mix, most: Math.abs(rate) + Math.abs(mix) }, 120);
        for (const [value, bar] of [
          [rate, scene.rate],
          [mix, scene.mix],
        ] as const) {
          expect(bar.x).toBeGreaterThanOrEqual(-0.1);
          expect(bar.x + bar.width).toBeLessThanOrEqual(120.1);
          if (value < 0) expect(bar.x + bar.width).toBeLessThanOrEqual(60.1);
          else expect(bar.x).toBeGreaterThanOrEqual(59.9);
        }
        const [left, right] = [scene.rate, scene.mix].filter((bar) => bar.width > 0).sort((a, b) => a.x - b.x);
        expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThanOrEqual((right?.x ?? 120) + 0.2);
      }),
    );
  });

  it('is as long as its share of the largest', () => {
    expect(layoutSegmentBar({ rate: -2, mix: -1, most: 4 }, 120)).toEqual({
      zero: 60,
      rate: { x: 30, width: 30 },
      mix: { x: 15, width: 15 },
    });
    expect(layoutSegmentBar({ rate: 0, mix: 0, most: 0 }, 120).rate.width).toBe(0);
  });
});
