import { describe, expect, it } from 'vitest';
import { layoutSparkline } from '#charts/sparkline/layout.ts';

describe('layoutSparkline', () => {
  it('draws a line through the values and marks the last', () => {
    expect(layoutSparkline([0, 10], 60, 26)).toEqual({ path: 'M3,23h0L57,3', end: { x: 57, y: 3 } });
  });

  it('leaves a gap where a value is missing, and a point between two gaps', () => {
    expect(layoutSparkline([1, null, 1, null, 1], 60, 26).path).toBe('M3,13h0M30,13h0M57,13h0');
  });

  it('puts a flat line in the middle, and draws nothing from nothing', () => {
    expect(layoutSparkline([5, 5], 60, 26).end?.y).toBe(13);
    expect(layoutSparkline([null, null], 60, 26)).toEqual({ path: '', end: null });
    expect(layoutSparkline([7], 60, 26).end).toEqual({ x: 57, y: 13 });
  });
});
