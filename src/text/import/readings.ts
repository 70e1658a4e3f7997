import type { MeasureUnit } from '#core/table/table.ts';
import type { DateOrder, DurationFormat, TagFormat } from '#ingest/port.ts';

/** How cells are read, and what they read as. */
export const dateOrderNames = {
  iso: 'ISO 2016-02-29',
  ymd: 'Year, month, day',
  dmy: 'Day, month, year',
  mdy: 'Month, day, year',
  'epoch-s': 'Seconds since 1970',
  'epoch-ms': 'Milliseconds since 1970',
} as const satisfies Record<DateOrder, string>;

export const durationFormatNames = {
  seconds: 'Seconds',
  minutes: 'Minutes',
  hours: 'Hours',
  days: 'Days',
  'h:mm:ss': 'h:mm:ss',
  'clock-am-pm': 'Clock: 12:02:23 AM is 2 min 23 s',
  'day-fraction': 'Parts of a day: 0.5 is 12 h',
} as const satisfies Record<DurationFormat, string>;

/** What stands between the tags of a cell. */
export const tagFormatNames = {
  ' ': 'Spaces',
  ',': 'Commas',
  ';': 'Semicolons',
  '|': 'Bars |',
  json: 'JSON list',
} as const satisfies Record<TagFormat, string>;

export const decimalMarkNames = { '.': 'Point 1.5', ',': 'Comma 1,5' } as const satisfies Record<'.' | ',', string>;

export const measureUnitNames = {
  number: 'Any number',
  count: 'A count',
  score: 'A score',
  share: 'A share',
  seconds: 'Seconds',
} as const satisfies Record<MeasureUnit, string>;

/** A span of time to the second: `2 min 23 s`, `26 h 04 min`. The proof of how a cell was read, so nothing is rounded away. */
export function formatSpan(seconds: number): string {
  const size = Math.abs(seconds);
  const hours = Math.floor(size / 3600);
  const minutes = Math.floor((size % 3600) / 60);
  const rest = Number((size % 60).toFixed(3));
  const parts = [
    ...(hours > 0 ? [`${hours} h`] : []),
    ...(minutes > 0 ? [`${minutes} min`] : []),
    ...(rest > 0 || (hours === 0 && minutes === 0) ? [`${rest} s`] : []),
  ];
  return `${seconds < 0 ? '\u2212' : ''}${parts.join(' ')}`;
}

/** A number as it was read, without the dust of binary fractions; a share in per cent. */
export function formatPlain(value: number, isShare: boolean): string {
  return isShare ? `${Number((100 * value).toPrecision(12))} %` : String(Number(value.toPrecision(15)));
}
