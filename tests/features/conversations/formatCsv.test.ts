import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { ColumnKind, ColumnSchema } from '#core/table/table.ts';
import type { RowCell } from '#engine/port.ts';
import { formatCell } from '#features/conversations/formatCell.ts';
import { formatCsv } from '#features/conversations/formatCsv.ts';

const column = (id: string, kind: ColumnKind, more: Partial<ColumnSchema> = {}): ColumnSchema => ({
  id,
  name: id,
  kind,
  role: null,
  unit: null,
  distinct: 2,
  missing: 0,
  derived: false,
  ...more,
});
const text = column('note', 'text');
const measure = column('wait', 'measure');
const time = column('at', 'time');
const one = (cell: RowCell, schema: ColumnSchema = text): string => formatCsv([[cell]], [schema], 'cells');

describe('formatCsv', () => {
  it('quotes what would break a line apart, and ends each line as the standard says', () => {
    expect(
      formatCsv(
        [
          ['a,b', 'say "hi"'],
          ['two\nlines', ''],
        ],
        [text, text],
        'cells',
      ),
    ).toBe('"a,b","say ""hi"""\r\n"two\nlines",\r\n');
  });

  it('puts the tags of a conversation into one cell', () => {
    const tags = column('tags', 'tags');
    expect(one(['refund', 'vip'], tags)).toBe('refund;vip\r\n');
    expect([one([], tags), one(null, tags)]).toEqual(['\r\n', '\r\n']);
    expect(one(['=1+1', 'a"b'], tags)).toBe('"\'=1+1;a""b"\r\n');
    expect([formatCell(['refund', 'vip'], tags), formatCell([], tags), formatCell(null, tags)]).toEqual([
      'refund, vip',
      'no tags',
      '',
    ]);
  });

  it('keeps a spreadsheet from running a text, a header too', () => {
    for (const risky of ['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\tx', '\rx'])
      expect(Papa.parse<string[]>(one(risky)).data[0]?.[0]).toBe(`'${risky}`);
    expect(formatCsv([['=x']], [text], 'names')).toBe("'=x\r\n");
    for (const safe of ['-12.5', '-3', 'a=b', "'=x"]) expect(one(safe)).toBe(`${safe}\r\n`);
  });

  it('never marks a number', () => {
    expect(one(-1e-7, measure)).toBe('-1e-7\r\n');
    expect(one(-0.5, measure)).toBe('-0.5\r\n');
  });

  it('writes times as they stood in the file, without a zone, and missing cells as nothing', () => {
    expect(one(Date.UTC(2026, 7, 17, 2, 50, 7), time)).toBe('2026-08-17T02:50:07\r\n');
    expect(one(null, time)).toBe('\r\n');
  });

  it('is read back as it was by any reader of CSV', () => {
    const cell = fc.string({ unit: 'binary' }).filter((each) => !/^[=+\-@\t\r]/u.test(each));
    const row = fc.tuple(cell, fc.constantFrom('ümlaut', '日本', '🙂', 'a"b', 'x,y'));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        const written = formatCsv(rows, [text, text], 'cells');
        const { data } = Papa.parse<string[]>(written, { delimiter: ',', newline: '\r\n' });
        expect(data.slice(0, -1)).toEqual(rows);
      }),
    );
  });
});

describe('formatCell', () => {
  it('reads as people read it', () => {
    const outcome = column('outcome', 'dimension', { role: 'outcome' });
    expect(formatCell('escalation_stuck', outcome)).toBe('Stuck in escalation');
    expect(formatCell('in another way', outcome)).toBe('in another way');
    expect(formatCell('resolved', text)).toBe('resolved');
    expect(formatCell(90, column('wait', 'measure', { unit: 'seconds' }))).toBe('1.5\u00a0min');
    expect(formatCell(Date.UTC(2026, 7, 17, 2, 50), time)).toBe('17 Aug 2026, 02:50');
    expect(formatCell(null, measure)).toBe('');
  });
});
