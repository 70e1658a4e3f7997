import { describe, expect, it } from 'vitest';
import { outcomes } from '#core/table/table.ts';
import { cellsOf, columnFor, guessedChoices, interpretGuessed, readContent, unwrap } from '../importing.ts';

const text = [
  'Ticket ID,Status,Resolution,Created at,First response at,Solved at,Closed at',
  '1,Solved,Done,2024-01-02 10:00,2024-01-02 10:05,2024-01-02 12:00,2024-01-05 10:00',
  '2,Open,,2024-01-01 10:00,2024-01-01 09:00,,',
  '3,Closed,Fixed,2024-01-03 10:00,,2024-01-03 10:00,2024-01-04 10:00',
].join('\n');

async function imported(content: string) {
  const file = await readContent(content);
  const { suggestedRules } = await interpretGuessed(file);
  return unwrap(await file.importer.finish(suggestedRules));
}

describe('the finished table', () => {
  it('has the outcome as a dimension whose dictionary is the list of outcomes', async () => {
    const { table } = await imported(text);
    const outcome = columnFor(table, 'outcome');
    expect(outcome).toMatchObject({ kind: 'dimension', dictionary: outcomes });
    expect(cellsOf(outcome)).toEqual(['open', 'resolved', 'resolved']);
    expect(table.schema.at(-1)).toMatchObject({
      id: 'outcome',
      role: 'outcome',
      derived: true,
      missing: 0,
      distinct: 2,
    });
  });

  it('the outcome takes the role from the column that had it', async () => {
    const { table } = await imported(text);
    expect(table.schema.filter(({ role }) => role === 'outcome').map(({ id }) => id)).toEqual(['outcome']);
    const file = await readContent(text);
    await interpretGuessed(file);
    const plain = unwrap(await file.importer.finish(null)).table;
    expect(plain.schema.find(({ role }) => role === 'outcome')?.id).toBe('resolution');
    expect(plain.schema.some(({ id }) => id === 'outcome')).toBe(false);
  });

  it('what is derived is not called as a column of the file is', async () => {
    const { table } = await imported('id,created at,Outcome,status\n1,2026-05-04,x,closed\n2,2026-05-05,y,open');
    const names = table.schema.map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('Outcome'))).toEqual(['Outcome', 'Outcome (2)']);
    expect(table.schema.at(-1)).toMatchObject({ id: 'outcome', derived: true, name: 'Outcome (2)' });
  });

  it('computes the durations that the file lacks; an end before its beginning is missing', async () => {
    const { table } = await imported(text);
    expect(cellsOf(columnFor(table, 'first_response_seconds'))).toEqual([null, 300, null]);
    expect(cellsOf(columnFor(table, 'resolution_seconds'))).toEqual([null, 7_200, 0]);
    const schema = table.schema.find(({ id }) => id === 'first_response_seconds');
    expect(schema).toMatchObject({
      derived: true,
      unit: 'seconds',
      role: 'first_response_seconds',
      missing: 2,
      distinct: 1,
    });
  });

  it('computes them as time passed where both stamps say their offset, and says that clocks differ', async () => {
    const file = await readContent(
      [
        'id,created at,closed at',
        '1,2024-01-05T12:00:00Z,2024-01-05T09:00:00-05:00',
        '2,2024-01-05T12:00:00+02:00,2024-01-05T12:00:00+01:00',
        '3,2024-01-05T12:00:00,2024-01-05T13:00:00-05:00',
      ].join('\n'),
    );
    const { warnings } = await interpretGuessed(file);
    const { table } = unwrap(await file.importer.finish(null));
    expect(cellsOf(columnFor(table, 'resolution_seconds'))).toEqual([7_200, 3_600, 3_600]);
    expect(cellsOf(columnFor(table, 'closed_at'))[0]).toBe(Date.UTC(2024, 0, 5, 9));
    expect(warnings.filter(({ code }) => code === 'mixed-offsets')).toEqual([
      { code: 'mixed-offsets', column: 'created at' },
      { code: 'mixed-offsets', column: 'closed at' },
    ]);
  });

  it('summer time is no other place', async () => {
    const file = await readContent(
      'id,created at\n1,2024-03-30T12:00:00+01:00\n2,2024-03-31T12:00:00+02:00\n3,2024-04-01T12:00:00+02:00\n',
    );
    const { warnings } = await interpretGuessed(file);
    expect(warnings.map(({ code }) => code)).not.toContain('mixed-offsets');
  });

  it('leaves durations alone that the file has', async () => {
    const { table } = await imported(
      'id,created at,resolved at,resolution time\n1,2024-01-01,2024-01-02,0:10:00\n2,2024-01-01,2024-01-02,0:20:00\n',
    );
    expect(cellsOf(columnFor(table, 'resolution_time'))).toEqual([600, 1_200]);
    expect(table.schema.some(({ derived, role }) => derived && role === 'resolution_seconds')).toBe(false);
  });

  it('is sorted by the day of its date column and says what it holds', async () => {
    const { table, extent, rejectedCount } = await imported(text);
    expect(table).toMatchObject({ rowCount: 3, dateColumn: 'created_at' });
    expect(cellsOf(columnFor(table, 'ticket_id'))).toEqual(['2', '1', '3']);
    expect(extent).toEqual({ fromDay: 19_723, toDay: 19_726 });
    expect(rejectedCount).toBe(0);
    expect(table.schema.find(({ id }) => id === 'solved_at')).toMatchObject({
      kind: 'time',
      distinct: 2,
      missing: 1,
      derived: false,
    });
    expect(table.schema.find(({ id }) => id === 'ticket_id')).toMatchObject({ kind: 'text', distinct: 3, missing: 0 });
  });
});

describe('the content hash', () => {
  it('is the same for the same file and choices, also when finished twice', async () => {
    const file = await readContent(text);
    const { suggestedRules } = await interpretGuessed(file);
    const first = unwrap(await file.importer.finish(suggestedRules)).hash;
    expect(unwrap(await file.importer.finish(suggestedRules)).hash).toBe(first);
    expect((await imported(text)).hash).toBe(first);
    expect(first).toMatch(/^[0-9a-f]{64}$/);
  });

  it('tells apart other orders, values, names, choices and rules', async () => {
    const lines = text.split('\n');
    const [header = '', one = '', two = '', three = ''] = lines;
    const variants = [
      text,
      [header, three, two, one.replace('2024-01-02 10:00', '2024-01-03 10:00')].join('\n'),
      text.replace('Done', 'Did'),
      text.replace('Status', 'State'),
      [header, one, two].join('\n'),
    ];
    const hashes = await Promise.all(variants.map(async (variant) => (await imported(variant)).hash));
    const file = await readContent(text);
    unwrap(await file.importer.interpret({ ...guessedChoices(file.preview), dateColumn: null }));
    hashes.push(unwrap(await file.importer.finish(null)).hash);
    hashes.push(unwrap(await file.importer.finish({ rules: [], otherwise: 'open' })).hash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('two rows of one day that change places make another table', async () => {
    const a = await imported('id,created at,status\nx,2024-01-01,Open\ny,2024-01-01,Open\n');
    const b = await imported('id,created at,status\ny,2024-01-01,Open\nx,2024-01-01,Open\n');
    expect(a.hash).not.toBe(b.hash);
  });
});
