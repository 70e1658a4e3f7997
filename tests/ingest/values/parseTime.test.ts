import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnsetDate, parseTime } from '#ingest/values/parseTime.ts';

const civil = (text: string): number => Date.parse(`${text}Z`);

describe('moments', () => {
  it.each([
    ['29/2/2016 01:16', 'dmy', '2016-02-29T01:16'],
    ['29-02-2016 01:16', 'dmy', '2016-02-29T01:16'],
    ['01.03.2021', 'dmy', '2021-03-01T00:00'],
    ['22-04-15', 'dmy', '2015-04-22T00:00'],
    ['22-Apr-15', 'dmy', '2015-04-22T00:00'],
    ['22. April 2015', 'dmy', '2015-04-22T00:00'],
    ['3 März 2021 14:05', 'dmy', '2021-03-03T14:05'],
    ['4/22/2015 3:53:50 PM', 'mdy', '2015-04-22T15:53:50'],
    ['4/22/15 12:00 am', 'mdy', '2015-04-22T00:00'],
    ['Apr 22, 2015 1:05 PM', 'mdy', '2015-04-22T13:05'],
    ['Wed, April 22nd, 2015', 'mdy', '2015-04-22T00:00'],
    ['2024-03-11T10:30:00.250Z', 'iso', '2024-03-11T10:30:00.250'],
    ['2010-03-31T16:59:42.000+02:00', 'iso', '2010-03-31T16:59:42'],
    ['2019-11-16 15:59:41.966927', 'iso', '2019-11-16T15:59:41.966'],
    ['2024-03-11 10:30:00 +0000', 'iso', '2024-03-11T10:30:00'],
    ['2024-03-11 10:30:00 UTC', 'iso', '2024-03-11T10:30:00'],
    ['20240311', 'iso', '2024-03-11T00:00'],
    ['2024/3/11 7:05', 'iso', '2024-03-11T07:05'],
    ['2024-03-11', 'dmy', '2024-03-11T00:00'],
    ['15.04.22', 'ymd', '2015-04-22T00:00'],
    ['1607553243', 'epoch-s', '2020-12-09T22:34:03'],
    ['1607553243.5', 'epoch-s', '2020-12-09T22:34:03.500'],
    ['1607553243000', 'epoch-ms', '2020-12-09T22:34:03'],
    ['1/1/69', 'dmy', '1969-01-01T00:00'],
    ['1/1/68', 'dmy', '2068-01-01T00:00'],
  ] as const)('%s as %s', (text, order, iso) => {
    expect(parseTime(text, order)).toBe(civil(iso));
  });

  it.each([
    ['31/04/2016', 'dmy'],
    ['29/2/2015', 'dmy'],
    ['13/13/2015', 'dmy'],
    ['22/04/2015', 'mdy'],
    ['22/04-2015', 'dmy'],
    ['2016-02-30', 'iso'],
    ['12/05/2015 25:00', 'dmy'],
    ['12/05/2015 13:00 PM', 'dmy'],
    ['12/05/2015 10:60', 'dmy'],
    ['1/2/1815', 'dmy'],
    ['1607553243', 'iso'],
    ['160755324', 'epoch-ms'],
    ['10:30', 'dmy'],
    ['Caller 2403', 'dmy'],
    ['3 Blah 2020', 'dmy'],
    ['', 'iso'],
  ] as const)('%j is none as %s', (text, order) => {
    expect(parseTime(text, order)).toBeNaN();
  });

  it('a stamp keeps the hour that it shows, whatever its offset', () => {
    expect(parseTime('2012-05-11T01:26:15+02:00', 'iso')).toBe(parseTime('2012-05-11T01:26:15Z', 'iso'));
  });

  it('dates that mean never', () => {
    for (const text of ['9999-12-31 23:59:59', '0001-01-01', '31/12/9999', '0000-00-00'])
      expect(isUnsetDate(text)).toBe(true);
    for (const text of ['2999-12-31', '31.12.9999 23:59'] as const) expect(isUnsetDate(text)).toBe(true);
    for (const text of ['2016-01-01 00:01', '2016-01-01 10:00:00.9999'] as const) expect(isUnsetDate(text)).toBe(false);
  });

  it('reads every day in every order as the calendar has it', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
        fc.constantFrom('/', '-', '.'),
        (date, mark) => {
          const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
          const midnight = Date.UTC(year, month - 1, day);
          expect(parseTime([day, month, year].join(mark), 'dmy')).toBe(midnight);
          expect(parseTime([month, day, year].join(mark), 'mdy')).toBe(midnight);
          expect(parseTime(date.toISOString(), 'iso')).toBe(date.getTime());
        },
      ),
    );
  });
});
