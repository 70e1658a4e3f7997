import Papa from 'papaparse';
import { plainQuotes } from '#ingest/csv/plainQuotes.ts';
import { limits } from '#ingest/limits.ts';

export interface RecordFormat {
  readonly delimiter: string;
  readonly newline: '\n' | '\r';
}

export interface RecordSink {
  /** `line` is the 1-based line of the text where the record starts. */
  readonly record: (cells: readonly string[], line: number) => void;
  /** A line whose quotes do not close; reading goes on at the next line. */
  readonly broken: (text: string, line: number) => void;
}

export interface RecordReader {
  /** Text in pieces of any size, cut anywhere. `isLast` ends the last record. */
  push(text: string, isLast: boolean): void;
}

/**
 * Splits text that comes in pieces into records, with the line at which each starts.
 *
 * Shapes   blank lines are counted and left out; CRLF and LF may be mixed; a quoted cell keeps its line breaks.
 * Errors   a quote that never closes costs its own line and no other: the lines that it swallowed are read again.
 *          Text after a closing quote makes the quotes plain characters, where they pair up.
 * Cost     O(text). The first lines with broken quotes in a piece read on to where their cell would have ended; after
 *          a handful a record may be no longer than `limits.wryRecordChars`.
 */
export function openRecords(format: RecordFormat, sink: RecordSink): RecordReader {
  let tail = '';
  let line = 1;
  return {
    push(text, isLast) {
      const buffer = tail + text;
      const read = readBuffer({ ...format, buffer, isLast, firstLine: line }, sink);
      tail = buffer.slice(read.at);
      line = read.line;
    },
  };
}

interface BufferReading extends RecordFormat {
  readonly buffer: string;
  readonly isLast: boolean;
  readonly firstLine: number;
}

interface Position {
  readonly at: number;
  readonly line: number;
}

function readBuffer(reading: BufferReading, sink: RecordSink): Position {
  const { buffer, newline, isLast } = reading;
  let position: Position = { at: 0, line: reading.firstLine };
  let readAgain = 0;
  for (;;) {
    const start = position.at;
    const isWry = readAgain > limits.rereads * buffer.length;
    const until = isWry ? lineEndFrom(buffer, start + limits.wryRecordChars, newline) : buffer.length;
    const run = readUntilBroken(reading, position, until, sink);
    position = run.position;
    const left = buffer.length - position.at;
    if (left === 0) return position;
    const isOpen = !run.isBroken && (until < buffer.length ? position.at > start : isLast || left < limits.recordChars);
    if (isOpen && until === buffer.length) return position;
    if (isOpen) continue;
    readAgain += left;
    position = readBrokenLine(reading, position, sink);
  }
}

/** The one line at the position, without a look at those after it. */
function readBrokenLine(reading: BufferReading, { at, line }: Position, sink: RecordSink): Position {
  const next = lineEndFrom(reading.buffer, at, reading.newline);
  const text = trimLineEnd(reading.buffer.slice(at, next));
  const cells = plainQuotes(text, reading.delimiter);
  if (cells === null) sink.broken(text, line);
  else sink.record(cells, line);
  return { at: next, line: line + 1 };
}

/** Past the next line end. */
function lineEndFrom(buffer: string, at: number, newline: string): number {
  const end = buffer.indexOf(newline, at);
  return end === -1 ? buffer.length : end + 1;
}

interface Run {
  readonly position: Position;
  readonly isBroken: boolean;
}

interface Step {
  readonly data: readonly (readonly string[])[];
  readonly errors: readonly { readonly type: string }[];
  readonly meta: { readonly cursor: number };
}

/** Reads whole records until there is no other before `until`, or up to one with broken quotes. */
function readUntilBroken(reading: BufferReading, from: Position, until: number, sink: RecordSink): Run {
  const { buffer, delimiter, newline } = reading;
  const text = buffer.slice(from.at, until);
  const isLast = reading.isLast && until === buffer.length;
  const mayHoldBreaks = text.includes('"');
  let { at, line } = from;
  let isBroken = false;
  const parser = new Papa.Parser({
    delimiter,
    newline,
    step: ({ data, errors, meta }: Step) => {
      if (isBroken) return;
      isBroken = errors.some((error) => error.type === 'Quotes');
      if (isBroken) {
        parser.abort();
        return;
      }
      const cells = data[0] ?? [];
      if (!isBlank(cells)) sink.record(withoutLineEnd(cells), line);
      line += 1 + (mayHoldBreaks ? breaksIn(cells, newline) : 0);
      at = from.at + meta.cursor;
    },
  });
  parser.parse(text, 0, !isLast);
  return { position: { at, line }, isBroken };
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '' || cell.trim() === '');
}

function withoutLineEnd(cells: readonly string[]): readonly string[] {
  const last = cells.at(-1) ?? '';
  return last.endsWith('\r') ? [...cells.slice(0, -1), last.slice(0, -1)] : cells;
}

function breaksIn(cells: readonly string[], newline: string): number {
  let breaks = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf(newline); at !== -1; at = cell.indexOf(newline, at + 1)) breaks += 1;
  }
  return breaks;
}

function trimLineEnd(text: string): string {
  return text.replace(/[\r\n]+$/, '');
}
