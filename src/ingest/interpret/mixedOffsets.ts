import type { DecodedNumbers } from '#ingest/interpret/decodeColumn.ts';

/**
 * Whether stamps that are compared show clocks of different places: offsets from UTC more than the hour apart that
 * summer time makes, within the column or between it and the date column.
 */
export function hasMixedOffsets(column: DecodedNumbers, date: DecodedNumbers | null): boolean {
  if (column.offsets === null) return false;
  const own = rangeOf(column);
  const other = date === null ? own : rangeOf(date);
  return Math.max(own.most, other.most) - Math.min(own.least, other.least) > 60;
}

function rangeOf({ offsets }: DecodedNumbers): { readonly least: number; readonly most: number } {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const offset of offsets ?? []) {
    if (offset < least) least = offset;
    if (offset > most) most = offset;
  }
  return { least, most };
}
