import fc from 'fast-check';
import Papa from 'papaparse';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { csvLine } from '#ingest/csv/csvLine.ts';
import { openRecords } from '#ingest/csv/openRecords.ts';
import { limits } from '#ingest/limits.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** Counts the characters handed to the parser from here on. */
function countParsed(): () => number {
  const { Parser } = Papa;
  let chars = 0;
  vi.spyOn(Papa, 'Parser').mockImplementation(function counting(config) {
    const parser = new Parser(config);
    return {
      ...parser,
      parse(input: string, baseIndex: number, ignoreLastRow: boolean) {
        chars += input.length;
        return parser.parse(input, baseIndex, ignoreLastRow);
      },
    };
  });
  return () => chars;
}

interface Read {
  readonly records: readonly (readonly string[])[];
  readonly lines: readonly number[];
  readonly broken: readonly (readonly [number, string])[];
}

function read(pieces: readonly string[], delimiter = ',', newline: '\n' | '\r' = '\n'): Read {
  const records: (readonly string[])[] = [];
  const lines: number[] = [];
  const broken: (readonly [number, string])[] = [];
  const reader = openRecords(
    { delimiter, newline },
    {
      record: (cells, line) => {
        records.push([...cells]);
        lines.push(line);
      },
      broken: (text, line) => broken.push([line, text]),
    },
  );
  pieces.forEach((piece, index) => {
    reader.push(piece, index === pieces.length - 1);
  });
  return { records, lines, broken };
}

describe('records', () => {
  it('keeps line breaks inside quotes and counts the lines of the file', () => {
    const { records, lines } = read(['a,b\r\n1,"x\r\ny\r\nz"\r\n\r\n2,w\r\n']);
    expect(records).toEqual([
      ['a', 'b'],
      ['1', 'x\r\ny\r\nz'],
      ['2', 'w'],
    ]);
    expect(lines).toEqual([1, 2, 6]);
  });

  it('leaves out blank lines and rows of nothing but delimiters', () => {
    const { records, lines } = read(['a,b\n\n , \n,\n1,2']);
    expect(records).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(lines).toEqual([1, 5]);
  });

  it('takes LF and CRLF mixed, and CR alone', () => {
    expect(read(['a,b\r\n1,2\n3,4\r\n']).records).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(read(['a,b\r1,2\r'], ',', '\r').records).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('keeps a quotation mark inside an unquoted cell', () => {
    expect(read(['a,b\n5" pipe,37\'37.8"N\n']).records[1]).toEqual(['5" pipe', '37\'37.8"N']);
  });
});

describe('broken quotes', () => {
  it('cost their own line; the lines that they swallowed are read', () => {
    const { records, broken } = read(['a,b\n1,"x\n2,y\n3,z\n']);
    expect(records).toEqual([
      ['a', 'b'],
      ['2', 'y'],
      ['3', 'z'],
    ]);
    expect(broken).toEqual([[2, '1,"x']]);
  });

  it('text after a closing quote makes the quotes of that cell plain characters', () => {
    const { records, broken, lines } = read(['a,b\r\n"Cannot login" error,"1, ""2"""\r\n2,"ok"\r\n']);
    expect(records).toEqual([
      ['a', 'b'],
      ['"Cannot login" error', '1, "2"'],
      ['2', 'ok'],
    ]);
    expect(broken).toEqual([]);
    expect(lines).toEqual([1, 2, 3]);
  });

  it('that do not pair up in such a cell break its line only', () => {
    const { records, broken, lines } = read(['a,b\n"say "hi", then go",1\n"x"y,"1\n2,"ok"\n3,z\n']);
    expect(records).toEqual([
      ['a', 'b'],
      ['2', 'ok'],
      ['3', 'z'],
    ]);
    expect(broken).toEqual([
      [2, '"say "hi", then go",1'],
      [3, '"x"y,"1'],
    ]);
    expect(lines).toEqual([1, 4, 5]);
  });

  it('in every line cost work in proportion to the text, and good lines among them are kept', () => {
    const parsed = countParsed();
    const line = (n: number): string => `${n},"Printer on floor ${n % 9} does not answer, again and again,Open\n`;
    const good = 'ok,"two\nlines, quoted",Closed\n';
    const text = Array.from({ length: 20_000 }, (_, n) => (n % 100 === 99 ? good : line(n))).join('');
    const { records, broken } = read([text]);
    expect(broken.length).toBe(19_800);
    expect(records.length).toBe(200);
    expect(parsed()).toBeGreaterThan(text.length);
    expect(parsed()).toBeLessThan(60 * text.length);
  });

  it('an endless cell is given up long before the end of the file', () => {
    const filler = `${'x,y\n'.repeat(1 << 18)}`;
    const pieces = ['a,b\n1,"open\n', ...Array.from({ length: 6 }, () => filler)];
    const { records, broken } = read(pieces);
    expect(filler.length * 6).toBeGreaterThan(limits.recordChars);
    expect(broken).toEqual([[2, '1,"open']]);
    expect(records.length).toBe(1 + 6 * (1 << 18));
  });
});

const cell = fc.string({ unit: fc.constantFrom('a', 'é', '🙂', ',', ';', '"', '\n', '\r\n', ' ', '7'), maxLength: 6 });
const row = fc.array(cell, { minLength: 2, maxLength: 4 }).filter((cells) => cells.some((each) => each.trim() !== ''));

describe('laws of records', () => {
  it('reading what was written gives it back, wherever it is cut', () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 8 }),
        fc.array(fc.nat(60)),
        fc.constantFrom(',', ';'),
        (rows, cuts, delimiter) => {
          const text = rows.map((cells) => csvLine(cells, delimiter)).join('\n');
          const at = [0, ...cuts.filter((cut) => cut < text.length).sort((a, b) => a - b), text.length];
          const pieces = at.slice(1).map((end, index) => text.slice(at[index], end));
          const result = read(pieces, delimiter);
          expect(result.records).toEqual(rows);
          expect(result.broken).toEqual([]);
          const starts = rows.map((_, index) => 1 + csvBreaks(rows.slice(0, index), delimiter));
          expect(result.lines).toEqual(starts);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('any text is read to its end', () => {
    const wild = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' '), maxLength: 60 });
    fc.assert(
      fc.property(wild, fc.nat(60), (text, cut) => {
        const whole = read([text]);
        expect(read([text.slice(0, cut), text.slice(cut)])).toEqual(whole);
        const lines = [...whole.lines, ...whole.broken.map(([line]) => line)];
        expect(new Set(lines).size).toBe(lines.length);
      }),
      { numRuns: 1_000 },
    );
  });
});

function csvBreaks(rows: readonly (readonly string[])[], delimiter: string): number {
  return rows.reduce((sum, cells) => sum + 1 + csvLine(cells, delimiter).split('\n').length - 1, 0);
}
