import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zoomAbout } from '#charts/tree/gesture.ts';
import { contains, fitView, revealView, type View, visibleBox, zoomRange } from '#charts/tree/view.ts';

const size = { width: 1000, height: 600 };
const anyBox = fc.record({
  x: fc.integer({ min: -2000, max: 2000 }),
  y: fc.integer({ min: 0, max: 2000 }),
  width: fc.integer({ min: 1, max: 4000 }),
  height: fc.integer({ min: 1, max: 3000 }),
});
const anyView = fc.record({
  k: fc.double({ min: 0.2, max: 2, noNaN: true }),
  x: fc.integer({ min: -500, max: 500 }),
  y: fc.integer({ min: -500, max: 500 }),
});

describe('the window over the tree', () => {
  it('fits all of the scene, never larger than life', () => {
    fc.assert(
      fc.property(anyBox, (bounds) => {
        const view = fitView(bounds, size);
        expect(view.k).toBeLessThanOrEqual(1);
        if (view.k > zoomRange[0]) expect(contains(visibleBox(view, size, 0.001), bounds)).toBe(true);
      }),
    );
  });

  it('begins legible with the root in the middle where all of it would be too small', () => {
    const view = fitView({ x: -3000, y: 0, width: 6000, height: 500 }, size, 0.6);
    expect(view.k).toBe(0.6);
    expect(view.x).toBe(500);
  });

  it('reveals a card that fits, and leaves a visible one where it is', () => {
    const card = { x: 0, y: 0, width: 184, height: 120 };
    fc.assert(
      fc.property(anyView, (view) => {
        const shown = revealView(view, card, size);
        expect(shown.k).toBe(view.k);
        expect(contains(visibleBox(shown, size, 0), card)).toBe(true);
        expect(revealView(shown, card, size)).toBe(shown);
      }),
    );
  });

  it('zooms about a point: what was under it stays under it', () => {
    fc.assert(
      fc.property(anyView, fc.double({ min: 0.5, max: 2, noNaN: true }), (view: View, factor) => {
        const after = zoomAbout(view, factor, 300, 200);
        expect((300 - after.x) / after.k).toBeCloseTo((300 - view.x) / view.k, 6);
        expect((200 - after.y) / after.k).toBeCloseTo((200 - view.y) / view.k, 6);
        expect(after.k).toBeLessThanOrEqual(zoomRange[1]);
      }),
    );
  });
});
