import { openRecords, type RecordFormat } from '#ingest/csv/openRecords.ts';

export const delimiters = [',', ';', '\t', '|'] as const;

export interface Layout {
  readonly delimiter: string;
  readonly records: readonly (readonly string[])[];
  /** Cells of most records. */
  readonly width: number;
}

/**
 * The delimiter under which the records of a sample agree best on their number of cells, quotes honoured.
 * The first record, which is the header more often than not, counts as much as all the others.
 */
export function delimiterOf(sample: string, newline: RecordFormat['newline']): Layout {
  const layouts = delimiters.map((delimiter) => layoutOf(sample, { delimiter, newline }));
  return layouts.reduce((best, layout) => (score(layout) > score(best) ? layout : best));
}

const recordsLooked = 200;

/** The first records of a sample under one delimiter. */
export function layoutOf(sample: string, format: RecordFormat): Layout {
  const records: (readonly string[])[] = [];
  const reader = openRecords(format, {
    record: (cells) => {
      if (records.length < recordsLooked) records.push(cells);
    },
    broken: () => undefined,
  });
  reader.push(sample, true);
  return { delimiter: format.delimiter, records, width: commonest(records.map((cells) => cells.length)) };
}

function score({ records, width }: Layout): number {
  if (width < 2) return 0;
  const agreeing = records.filter((cells) => cells.length === width).length / records.length;
  const firstAgrees = records[0]?.length === width ? 1 : 0.5;
  return agreeing * firstAgrees * (1 + Math.log2(width) / 20);
}

function commonest(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), [0, 0])[0];
}
