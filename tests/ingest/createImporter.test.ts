import { describe, expect, it } from 'vitest';
import { createImporter } from '#ingest/createImporter.ts';
import { limits } from '#ingest/limits.ts';
import { fileOf, guessedChoices, guessFor, readContent, readError, sniffed, unwrap } from './importing.ts';

const everything = { rules: [], otherwise: 'open' as const };

describe('reading a file', () => {
  it('tells what it is: names, shape, first rows as they stand', async () => {
    const { preview } = await readContent('id;Status\r\n1; Open\r\n2;"Closed; done"\r\n');
    expect(preview).toMatchObject({
      fileName: 'tickets.csv',
      bytes: 38,
      delimiter: ';',
      encoding: 'utf-8',
      hasByteOrderMark: false,
      hasHeader: true,
      rowCount: 2,
      rejectedCount: 0,
      preset: null,
      sampleRows: [
        ['1', ' Open'],
        ['2', 'Closed; done'],
      ],
      warnings: [],
    });
  });

  it('without a header every row counts', async () => {
    const { preview } = await readContent('1,Open\n2,Closed\n3,Open\n');
    expect(preview).toMatchObject({ hasHeader: false, rowCount: 3 });
    expect(preview.columns.map(({ name }) => name)).toEqual(['Column 1', 'Column 2']);
    expect((await readContent('1,Open\n2,Closed\n', { hasHeader: true })).preview.rowCount).toBe(1);
  });

  it('what stands above the table is told, and does not count as a row', async () => {
    const { importer, preview } = await readContent('Report of May,,\n\nid,status,agent\n1,Open,A\n2,Closed,B\n');
    expect(preview.columns.map(({ name }) => name)).toEqual(['id', 'status', 'agent']);
    expect(preview.rowCount).toBe(2);
    const { rejects } = unwrap(await importer.interpret(guessedChoices(preview)));
    expect(rejects.first).toEqual([{ line: 1, reason: { code: 'too-few-cells', found: 1, expected: 3 } }]);
    expect(await importer.rejectsCsv()).toContain('1,too-few-cells,,"Report of May,,"');
  });

  it('keeps repeated headers and says so', async () => {
    const { preview } = await readContent('id,category,category\n1,a,b\n2,c,d\n');
    expect(preview.columns.map(({ id }) => id)).toEqual(['id', 'category', 'category_2']);
    expect(preview.warnings).toEqual([{ code: 'duplicate-headers', name: 'category', count: 2 }]);
  });

  it.each([
    ['empty-file', ''],
    ['header-only', 'id,status\n'],
    ['one-column', 'status\nOpen\nClosed\n'],
    ['nothing-left', 'id,status,note\n1,a\n2,"x,b\n3,c\n'],
  ])('%s', async (code, text) => {
    expect(await readError(text)).toMatchObject({ code });
  });

  it('a file that cannot be read from disk', async () => {
    const file = fileOf('id,status\n1,Open\n');
    const slice = file.slice.bind(file);
    let reads = 0;
    Object.defineProperty(file, 'slice', {
      value: (from: number, to: number) => {
        reads += 1;
        if (reads > 1) throw new Error('file changed');
        return slice(from, to);
      },
    });
    expect(await createImporter().read(file, sniffed)).toEqual({
      ok: false,
      error: { code: 'unreadable', detail: 'file changed' },
    });
  });

  it('reports bytes and rows as it goes', async () => {
    const row = `${'x'.repeat(98)},1\n`;
    const text = `name,n\n${row.repeat(25_000)}`;
    const steps: number[][] = [];
    const { preview } = await readContent(text, {
      onProgress: ({ bytes, totalBytes, rows }) => steps.push([bytes, totalBytes, rows]),
    });
    expect(steps.length).toBe(Math.ceil(text.length / limits.chunkBytes));
    expect(steps.at(-1)).toEqual([text.length, text.length, preview.rowCount]);
    expect(preview.rowCount).toBe(25_000);
  });
});

describe('encodings beyond the first bytes', () => {
  const filler = 'aaaaaaaa,1\n'.repeat(60_000);
  const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text, (each) => each.charCodeAt(0));

  it('ASCII that turns out to be Windows-1252', async () => {
    const { preview, importer } = await readContent(bytes(`name,n\n${filler}Zo\xEB,2\n`));
    expect(preview).toMatchObject({ encoding: 'windows-1252', rowCount: 60_001 });
    unwrap(await importer.interpret(guessedChoices(preview)));
    expect(guessFor(preview, 'name').examples).toContain('Zoë');
  });

  it('UTF-8 with a broken byte stays UTF-8', async () => {
    const late = filler.repeat(2);
    const { preview } = await readContent(bytes(`name,n\n${late}Zo\xC3\xAB,2\n${late}Zo\xEB,2\n`));
    expect(preview.encoding).toBe('utf-8');
    expect(guessFor(preview, 'name').examples).toEqual(['aaaaaaaa', 'Zoë', 'Zo\uFFFD']);
  });

  it('a character cut in two by a chunk is whole', async () => {
    const head = 'name,n\n';
    const pad = 'a'.repeat(limits.chunkBytes - head.length - 1);
    const { preview } = await readContent(`${head}${pad}🙂,1\nb,2\n`);
    expect(preview.sampleRows[0]?.[0]).toBe(`${pad}🙂`);
  });
});

describe('steps', () => {
  it('out of order are told so', async () => {
    const importer = createImporter();
    const noColumns = { byId: {}, nullMarkers: [], dateColumn: null, grain: { kind: 'rows' as const } };
    expect(await importer.interpret(noColumns)).toEqual({ ok: false, error: { code: 'out-of-order', needs: 'read' } });
    expect(await importer.tryOutcomes(everything)).toMatchObject({
      error: { code: 'out-of-order', needs: 'interpret' },
    });
    expect(await importer.finish(null)).toMatchObject({ error: { code: 'out-of-order', needs: 'interpret' } });
    expect(await importer.rejectsCsv()).toBe('');
  });

  it('closing cancels what is under way and everything after', async () => {
    const importer = createImporter();
    const reading = importer.read(fileOf('id,status\n1,Open\n'), { ...sniffed, onProgress: () => importer.close() });
    expect(await reading).toEqual({ ok: false, error: { code: 'cancelled' } });
    expect(await importer.finish(null)).toEqual({ ok: false, error: { code: 'cancelled' } });
  });

  it('a new reading cancels the one before', async () => {
    const importer = createImporter();
    const first = importer.read(fileOf('id,status\n1,Open\n'), sniffed);
    const second = importer.read(fileOf('id,status\n1,Open\n2,Open\n'), sniffed);
    expect(await first).toEqual({ ok: false, error: { code: 'cancelled' } });
    expect(unwrap(await second).rowCount).toBe(2);
  });

  it('where every row is rejected there is nothing to go on with, but the rejects can be had', async () => {
    const { importer, preview } = await readContent('id,created at,status\n1,x,Open\n2,y,Open\n');
    const choices = guessedChoices(preview);
    const created = choices.byId['created_at'];
    if (created === undefined) throw new Error('column');
    const byId = { ...choices.byId, created_at: { ...created, kind: 'time' as const, dateOrder: 'iso' as const } };
    expect(await importer.interpret({ ...choices, byId, dateColumn: 'created_at' })).toEqual({
      ok: false,
      error: { code: 'nothing-left', rejected: 2 },
    });
    expect(await importer.rejectsCsv()).toContain('2,unreadable-date,created at,"1,x,Open"');
  });

  it('no rejected row is a formula to the spreadsheet that opens the list', async () => {
    const { importer, preview } = await readContent('=x,created at\n=cmd(),someday\n1,2024-01-01\n', {
      hasHeader: true,
    });
    const choices = guessedChoices(preview);
    const created = choices.byId['created_at'];
    if (created === undefined) throw new Error('column');
    const byId = { ...choices.byId, created_at: { ...created, kind: 'time' as const, dateOrder: 'iso' as const } };
    unwrap(await importer.interpret({ ...choices, byId, dateColumn: 'created_at' }));
    expect(await importer.rejectsCsv()).toContain(`2,unreadable-date,created at,"'=cmd(),someday"`);
  });

  it('a table of totals is told apart and needs no outcome', async () => {
    const { importer, preview } = await readContent(
      'Index;Calls;Answered Calls;Answer Rate\n1;217;204;94.01%\n2;200;182;91.00%\n3;40;30;75%\n',
    );
    const { warnings } = unwrap(await importer.interpret(guessedChoices(preview)));
    expect(warnings).toEqual([{ code: 'no-date-column' }, { code: 'not-conversations', detail: 'pre-aggregated' }]);
    const { table, extent } = unwrap(await importer.finish(null));
    expect(table).toMatchObject({ rowCount: 3, dateColumn: null });
    expect(extent).toBeNull();
  });
});
