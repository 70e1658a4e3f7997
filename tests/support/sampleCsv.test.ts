import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { generateSample } from '#core/sample/generateSample.ts';
import { sampleCsv } from './sampleCsv.ts';

const table = generateSample();

test('SAMPLE-13 one line per conversation, the header of the export, no derived column', () => {
  const { data, errors } = Papa.parse<Record<string, string>>(sampleCsv(), { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  expect(data.length).toBe(table.rowCount);
  expect(Object.keys(data[0] ?? {})).toEqual(table.schema.filter(({ derived }) => !derived).map(({ name }) => name));
  expect(data[0]?.['Conversation ID']).toBe('C-100001');
  expect(data[0]?.['Created at']).toMatch(/^2026-03-30 \d\d:\d\d:\d\d$/);
  const scored = data.filter((row) => row['CSAT'] !== '').length;
  expect(scored).toBe(table.rowCount - (table.schema.find(({ id }) => id === 'csat')?.missing ?? Number.NaN));
});

test('SAMPLE-13 a shorter text is its beginning, and another delimiter keeps the cells', () => {
  const whole = sampleCsv();
  expect(whole.startsWith(sampleCsv({ rows: 50 }))).toBe(true);
  const read = (text: string, delimiter: string) => Papa.parse<string[]>(text, { delimiter }).data;
  expect(read(sampleCsv({ rows: 50, delimiter: ';' }), ';')).toEqual(read(sampleCsv({ rows: 50 }), ','));
});
