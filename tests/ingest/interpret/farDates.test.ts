import { describe, expect, it } from 'vitest';
import { cellsOf, columnFor, guessedChoices, readContent, unwrap } from '../importing.ts';

const dayOf = (text: string): number => Date.parse(text) / 86_400_000;
const year2024 = Array.from({ length: 5_000 }, (_, row) =>
  new Date(Date.UTC(2024, 0, 1 + (row % 366))).toISOString().slice(0, 10),
);

async function interpret(dates: readonly string[], resolved: readonly string[] = []) {
  const lines = dates.map((date, row) => `${row},${date},${resolved[row] ?? date}`);
  const file = await readContent(['id,created at,resolved at', ...lines].join('\n'), { hasHeader: true });
  const choices = guessedChoices(file.preview);
  return { ...file, choices, seen: unwrap(await file.importer.interpret(choices)) };
}

const far = (cell: string) => ({ code: 'far-date', column: 'created at', cell });

describe('dates far from all others', () => {
  it('two dates for "never" do not stretch a year to three centuries', async () => {
    const { seen } = await interpret([...year2024, '1900-01-01', '2199-01-01']);
    expect(seen.extent).toEqual({ fromDay: dayOf('2024-01-01'), toDay: dayOf('2025-01-01') });
    expect(seen.rows).toEqual({ read: 5_002, kept: 5_002, superseded: 0, rejected: 0 });
    expect(seen.warnings).toContainEqual({
      code: 'dates-far-apart',
      column: 'created at',
      count: 2,
      examples: ['1900-01-01', '2199-01-01'],
    });
    expect(seen.missing['created_at']).toBe(2);
  });

  it('a mistyped year is a rejected row with its reason', async () => {
    const { seen, importer } = await interpret([...year2024, '1924-03-01', '2124-03-01']);
    expect(seen.extent).toEqual({ fromDay: dayOf('2024-01-01'), toDay: dayOf('2025-01-01') });
    expect(seen.rows).toMatchObject({ kept: 5_000, rejected: 2 });
    expect(seen.rejects.first).toEqual([
      { line: 5_002, reason: far('1924-03-01') },
      { line: 5_003, reason: far('2124-03-01') },
    ]);
    expect(seen.warnings.find(({ code }) => code === 'dates-far-apart')).toMatchObject({ count: 2 });
    expect(await importer.rejectsCsv()).toContain('5002,far-date,created at,"5000,1924-03-01,1924-03-01"');
  });

  it('where more than one in a hundred is far the data really are spread', async () => {
    const atMost = await interpret([...year2024.slice(0, 1_980), ...Array<string>(19).fill('1950-01-01')]);
    expect(atMost.seen.rows.rejected).toBe(0);
    const few = await interpret([...year2024.slice(0, 1_990), ...Array<string>(9).fill('1950-01-01')]);
    expect(few.seen.rows.rejected).toBe(9);
    const sides = await interpret([...year2024.slice(0, 60), '1950-01-01', '2090-01-01']);
    expect(sides.seen.extent?.fromDay).toBe(dayOf('1950-01-01'));
    expect(sides.seen.warnings.some(({ code }) => code === 'dates-far-apart')).toBe(false);
  });

  it('an old ticket among new ones stays', async () => {
    const { seen } = await interpret([...year2024, '2021-06-01']);
    expect(seen.rows.rejected).toBe(0);
    expect(seen.extent?.fromDay).toBe(dayOf('2021-06-01'));
  });

  it('a small file loses only what stands for "never"', async () => {
    const { seen } = await interpret([...year2024.slice(0, 20), '2050-01-01', '1970-01-01']);
    expect(seen.rows.rejected).toBe(0);
    expect(seen.missing['created_at']).toBe(1);
    expect(seen.extent).toEqual({ fromDay: dayOf('2024-01-01'), toDay: dayOf('2050-01-02') });
  });

  it('dates for "never" are missing in any number and in any column, other far ones only where rows are dated', async () => {
    const resolved = year2024.map((date, row) => (row % 10 === 0 ? '1970-01-01' : row === 5 ? '1950-01-01' : date));
    const { seen, importer } = await interpret(year2024, resolved);
    expect(seen.rows.rejected).toBe(0);
    expect(seen.missing['resolved_at']).toBe(500);
    const { table } = unwrap(await importer.finish(null));
    expect(cellsOf(columnFor(table, 'resolved_at'))).toContain(Date.UTC(1950, 0, 1));
  });

  it('1970 among its neighbours is a date', async () => {
    const dates = Array.from({ length: 60 }, (_, n) => new Date(Date.UTC(1969, n, 1)).toISOString().slice(0, 10));
    const { seen } = await interpret(dates);
    expect(seen.missing['created_at']).toBe(0);
    expect(seen.warnings.some(({ code }) => code === 'dates-far-apart')).toBe(false);
  });
});
