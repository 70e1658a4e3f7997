import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { msPerDay } from '#core/table/table.ts';
import { cellsOf, columnFor, guessedChoices, interpretGuessed, readContent, unwrap } from '../importing.ts';

const finished = async (file: Awaited<ReturnType<typeof readContent>>) =>
  unwrap(await file.importer.finish(null)).table;

describe('grain', () => {
  const text = [
    'number,status,updated_at,note',
    'A,New,2024-01-01 10:00,first',
    'B,New,2024-01-02 10:00,only',
    'A,Closed,2024-01-03 10:00,last',
    'A,Open,2024-01-02 10:00,late line of an early version',
    'A,Done,2024-01-03 10:00,same minute and later in the file',
  ].join('\n');

  it('offers the last row per id, with the column that tells which is last', async () => {
    const file = await readContent(text);
    const rows = unwrap(await file.importer.interpret(guessedChoices(file.preview)));
    expect(rows.repeatedIds).toEqual({ idColumn: 'number', distinct: 2, suggestedSort: 'updated_at' });
    expect(rows.rows).toEqual({ read: 5, kept: 5, superseded: 0, rejected: 0 });
  });

  it('keeps the greatest, of equals the later one', async () => {
    const file = await readContent(text);
    const { rows } = await interpretGuessed(file);
    expect(rows).toEqual({ read: 5, kept: 2, superseded: 3, rejected: 0 });
    expect(cellsOf(columnFor(await finished(file), 'note'))).toEqual(['only', 'same minute and later in the file']);
  });

  it('without a sort column the last in the file counts', async () => {
    const file = await readContent(text);
    const choices = guessedChoices(file.preview, { kind: 'last-per-id', idColumn: 'number', sortColumn: null });
    unwrap(await file.importer.interpret({ ...choices, dateColumn: null }));
    expect(cellsOf(columnFor(await finished(file), 'status'))).toEqual(['New', 'Done']);
  });

  it('a modification counter sorts better than a time cut to the minute', async () => {
    const file = await readContent(
      'number,sys_mod_count,sys_updated_at\nA,10,2024-01-01 10:00\nA,9,2024-01-01 10:00\nB,1,2024-01-01 10:00\n',
    );
    const { repeatedIds } = unwrap(await file.importer.interpret(guessedChoices(file.preview)));
    expect(repeatedIds?.suggestedSort).toBe('sys_mod_count');
    await interpretGuessed(file);
    expect(cellsOf(columnFor(await finished(file), 'sys_mod_count'))).toEqual([10, 1]);
  });

  it('agrees with the plain definition on any log', async () => {
    const row = fc.record({ id: fc.constantFrom('A', 'B', 'C'), version: fc.option(fc.nat(4)) });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 2, maxLength: 20 }), async (rows) => {
        const file = await readContent(
          ['id,version,n', ...rows.map(({ id, version }, n) => `${id},${version ?? ''},r${n}`)].join('\n'),
          { hasHeader: true },
        );
        const byId = Object.fromEntries(
          file.preview.columns.map(({ id, choice }) => [
            id,
            { ...choice, kind: id === 'version' ? ('measure' as const) : ('text' as const) },
          ]),
        );
        const grain = { kind: 'last-per-id' as const, idColumn: 'id', sortColumn: 'version' };
        const { rows: counted } = unwrap(
          await file.importer.interpret({ byId, nullMarkers: [], dateColumn: null, grain }),
        );
        const expected = ['A', 'B', 'C'].flatMap((id) => {
          const own = rows.map((each, n) => ({ ...each, n })).filter((each) => each.id === id);
          const last = own.sort((a, b) => (a.version ?? -1) - (b.version ?? -1) || a.n - b.n).at(-1);
          return last === undefined ? [] : [last.n];
        });
        expect(counted).toMatchObject({ kept: expected.length, superseded: rows.length - expected.length });
        expect(cellsOf(columnFor(await finished(file), 'n'))).toEqual(
          expected.sort((a, b) => a - b).map((n) => `r${n}`),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('rejects', () => {
  const text = [
    'id,created at,status,wait',
    '1,2024-01-05,Open,5',
    '2,"2024-01-06",Open',
    '3,2024-01-07,Open,5,6',
    '4,2024-01-08,Open,7,,',
    '',
    '5,someday,Open,x',
    ',2024-01-09,Open,',
    '6,,Open,2',
    '7,2024-01-10,"Open,3',
    '8,2024-01-11,Open,1',
    ...Array.from({ length: 60 }, (_, i) => `${i + 9},2024-01-12,Open,1`),
  ].join('\n');

  it('are told with their line and their reason, in the order of the file', async () => {
    const file = await readContent(text);
    const { rows, rejects } = unwrap(await file.importer.interpret(guessedChoices(file.preview)));
    expect(rows).toEqual({ read: 69, kept: 65, superseded: 0, rejected: 4 });
    expect(rejects).toEqual({
      total: 4,
      first: [
        { line: 3, reason: { code: 'too-few-cells', found: 3, expected: 4 } },
        { line: 4, reason: { code: 'too-many-cells', found: 5, expected: 4 } },
        { line: 7, reason: { code: 'unreadable-date', column: 'created at', cell: 'someday' } },
        { line: 10, reason: { code: 'broken-quotes' } },
      ],
    });
  });

  it('a row without an id is rejected only where rows are gathered by id', async () => {
    const file = await readContent(text);
    const grain = { kind: 'last-per-id' as const, idColumn: 'id', sortColumn: null };
    const { rejects } = unwrap(await file.importer.interpret(guessedChoices(file.preview, grain)));
    expect(rejects.first[3]).toEqual({ line: 8, reason: { code: 'no-id', column: 'id' } });
    expect(rejects.total).toBe(5);
  });

  it('come back as CSV, each row as it stood', async () => {
    const file = await readContent(text);
    unwrap(await file.importer.interpret(guessedChoices(file.preview)));
    expect((await file.importer.rejectsCsv()).split('\r\n')).toEqual([
      'line,reason,column,row',
      '3,too-few-cells,,"2,2024-01-06,Open"',
      '4,too-many-cells,,"3,2024-01-07,Open,5,6"',
      '7,unreadable-date,created at,"5,someday,Open,x"',
      '10,broken-quotes,,"7,2024-01-10,""Open,3"',
      '',
    ]);
  });

  it('a cell that cannot be read becomes missing and is counted', async () => {
    const file = await readContent(text);
    const { unreadable, missing, firstRows } = unwrap(await file.importer.interpret(guessedChoices(file.preview)));
    expect(unreadable).toContainEqual({ column: 'wait', count: 1, examples: ['x'] });
    expect(missing['wait']).toBe(2);
    expect(missing['created_at']).toBe(2);
    expect(firstRows[2]).toEqual(['5', null, 'Open', null]);
    expect(firstRows[0]).toEqual(['1', Date.UTC(2024, 0, 5), 'Open', 5]);
  });
});

describe('order of rows', () => {
  it('by day, stable within it, rows without a date last', async () => {
    const cell = fc.option(fc.integer({ min: 0, max: 40 * 24 }));
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 30 }), async (hours) => {
        const stamp = (hour: number | null): string =>
          hour === null ? '' : new Date(Date.UTC(2024, 0, 1, hour)).toISOString();
        const file = await readContent(
          ['id,created at', ...hours.map((hour, n) => `r${n},${stamp(hour)}`), 'last,2024-06-01T00:00:00Z'].join('\n'),
          { hasHeader: true },
        );
        const { extent } = unwrap(await file.importer.interpret(guessedChoices(file.preview)));
        const table = await finished(file);
        const dayOf = (hour: number | null): number =>
          hour === null ? Number.POSITIVE_INFINITY : Math.floor(hour / 24);
        const order = [...hours.keys()].sort((a, b) => dayOf(hours[a] ?? null) - dayOf(hours[b] ?? null) || a - b);
        const dated = order.filter((n) => hours[n] !== null).map((n) => `r${n}`);
        const undated = order.filter((n) => hours[n] === null).map((n) => `r${n}`);
        expect(cellsOf(columnFor(table, 'id'))).toEqual([...dated, 'last', ...undated]);
        const days = cellsOf(columnFor(table, 'created_at')).flatMap((ms) =>
          typeof ms === 'number' ? [Math.floor(ms / msPerDay)] : [],
        );
        expect(extent).toEqual({ fromDay: days[0], toDay: (days.at(-1) ?? 0) + 1 });
      }),
      { numRuns: 60 },
    );
  });
});

describe('rows without a date', () => {
  it('are kept, and told with their number among the rows kept', async () => {
    const file = await readContent('id,created at\n1,2024-01-01\n2,\n3,2024-01-02\n4,x\n5,\n6,2024-01-02\n', {
      hasHeader: true,
    });
    const choices = guessedChoices(file.preview);
    const created = choices.byId['created_at'];
    if (created === undefined) throw new Error('column');
    const byId = { ...choices.byId, created_at: { ...created, kind: 'time' as const, dateOrder: 'iso' as const } };
    const read = async (dateColumn: string | null) =>
      unwrap(await file.importer.interpret({ ...choices, byId, dateColumn }));
    const { warnings, rows } = await read('created_at');
    expect(rows).toEqual({ read: 6, kept: 5, superseded: 0, rejected: 1 });
    expect(warnings).toContainEqual({ code: 'rows-without-date', column: 'created at', count: 2, rows: 5 });
    expect((await read(null)).warnings.map(({ code }) => code)).not.toContain('rows-without-date');
  });

  it('are not spoken of where every row has one', async () => {
    const file = await readContent('id,created at\n1,2024-01-01\n2,2024-01-02\n');
    const { warnings } = unwrap(await file.importer.interpret(guessedChoices(file.preview)));
    expect(warnings.map(({ code }) => code)).toEqual(['no-status-column']);
  });
});

describe('values', () => {
  it('yes and no in any spelling become true and false; spaces around do not count', async () => {
    const file = await readContent(
      'id,created at,a,is_vip,made_sla,city\n1,2024-01-01,Yes,1,Within SLA, Rome\n2,2024-01-01,no,0,SLA Violated,Rome \n3,2024-01-01,YES,1,,Rome\n',
    );
    const choices = guessedChoices(file.preview);
    unwrap(await file.importer.interpret(choices));
    const table = await finished(file);
    expect(cellsOf(columnFor(table, 'a'))).toEqual(['true', 'false', 'true']);
    expect(cellsOf(columnFor(table, 'is_vip'))).toEqual(['true', 'false', 'true']);
    expect(cellsOf(columnFor(table, 'made_sla'))).toEqual(['true', 'false', null]);
    expect(cellsOf(columnFor(table, 'city'))).toEqual(['Rome', 'Rome', 'Rome']);
  });

  it('every step can be repeated with other choices, without reading again', async () => {
    const file = await readContent('id,created at,wait\n1,05/06/2024,1.5\n2,06/05/2024,?\n');
    const choices = guessedChoices(file.preview);
    const dmy = unwrap(await file.importer.interpret(choices));
    const created = choices.byId['created_at'];
    const wait = choices.byId['wait'];
    if (created === undefined || wait === undefined) throw new Error('columns');
    const byId = {
      ...choices.byId,
      created_at: { ...created, dateOrder: 'mdy' as const },
      wait: { ...wait, kind: 'ignore' as const },
    };
    const mdy = unwrap(await file.importer.interpret({ ...choices, byId, nullMarkers: [] }));
    expect(dmy.firstRows[0]?.[1]).toBe(Date.UTC(2024, 5, 5));
    expect(mdy.firstRows[0]).toEqual(['1', Date.UTC(2024, 4, 6), null]);
    expect(Object.keys(mdy.missing)).toEqual(['id', 'created_at']);
    expect((await finished(file)).schema.map(({ id }) => id)).toEqual(['id', 'created_at']);
  });

  it('lists the values of dimensions by frequency, missing among them', async () => {
    const file = await readContent(
      'id,created at,status,channel\n1,2024-01-01,Open,Mail\n2,2024-01-01,Closed,\n3,2024-01-01,Closed,\n',
    );
    const { ruleColumns } = unwrap(await file.importer.interpret(guessedChoices(file.preview)));
    expect(ruleColumns.find(({ id }) => id === 'channel')?.values).toEqual([
      { value: null, count: 2 },
      { value: 'Mail', count: 1 },
    ]);
    expect(ruleColumns.find(({ id }) => id === 'id')).toMatchObject({ kind: 'text', values: [] });
  });
});
