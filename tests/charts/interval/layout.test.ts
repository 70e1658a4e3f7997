import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutInterval } from '#charts/interval/layout.ts';

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe('layoutInterval', () => {
  it('keeps the order of the numbers, and everything inside', () => {
    fc.assert(
      fc.property(number, number, number, number, (a, b, at, reference) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const scene = layoutInterval({ low, high, at, reference }, 360);
        for (const x of [scene.bar.x, scene.at, scene.reference]) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(360);
        }
        if (at < low) expect(scene.at).toBeLessThanOrEqual(scene.bar.x);
        if (reference > at) expect(scene.reference).toBeGreaterThanOrEqual(scene.at);
      }),
    );
  });

  it('shows that the whole interval lies to one side of the reference', () => {
    const scene = layoutInterval({ low: -6, high: -2, at: -4, reference: 0 }, 316);
    expect(scene).toEqual({ bar: { x: 8, width: 200 }, at: 108, reference: 308, anchor: 'end' });
  });

  it('puts numbers that are all the same in the middle', () => {
    expect(layoutInterval({ low: 1, high: 1, at: 1, reference: 1 }, 200)).toEqual({
      bar: { x: 100, width: 2 },
      at: 100,
      reference: 100,
      anchor: 'middle',
    });
  });
});
