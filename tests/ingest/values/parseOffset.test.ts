import { expect, it } from 'vitest';
import { parseOffset } from '#ingest/values/parseOffset.ts';

it.each([
  ['2024-01-05T10:00:00Z', 0],
  ['2024-01-05 10:00:00 UTC', 0],
  ['20240105T100000Z', 0],
  ['2024-01-05T10:00+02:00', 120],
  ['2024-01-05T10:00:00.123-0530', -330],
  ['2024-01-05 10:00:00+02', 120],
  ['1/5/2024 9:00 AM -05:00', -300],
  ['2024-01-05T10:00:00-00:00', 0],
])('%s', (text, minutes) => {
  expect(parseOffset(text)).toBe(minutes);
});

it.each(['2024-01-05', '05-01-2024', '2024-01-05 10:00', '2024-01-05 10:00:00', '2024-01-05 10:00 EST', ''])(
  '%s says nothing of it',
  (text) => {
    expect(parseOffset(text)).toBeNaN();
  },
);
