import type { RawColumn } from '#ingest/csv/rawTable.ts';
import { wordsOf } from '#ingest/guess/wordsOf.ts';
import type { ColumnChoice, DateOrder, TagFormat } from '#ingest/port.ts';
import { parseDuration } from '#ingest/values/parseDuration.ts';
import { parseNumber } from '#ingest/values/parseNumber.ts';
import { parseOffset } from '#ingest/values/parseOffset.ts';
import { parseTags } from '#ingest/values/parseTags.ts';
import { isUnsetDate, parseTime } from '#ingest/values/parseTime.ts';
import { isTruthColumn, type Slang, truthOf } from '#ingest/values/truth.ts';

/**
 * A column's dictionary as a choice reads it.
 *
 * Shapes   one entry per entry of the raw column's `values`: a number (NaN: missing), a label (null: missing) or tags
 *          (null: unknown).
 */
export type DecodedColumn = DecodedNumbers | DecodedLabels | DecodedTags;

export interface DecodedNumbers {
  readonly kind: 'time' | 'measure';
  readonly raw: RawColumn;
  readonly numbers: Float64Array<ArrayBuffer>;
  /** 1 where there is a value that can't be read as chosen. */
  readonly unreadable: Uint8Array;
  /** Minutes that a stamp's clock is ahead of UTC (NaN: it does not say); null where none says. */
  readonly offsets: Float64Array<ArrayBuffer> | null;
}

export interface DecodedLabels {
  readonly kind: 'dimension' | 'text';
  readonly raw: RawColumn;
  readonly labels: readonly (string | null)[];
}

export interface DecodedTags {
  readonly kind: 'tags';
  readonly raw: RawColumn;
  readonly tags: readonly (readonly string[] | null)[];
  /** 1 where there is a value that can't be read as chosen. */
  readonly unreadable: Uint8Array;
}

/** Reads each distinct string of a column once. Null for a column that is left out. */
export function decodeColumn(
  raw: RawColumn,
  choice: ColumnChoice,
  isNull: (cell: string) => boolean,
): DecodedColumn | null {
  switch (choice.kind) {
    case 'ignore':
      return null;
    case 'text':
      return { kind: 'text', raw, labels: raw.values.map((value) => (isNull(value) ? null : value)) };
    case 'dimension':
      return { kind: 'dimension', raw, labels: dimensionLabels(raw, choice, isNull) };
    case 'tags':
      return decodeTags(raw, choice.tagFormat ?? ',', isNull);
    case 'time':
      return decodeTimes(raw, choice.dateOrder ?? 'iso', isNull);
    default:
      return decodeNumbers(raw, 'measure', isNull, measureReader(choice));
  }
}

/** A blank cell has no tags; what is written where a value is missing says that they are unknown. */
function decodeTags(raw: RawColumn, format: TagFormat, isNull: (cell: string) => boolean): DecodedTags {
  const unreadable = new Uint8Array(raw.values.length);
  const tags = raw.values.map((value, code) => {
    if (value.trim() !== '' && isNull(value)) return null;
    const read = parseTags(value, format);
    if (read === null) unreadable[code] = 1;
    return read;
  });
  return { kind: 'tags', raw, tags, unreadable };
}

function measureReader({ durationFormat, decimalMark }: ColumnChoice): (value: string) => number {
  return durationFormat === null
    ? (value) => parseNumber(value, decimalMark)
    : (value) => parseDuration(value, durationFormat, decimalMark);
}

function decodeNumbers(
  raw: RawColumn,
  kind: DecodedNumbers['kind'],
  isNull: (cell: string) => boolean,
  read: (value: string) => number,
): DecodedNumbers {
  const numbers = new Float64Array(raw.values.length).fill(Number.NaN);
  const unreadable = new Uint8Array(raw.values.length);
  raw.values.forEach((value, code) => {
    if (isNull(value) || (kind === 'time' && isUnsetDate(value))) return;
    const number = read(value);
    numbers[code] = number;
    if (Number.isNaN(number)) unreadable[code] = 1;
  });
  return { kind, raw, numbers, unreadable, offsets: null };
}

function decodeTimes(raw: RawColumn, order: DateOrder, isNull: (cell: string) => boolean): DecodedNumbers {
  const read = decodeNumbers(raw, 'time', isNull, (value) => parseTime(value, order));
  const isEpoch = order === 'epoch-s' || order === 'epoch-ms';
  const offsets = Float64Array.from(raw.values, (value, code) => {
    if (Number.isNaN(read.numbers[code])) return Number.NaN;
    return isEpoch ? 0 : parseOffset(value);
  });
  return offsets.every(Number.isNaN) ? read : { ...read, offsets };
}

/** Spaces around do not make another value; yes and no become `true` and `false`. */
function dimensionLabels(
  raw: RawColumn,
  { role }: ColumnChoice,
  isNull: (cell: string) => boolean,
): readonly (string | null)[] {
  const present = raw.values.filter((value) => !isNull(value));
  const slang = slangOf(role, raw.name);
  if (isTruthColumn(present, slang)) return raw.values.map((value) => (isNull(value) ? null : truthOf(value, slang)));
  return raw.values.map((value) => (isNull(value) ? null : value.trim()));
}

/** What else says yes or no in this column. */
function slangOf(role: ColumnChoice['role'], name: string): Slang {
  if (role === 'sla_met') return 'sla';
  const asks = role === 'escalated' || role === 'unsubscribed' || /^(is|has|was) |\by n$/.test(wordsOf(name));
  return asks ? 'digits' : 'none';
}
