import fc from 'fast-check';
import { expect, it } from 'vitest';
import { durationTicks } from '#charts/shared/durationTicks.ts';

const hour = 3_600;
const day = 24 * hour;

it('stands at whole days, hours, minutes and seconds', () => {
  expect(durationTicks([0, 13 * day], 3)).toEqual([0, 5 * day, 10 * day]);
  expect(durationTicks([0, 2.2 * day], 3)).toEqual([0, day, 2 * day]);
  expect(durationTicks([2 * hour, 9 * hour], 3)).toEqual([2 * hour, 4 * hour, 6 * hour, 8 * hour]);
  expect(durationTicks([50, 130], 3)).toEqual([60, 90, 120]);
  expect(durationTicks([0, 0.5], 3)).toBeNull();
});

it('keeps inside the axis, at even distances, and is neither empty nor crowded', () => {
  const anyRange = fc.tuple(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 4, max: 1e8 }));
  fc.assert(
    fc.property(anyRange, fc.integer({ min: 2, max: 5 }), ([low, span], count) => {
      const ticks = durationTicks([low, low + span], count);
      if (ticks === null) return;
      const steps = ticks.slice(1).map((tick, at) => tick - (ticks[at] ?? 0));
      for (const step of steps) expect(step).toBe(steps[0]);
      for (const tick of ticks) expect(tick >= low && tick <= low + span).toBe(true);
      expect(ticks.length).toBeLessThanOrEqual(Math.ceil(count / 0.75) + 1);
    }),
  );
});
