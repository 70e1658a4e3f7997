import type { Encoding } from '#ingest/port.ts';
import { formatCount } from '#text/format.ts';

/** Words of the step that reads a file. */
export const fileText = {
  reading: (name: string): string => `Reading ${name}`,
  progress: (rows: number, done: string, total: string, share: number | null): string =>
    `${formatCount(rows)} rows · ${done} of ${total}${share === null ? '' : ` · ${Math.floor(100 * share)} %`}`,
  announceShare: (percent: number): string => `${percent} % read`,
  announceRead: (rows: number, columns: number): string =>
    `Read ${formatCount(rows)} rows and ${formatCount(columns)} columns.`,
  cancelReading: 'Cancel reading',
  largeTitle: (name: string, size: string): string => `${name} is ${size}`,
  large:
    'A browser tab can read that, but it takes a while and much memory. If it was chosen by mistake, take another; an export of a shorter period or fewer columns will be quicker.',
  readAnyway: 'Read it anyway',
  looksLike: (desk: string): string => `Looks like a ${desk} export`,
  looksLikeNone: 'No known help desk: read by its headers',
  rows: 'Rows',
  rejectedOfThem: (count: number): string => `, ${formatCount(count)} of them rejected for a wrong number of cells`,
  columns: 'Columns',
  size: 'Size',
  delimiter: 'Separated by',
  encoding: 'Encoding',
  header: 'First row',
  headerIs: { yes: 'Column names', no: 'Data already' },
  firstRows: 'First rows, as they stand in the file',
  readDifferently: 'Read it differently',
  guessed: 'As found',
} as const;

export const delimiterNames: Readonly<Record<string, string>> = {
  ',': 'Comma ,',
  ';': 'Semicolon ;',
  '\t': 'Tab',
  '|': 'Bar |',
};

export const encodingNames = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252 (Latin-1)',
} as const satisfies Record<Encoding, string>;

/** In decimal units, as file managers show them. */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB'];
  const power = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${power === 0 ? String(bytes) : value.toFixed(value < 100 ? 1 : 0)} ${units[power] ?? ''}`;
}
