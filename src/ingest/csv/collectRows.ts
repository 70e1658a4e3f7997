import { type CellCoder, type CodedCells, codeCells } from '#ingest/csv/codeCells.ts';
import { csvLine } from '#ingest/csv/csvLine.ts';
import { headersOf } from '#ingest/csv/headers.ts';
import type { RecordSink } from '#ingest/csv/openRecords.ts';
import type { RawReject, RawTable } from '#ingest/csv/rawTable.ts';

export interface RowCollector extends RecordSink {
  rows(): number;
  finish(): RawTable;
}

export interface RowShape {
  readonly delimiter: string;
  readonly hasHeader: boolean;
  readonly width: number;
  /** Records to leave out before the table begins; they are told as rejected, but for a spreadsheet's `sep=`. */
  readonly preamble: number;
}

/**
 * Turns records into coded columns.
 *
 * Errors   a record with more cells than columns is rejected unless the rest is empty; one with fewer is rejected,
 *          never padded: a cell that is not there says nothing about which of them it is.
 */
export function collectRows({ delimiter, hasHeader, width, preamble }: RowShape): RowCollector {
  const coders: readonly CellCoder[] = Array.from({ length: width }, codeCells);
  const rejects: RawReject[] = [];
  let lines = new Uint32Array(1 << 10);
  let rowCount = 0;
  let header: readonly string[] | null = null;
  let records = 0;
  const reject = (cells: readonly string[], line: number, found: number): void => {
    const code = found > width ? 'too-many-cells' : 'too-few-cells';
    rejects.push({ line, reason: { code, found, expected: width }, text: csvLine(cells, delimiter) });
  };
  const keep = (cells: readonly string[], line: number): void => {
    for (let index = 0; index < width; index++) coders[index]?.add(cells[index] ?? '');
    if (rowCount === lines.length) lines = doubled(lines);
    lines[rowCount] = line;
    rowCount += 1;
  };
  return {
    record(cells, line) {
      records += 1;
      if (records <= preamble) {
        if (!cells[0]?.startsWith('sep=')) reject(cells, line, lengthWithoutEmptyEnd(cells));
        return;
      }
      if (hasHeader && header === null) {
        header = cells.map((cell) => `${cell} `.slice(0, -1));
        return;
      }
      const found = cells.length <= width ? cells.length : lengthWithoutEmptyEnd(cells);
      if (found === width) keep(cells, line);
      else reject(cells, line, found);
    },
    broken(text, line) {
      rejects.push({ line, reason: { code: 'broken-quotes' }, text });
    },
    rows: () => rowCount,
    finish() {
      const names = headersOf(header, width);
      const columns = names.map(({ id, name }, index) => ({
        id,
        name,
        ...counted(coders[index]?.finish() ?? { values: [], codes: new Uint8Array(0) }),
      }));
      return { rowCount, columns, lines: lines.slice(0, rowCount), rejects, header };
    },
  };
}

function lengthWithoutEmptyEnd(cells: readonly string[]): number {
  let { length } = cells;
  while (length > 0 && cells[length - 1]?.trim() === '') length -= 1;
  return length;
}

function doubled(lines: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(lines.length * 2);
  longer.set(lines);
  return longer;
}

function counted(cells: CodedCells): CodedCells & { readonly counts: Uint32Array } {
  const counts = new Uint32Array(cells.values.length);
  for (const code of cells.codes) counts[code] = (counts[code] ?? 0) + 1;
  return { ...cells, counts };
}
