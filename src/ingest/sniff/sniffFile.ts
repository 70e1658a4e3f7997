import { err, ok, type Result } from '#core/base/result.ts';
import type { RecordFormat } from '#ingest/csv/openRecords.ts';
import { limits } from '#ingest/limits.ts';
import type { Encoding, IngestError, ReadOptions } from '#ingest/port.ts';
import { delimiterOf, type Layout, layoutOf } from '#ingest/sniff/delimiterOf.ts';
import { type EncodingGuess, encodingOf } from '#ingest/sniff/encodingOf.ts';
import { formatOf } from '#ingest/sniff/formatOf.ts';
import { hasHeaderRow } from '#ingest/sniff/headerOf.ts';

/** How a text file is to be read. */
export interface Dialect extends RecordFormat {
  readonly encoding: Encoding;
  /** False: only ASCII was seen so far. */
  readonly encodingIsSure: boolean;
  readonly hasByteOrderMark: boolean;
  readonly hasHeader: boolean;
  /** Cells of a whole record. */
  readonly width: number;
  /** Records before the table begins: a report's title, the `sep=;` of a spreadsheet. */
  readonly preamble: number;
}

export type SniffOptions = Omit<ReadOptions, 'onProgress'>;

/**
 * Finds out how a file is to be read, from its first bytes.
 *
 * Errors   'empty-file', 'too-large', 'wrong-format', 'binary-file', 'one-column'. What the options say is not guessed.
 * Cost     reads `limits.sniffBytes`, splits them once per delimiter.
 */
export async function sniffFile(file: File, options: SniffOptions): Promise<Result<Dialect, IngestError>> {
  if (file.size > limits.fileBytes) return err({ code: 'too-large', bytes: file.size, limitBytes: limits.fileBytes });
  const bytes = new Uint8Array(await file.slice(0, limits.sniffBytes).arrayBuffer());
  const format = formatOf(bytes);
  if (format !== null) return err(format);
  const guess = encodingOf(bytes);
  if (!guess.ok) return guess;
  const encoding = chooseEncoding(guess.value, options.encoding);
  const sample = sampleOf(bytes, encoding.encoding, file.size <= bytes.length);
  if (sample.trim() === '') return err({ code: 'empty-file' });
  return dialectOf(sample, encoding, options);
}

function chooseEncoding(guess: EncodingGuess, chosen: Encoding | null): EncodingGuess {
  return chosen === null || chosen === guess.encoding
    ? { ...guess, isSure: guess.isSure || chosen !== null }
    : { encoding: chosen, hasByteOrderMark: false, isSure: true };
}

/** Whole lines only: a record that the sample cuts off says nothing about its width. */
function sampleOf(bytes: Uint8Array, encoding: Encoding, isWhole: boolean): string {
  const text = new TextDecoder(encoding).decode(bytes, { stream: !isWhole });
  const lineEnd = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
  return isWhole || lineEnd === -1 ? text : text.slice(0, lineEnd + 1);
}

function dialectOf(sample: string, guess: EncodingGuess, options: SniffOptions): Result<Dialect, IngestError> {
  const newline = sample.includes('\n') ? '\n' : '\r';
  const delimiter = options.delimiter ?? /^sep=(.)\r?$/m.exec(sample.split(newline, 1)[0] ?? '')?.[1] ?? null;
  const whole = delimiter === null ? delimiterOf(sample, newline) : layoutOf(sample, { delimiter, newline });
  const preamble = preambleOf(whole);
  const layout = { ...whole, records: whole.records.slice(preamble) };
  const hasHeader = options.hasHeader ?? hasHeaderRow(layout.records);
  const width = widthOf(layout, hasHeader);
  if (width < 2) return err({ code: 'one-column', delimiter: layout.delimiter });
  const { encoding, isSure, hasByteOrderMark } = guess;
  return ok({
    encoding,
    encodingIsSure: isSure,
    hasByteOrderMark,
    delimiter: layout.delimiter,
    newline,
    hasHeader,
    width,
    preamble,
  });
}

const longestPreamble = 10;

/** Records in front that have a third of the usual cells or fewer, where a whole one follows soon. */
function preambleOf({ records, width }: Layout): number {
  const isStub = (cells: readonly string[]): boolean =>
    cells.findLastIndex((cell) => cell.trim() !== '') + 1 <= width / 3;
  const first = records.findIndex((cells) => !isStub(cells));
  return first > 0 && first <= longestPreamble && width > 2 ? first : isSeparatorLine(records[0]) ? 1 : 0;
}

function isSeparatorLine(cells: readonly string[] | undefined): boolean {
  return /^sep=.?$/.test(cells?.[0] ?? '');
}

/** As many columns as the header names; nameless ones at its end count where the rows have them. */
function widthOf({ records, width }: Layout, hasHeader: boolean): number {
  const header = records[0];
  if (!hasHeader || header === undefined) return width;
  const named = header.findLastIndex((cell) => cell.trim() !== '') + 1;
  const rows = records.slice(1).map((cells) => cells.length);
  const usual = rows.length === 0 ? named : (rows.toSorted((a, b) => a - b)[rows.length >> 1] ?? named);
  const trailing = records.slice(1).some((cells) => cells.slice(named).some((cell) => cell.trim() !== ''));
  return Math.max(named, usual > named && trailing && usual === width ? usual : named);
}
