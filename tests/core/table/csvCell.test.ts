import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { csvCell, spreadsheetCell } from '#core/table/csvCell.ts';

it('TABLE-13 any cells in a row are read back as they were', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('a,b', 'a;b', 'say "hi"', 'two\nlines', '\r\n', ' x', 'x ', '"'));
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 5 }), fc.constantFrom(',', ';', '\t'), (cells, delimiter) => {
      const line = cells.map((each) => csvCell(each, delimiter)).join(delimiter);
      expect(Papa.parse<string[]>(line, { delimiter, newline: '\n' }).data[0]).toEqual(cells);
    }),
  );
});

it('TABLE-13 a plain cell stands without quotes', () => {
  expect(['a b', '', '1;2', '=x'].map((each) => csvCell(each))).toEqual(['a b', '', '1;2', '=x']);
  expect(csvCell('1;2', ';')).toBe('"1;2"');
});

it('TABLE-14 what a spreadsheet would run starts with an apostrophe; a number does not', () => {
  for (const risky of ['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\tx', '\rx', '=HYPERLINK("x","y")', '+'])
    expect(Papa.parse<string[]>(spreadsheetCell(risky), { delimiter: ',', newline: '\n' }).data[0]).toEqual([
      `'${risky}`,
    ]);
  for (const safe of ['-12.5', '-3', 'a=b', "'=x", '']) expect(spreadsheetCell(safe)).toBe(safe);
});
