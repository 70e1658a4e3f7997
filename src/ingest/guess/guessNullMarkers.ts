import type { RawTable } from '#ingest/csv/rawTable.ts';
import { markerKey } from '#ingest/values/nullTest.ts';
import { parseNumber } from '#ingest/values/parseNumber.ts';
import { parseTime } from '#ingest/values/parseTime.ts';

/** Never a value. */
const sure = new Set([
  '?',
  'n/a',
  '#n/a',
  'null',
  '(null)',
  'nan',
  'nil',
  '\\n',
  '(blank)',
  '(none)',
  '--',
  'undefined',
  '<null>',
]);
/** A value here and there (North America, "none of these"): believed where it keeps odd company. */
const doubtful = new Set(['na', 'none', '-', '.', 'unknown date']);

/**
 * The words that this file writes for "nothing", spelled as they stand.
 *
 * A doubtful one counts where the rest of a column is numbers or dates, or where two columns use it.
 */
export function guessNullMarkers({ columns }: RawTable): readonly string[] {
  const found = new Map<string, { readonly spelling: string; columns: number; isSure: boolean }>();
  for (const { values } of columns) {
    for (const value of values) {
      const key = markerKey(value);
      if (!sure.has(key) && !doubtful.has(key)) continue;
      const marker = found.get(key) ?? { spelling: value.trim(), columns: 0, isSure: sure.has(key) };
      marker.columns += 1;
      marker.isSure ||= marker.columns > 1 || isOddAmong(values, key);
      found.set(key, marker);
    }
  }
  return [...found.values()].filter(({ isSure }) => isSure).map(({ spelling }) => spelling);
}

const looked = 30;

function isOddAmong(values: readonly string[], key: string): boolean {
  const others = values.filter((value) => value.trim() !== '' && markerKey(value) !== key).slice(0, looked);
  const isQuantity = (value: string): boolean =>
    !Number.isNaN(parseNumber(value, '.')) ||
    !Number.isNaN(parseNumber(value, ',')) ||
    (['dmy', 'mdy'] as const).some((order) => !Number.isNaN(parseTime(value, order)));
  return others.length > 1 && others.every(isQuantity);
}
