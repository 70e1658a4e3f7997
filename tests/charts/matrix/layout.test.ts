import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutMatrix } from '#charts/matrix/layout.ts';
import { moveInGrid } from '#charts/matrix/moveInGrid.ts';

describe('the heat table', () => {
  it('has the columns that hold most first, the small ones together, empty ones not at all', () => {
    const values = [
      [0, 1, -5, 0.5, 0.25],
      [0, 2, 3, -0.5, 0.25],
    ];
    const scene = layoutMatrix({ values, mostColumns: 3 });
    expect(scene.columns).toEqual([
      { of: [2], total: -2 },
      { of: [1], total: 3 },
      { of: [3, 4], total: 0.5 },
    ]);
    expect(scene.cells[0]?.map(({ value }) => value)).toEqual([-5, 1, 0.75]);
    expect(scene.cells[0]?.[0]?.strength).toBe(1);
    expect(scene.rowTotals).toEqual([-3.25, 4.75]);
    expect(scene.total).toBe(1.5);
  });

  it('keeps the sum, whatever is folded', () => {
    const rows = fc.integer({ min: 1, max: 9 }).chain((width) =>
      fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 5,
      }),
    );
    fc.assert(
      fc.property(rows, fc.integer({ min: 2, max: 6 }), (values, mostColumns) => {
        const scene = layoutMatrix({ values, mostColumns });
        const whole = values.flat().reduce((sum, value) => sum + value, 0);
        expect(scene.total).toBe(whole);
        expect(scene.columns.length).toBeLessThanOrEqual(mostColumns);
        expect(scene.columns.reduce((sum, { total }) => sum + total, 0)).toBe(whole);
        expect(scene.rowTotals.reduce((sum, total) => sum + total, 0)).toBe(whole);
        for (const { strength } of scene.cells.flat()) expect(strength).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('keys in a grid', () => {
  const size = { rows: 3, columns: 4 };
  it.each([
    ['ArrowRight', false, { row: 1, column: 2 }],
    ['ArrowLeft', false, { row: 1, column: 0 }],
    ['ArrowUp', false, { row: 0, column: 1 }],
    ['ArrowDown', false, { row: 2, column: 1 }],
    ['Home', false, { row: 1, column: 0 }],
    ['End', false, { row: 1, column: 3 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', true, { row: 2, column: 3 }],
    ['Enter', false, null],
  ] as const)('%s, with control %s', (key, isControl, to) => {
    expect(moveInGrid({ row: 1, column: 1 }, key, isControl, size)).toEqual(to);
  });

  it('stops at the edges', () => {
    expect(moveInGrid({ row: 2, column: 3 }, 'ArrowRight', false, size)).toEqual({ row: 2, column: 3 });
    expect(moveInGrid({ row: 0, column: 0 }, 'ArrowUp', false, size)).toEqual({ row: 0, column: 0 });
  });
});
