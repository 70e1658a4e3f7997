import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilOf, dayIndexOf, weekdayOf } from '#core/time/civil.ts';
import { isoDay, parseIsoDay } from '#core/time/iso-day.ts';

const anyDay = fc.integer({ min: -1_000_000, max: 1_000_000 });

describe('civil calendar', () => {
  it('TIME-1 day 0 is 1970-01-01, and known days have their numbers', () => {
    expect(dayIndexOf({ year: 1970, month: 1, day: 1 })).toBe(0);
    expect(dayIndexOf({ year: 2000, month: 2, day: 29 })).toBe(11_016);
    expect(dayIndexOf({ year: 1969, month: 12, day: 31 })).toBe(-1);
    expect(dayIndexOf({ year: 1900, month: 2, day: 29 })).toBe(dayIndexOf({ year: 1900, month: 3, day: 1 }));
    expect(dayIndexOf({ year: 2015, month: 13, day: 1 })).toBe(dayIndexOf({ year: 2016, month: 1, day: 1 }));
  });

  it('TIME-1 there and back again agrees with the UTC calendar of the machine', () => {
    fc.assert(
      fc.property(anyDay, (dayIndex) => {
        const civil = civilOf(dayIndex);
        const date = new Date(dayIndex * 86_400_000);
        expect(civil).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
        });
        expect(dayIndexOf(civil)).toBe(dayIndex);
      }),
    );
  });

  it('TIME-2 weeks start on Monday', () => {
    expect(weekdayOf(dayIndexOf({ year: 2016, month: 2, day: 29 }))).toBe(0);
    expect(weekdayOf(0)).toBe(3);
    expect(weekdayOf(-4)).toBe(6);
  });

  it('TIME-10 ISO days are read back as written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (dayIndex) => {
        expect(parseIsoDay(isoDay(dayIndex))).toBe(dayIndex);
      }),
    );
    expect(isoDay(11_016)).toBe('2000-02-29');
  });

  it('TIME-10 a day that does not exist is not read', () => {
    for (const text of ['2015-02-29', '2015-13-01', '2015-00-10', '2015-1-1', '', '2015-01-01T00:00']) {
      expect(parseIsoDay(text)).toBeNull();
    }
  });
});
