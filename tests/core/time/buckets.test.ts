import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketAt, bucketsOf } from '#core/time/buckets.ts';
import { parseIsoDay } from '#core/time/iso-day.ts';
import { type DayRange, grains } from '#core/time/period.ts';
import { intersect, isInside, lengthOf, sameRange } from '#core/time/range.ts';

const range = (from: string, to: string): DayRange => ({
  fromDay: parseIsoDay(from) ?? Number.NaN,
  toDay: parseIsoDay(to) ?? Number.NaN,
});

const anyRange = fc
  .tuple(fc.integer({ min: -5_000, max: 30_000 }), fc.integer({ min: 1, max: 800 }))
  .map(([fromDay, length]) => ({ fromDay, toDay: fromDay + length }));

describe('buckets', () => {
  it('TIME-3 buckets touch and cover the range exactly', () => {
    fc.assert(
      fc.property(anyRange, fc.constantFrom(...grains), (whole, grain) => {
        const buckets = bucketsOf(whole, grain);
        expect(buckets[0]?.fromDay).toBe(whole.fromDay);
        expect(buckets.at(-1)?.toDay).toBe(whole.toDay);
        for (const [index, bucket] of buckets.entries()) {
          expect(bucket.toDay).toBe(buckets[index + 1]?.fromDay ?? whole.toDay);
          expect(isInside(bucket, bucketAt(bucket.fromDay, grain))).toBe(true);
          expect(bucket.partial).toBe(!sameRange(bucket, bucketAt(bucket.fromDay, grain)));
          expect(bucket.partial && index > 0 && index < buckets.length - 1).toBe(false);
        }
      }),
    );
  });

  it('TIME-3 partial edges are flagged', () => {
    expect(bucketsOf(range('2016-02-28', '2016-04-02'), 'month').map((b) => [lengthOf(b), b.partial])).toEqual([
      [2, true],
      [31, false],
      [1, true],
    ]);
    expect(bucketsOf(range('2016-02-29', '2016-03-16'), 'week').map((b) => b.partial)).toEqual([false, false, true]);
    expect(bucketsOf(range('2016-03-02', '2016-03-02'), 'day')).toEqual([]);
  });

  it('TIME-3 what two ranges share is inside both', () => {
    fc.assert(
      fc.property(anyRange, anyRange, (a, b) => {
        const both = intersect(a, b);
        if (both === null) expect(a.toDay <= b.fromDay || b.toDay <= a.fromDay).toBe(true);
        else expect(isInside(both, a) && isInside(both, b) && lengthOf(both) > 0).toBe(true);
      }),
    );
    expect(isInside({ fromDay: 9, toDay: 9 }, { fromDay: 0, toDay: 1 })).toBe(true);
  });
});
