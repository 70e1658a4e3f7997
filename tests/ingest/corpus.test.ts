import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { OutcomeRules } from '#core/model/schema.ts';
import { msPerDay, type TypedTable } from '#core/table/table.ts';
import { dayIndexOf } from '#core/time/civil.ts';
import { isoDay } from '#core/time/iso-day.ts';
import { csvLine } from '#ingest/csv/csvLine.ts';
import { describeCorpus } from '../support/corpus.ts';
import {
  cellsOf,
  columnFor,
  guessedChoices,
  guessFor,
  interpretGuessed,
  readContent,
  readError,
  unwrap,
} from './importing.ts';

function bytesOf(path: string): Uint8Array<ArrayBuffer> {
  const bytes = readFileSync(path);
  return new Uint8Array(path.endsWith('.gz') ? gunzipSync(bytes) : bytes);
}

/** Reads, interprets and finishes by the guesses alone; other rules where they are given. */
async function importGuessed(path: string, rules?: OutcomeRules | null) {
  const file = await readContent(bytesOf(path));
  const interpretation = await interpretGuessed(file);
  const chosen = rules === undefined ? interpretation.suggestedRules : rules;
  const trial = unwrap(await file.importer.tryOutcomes(chosen ?? interpretation.suggestedRules));
  return { ...file, interpretation, trial, ...unwrap(await file.importer.finish(chosen)) };
}

/** Share of `true` in a column, over the rows of one month. */
function trueShare(table: TypedTable, column: string, month: { year: number; month: number } | null) {
  const days = cellsOf(columnFor(table, table.dateColumn ?? '')).map((ms) => Math.floor(Number(ms) / msPerDay));
  const from = month === null ? Number.NEGATIVE_INFINITY : dayIndexOf({ ...month, day: 1 });
  const to = month === null ? Number.POSITIVE_INFINITY : dayIndexOf({ ...month, month: month.month + 1, day: 1 });
  const cells = cellsOf(columnFor(table, column)).filter((_, row) => (days[row] ?? 0) >= from && (days[row] ?? 0) < to);
  return { n: cells.length, share: cells.filter((cell) => cell === 'true').length / cells.length };
}

describeCorpus(
  'the ServiceNow log',
  { log: 'real/servicenow/incident-event-log.csv.gz', twin: 'real/servicenow/incidents-first-5998.csv' },
  ({ log, twin }) => {
    it('141,712 updates become 24,918 incidents; the service level is met by 63.42 % of them', {
      timeout: 60_000,
    }, async () => {
      const { preview, interpretation, trial, table, hash, settled } = await importGuessed(log);
      // Nearly all of it lies in the 14 weeks from 29 February 2016, and the last whole week inside ends on 29 May; the
      // data go on into February 2017.
      expect(settled).toMatchObject({ ends: 'thin' });
      expect([isoDay(settled?.fromDay ?? 0), isoDay((settled?.toDay ?? 0) - 1)]).toEqual(['2016-02-29', '2016-06-02']);
      expect(preview).toMatchObject({ rowCount: 141_712, preset: 'ServiceNow', nullMarkers: ['?'] });
      expect(preview.columns.map(({ id }) => id).slice(16, 18)).toEqual(['category', 'category_2']);
      for (const id of ['opened_at', 'sys_created_at', 'sys_updated_at', 'resolved_at', 'closed_at'])
        expect(guessFor(preview, id)).toMatchObject({
          dateOrders: ['dmy'],
          choice: { kind: 'time', dateOrder: 'dmy' },
        });
      for (const id of [
        'priority',
        'assignment_group',
        'assigned_to',
        'caller_id',
        'category',
        'made_sla',
        'closed_code',
      ])
        expect(guessFor(preview, id).choice.kind).toBe('dimension');
      expect(interpretation.rows).toEqual({ read: 141_712, kept: 24_918, superseded: 116_794, rejected: 0 });
      expect(interpretation.repeatedIds).toMatchObject({ idColumn: 'number', distinct: 24_918 });
      expect(trial.warnings).toMatchObject([{ code: 'one-outcome-only', outcome: 'resolved', share: 1 }]);
      expect(trial.warnings[0]).toHaveProperty('tryColumns.0', 'made_sla');
      expect(table.rowCount).toBe(24_918);
      expect(hash).toHaveLength(64);
      expect(trueShare(table, 'made_sla', null).share).toBeCloseTo(0.6342, 4);
      const march = trueShare(table, 'made_sla', { year: 2016, month: 3 });
      const april = trueShare(table, 'made_sla', { year: 2016, month: 4 });
      expect(march.n).toBe(8_995);
      expect(april.n).toBe(7_934);
      expect(march.share).toBeCloseTo(0.3986, 4);
      expect(april.share).toBeCloseTo(0.767, 4);
      expect((april.share - march.share) * 100).toBeCloseTo(36.84, 2);
    });

    it('any of its sort columns gives the same incidents', { timeout: 60_000 }, async () => {
      const file = await readContent(bytesOf(log));
      const hashes = [];
      for (const sortColumn of ['sys_mod_count', 'sys_updated_at', null]) {
        const grain = { kind: 'last-per-id' as const, idColumn: 'number', sortColumn };
        unwrap(await file.importer.interpret(guessedChoices(file.preview, grain)));
        hashes.push(unwrap(await file.importer.finish(null)).hash);
      }
      expect(new Set(hashes).size).toBe(1);
    });

    it('the same, saved again by a spreadsheet, in dd-mm-yyyy', async () => {
      const { preview, interpretation, table } = await importGuessed(twin);
      expect(preview).toMatchObject({ rowCount: 5_998, preset: 'ServiceNow' });
      expect(guessFor(preview, 'opened_at').choice.dateOrder).toBe('dmy');
      expect(interpretation).toMatchObject({ unreadable: [], rows: { kept: 890, rejected: 0 } });
      expect(cellsOf(columnFor(table, 'opened_at'))[0]).toBe(Date.UTC(2016, 1, 29, 1, 16));
      expect(columnFor(table, 'made_sla')).toMatchObject({ kind: 'dimension' });
      expect(new Set(cellsOf(columnFor(table, 'made_sla')))).toEqual(new Set(['true', 'false']));
    });
  },
);

describeCorpus('the Comcast complaints', { complaints: 'real/comcast-fcc/complaints.csv' }, ({ complaints }) => {
  it('76.75 % closed or solved; two spellings of the same dates agree', async () => {
    const { preview, trial, table } = await importGuessed(complaints);
    expect(preview).toMatchObject({ rowCount: 2_224, hasByteOrderMark: true });
    expect(guessFor(preview, 'status').choice.role).toBe('status');
    expect(trial.counts.resolved / 2_224).toBeCloseTo(0.7675, 4);
    expect(trial.counts.open).toBe(2_224 - trial.counts.resolved);
    expect(cellsOf(columnFor(table, 'date'))).toEqual(cellsOf(columnFor(table, 'date_month_year')));
    expect(guessFor(preview, 'time').choice.kind).toBe('text');
  });
});

describeCorpus('the Freshdesk tickets', { tickets: 'real/freshdesk/tickets.csv' }, ({ tickets }) => {
  it('45 rows with cells of several lines, none resolved yet', async () => {
    const { preview, interpretation, trial } = await importGuessed(tickets);
    expect(preview).toMatchObject({ rowCount: 45, preset: 'Freshdesk' });
    expect(interpretation.rows).toEqual({ read: 45, kept: 45, superseded: 0, rejected: 0 });
    expect(trial.counts).toMatchObject({ resolved: 0, open: 45 });
  });
});

describeCorpus(
  'the call centre',
  { calls: 'real/pwc-call-center/calls-semicolon.csv', daily: 'real/call-center-daily/daily.csv' },
  ({ calls, daily }) => {
    it('72.92 % resolved, 946 unanswered, 408 answered and unresolved', async () => {
      const { preview, trial, table } = await importGuessed(calls);
      expect(preview).toMatchObject({ rowCount: 5_000, delimiter: ';' });
      expect(trial.counts).toMatchObject({ resolved: 3_646, abandoned: 946, follow_up_failure: 408 });
      expect(trial.counts.resolved / 5_000).toBeCloseTo(0.7292, 4);
      expect(guessFor(preview, 'date').choice).toMatchObject({ dateOrder: 'dmy', role: 'created_at' });
      const talk = cellsOf(columnFor(table, 'avgtalkduration'));
      expect(talk[cellsOf(columnFor(table, 'call_id')).indexOf('ID0001')]).toBe(143);
      expect(talk.filter((cell) => cell === null).length).toBe(946);
      expect(Math.max(...talk.flatMap((cell) => (typeof cell === 'number' ? [cell] : [])))).toBeLessThan(3_600);
    });

    it('1,251 days of totals: rates are shares, times are seconds, and there is no date', async () => {
      const { preview, interpretation, table } = await importGuessed(daily, null);
      expect(preview).toMatchObject({ rowCount: 1_251, delimiter: ';' });
      expect(interpretation.warnings.map(({ code }) => code)).toEqual(['no-date-column', 'not-conversations']);
      const sum = (id: string): number =>
        cellsOf(columnFor(table, id)).reduce<number>((total, cell) => total + Number(cell), 0);
      expect(sum('answered_calls') / sum('incoming_calls')).toBeCloseTo(0.8907, 4);
      expect(sum('answer_rate') / 1_251).toBeCloseTo(0.9269, 4);
      expect(cellsOf(columnFor(table, 'answer_speed_avg'))[0]).toBe(17);
      expect(table.schema.some(({ role }) => role === 'outcome')).toBe(false);
    });
  },
);

describeCorpus('the Volvo incident log', { log: 'real/volvo-bpi2013/incidents-events.csv.gz' }, ({ log }) => {
  it('65,533 events with offsets become 7,554 incidents, each stamp at the hour that it shows', async () => {
    const { preview, interpretation } = await importGuessed(log);
    expect(preview.rowCount).toBe(65_533);
    expect(interpretation.rows).toMatchObject({ kept: 7_554, rejected: 0 });
    expect(interpretation.firstRows[0]?.[11]).toBe(Date.UTC(2010, 2, 31, 16, 59, 42));
  });
});

describeCorpus('tables of connectors', { seeds: 'real/vendor-seeds' }, ({ seeds }) => {
  it('all of them go through, and the four desks are recognised', async () => {
    const paths = readdirSync(seeds, { recursive: true, encoding: 'utf-8' }).filter((path) => path.endsWith('.csv'));
    expect(paths.length).toBeGreaterThan(30);
    const presets = new Map<string, string | null>();
    for (const path of paths) {
      const bytes = bytesOf(join(seeds, path));
      if (bytes.length === 0) expect(await readError(bytes)).toEqual({ code: 'empty-file' });
      else {
        const { preview, interpretation } = await importGuessed(join(seeds, path));
        expect(interpretation.rows).toMatchObject({ rejected: 0, read: preview.rowCount });
        presets.set(path, preview.preset);
      }
    }
    expect(presets.get('zendesk/ticket_data.csv')).toBe('Zendesk');
    expect(presets.get('intercom/conversation_history_data.csv')).toBe('Intercom');
    expect(presets.get('hubspot/ticket_data.csv')).toBe('HubSpot');
    expect(presets.get('jira/issue.csv')).toBe('Jira');
    expect(presets.get('servicenow/task_data.csv')).toBe('ServiceNow');
  });

  it('several versions of a conversation become its last one', async () => {
    const { interpretation, trial } = await importGuessed(join(seeds, 'intercom/conversation_history_data.csv'));
    expect(interpretation.rows).toMatchObject({ read: 9, kept: 2, superseded: 7 });
    expect(trial.counts.resolved).toBe(2);
  });
});

describeCorpus(
  'hostile CSV',
  { spectrum: 'hostile/csv-spectrum', papaparse: 'hostile/papaparse' },
  ({ spectrum, papaparse }) => {
    const names = [
      'comma_in_quotes',
      'empty',
      'empty_crlf',
      'escaped_quotes',
      'json',
      'newlines',
      'newlines_crlf',
      'quotes_and_newlines',
      'simple',
      'simple_crlf',
      'utf8',
    ];

    it.each(names)('%s reads as its authors say', async (name) => {
      // The stored copies of the CRLF files have lost their CRs.
      const json = readFileSync(join(spectrum, 'json', `${name}.json`), 'utf-8').replaceAll('\\r\\n', '\\n');
      const expected: unknown = JSON.parse(json);
      const { preview } = await readContent(bytesOf(join(spectrum, 'csvs', `${name}.csv`)), { hasHeader: true });
      const rows = preview.sampleRows.map((row) =>
        Object.fromEntries(row.map((cell, index) => [preview.columns[index]?.name, cell])),
      );
      expect(rows).toEqual(expected);
    });

    it('a quotation mark inside an unquoted cell is part of it', async () => {
      const { preview } = await readContent(bytesOf(join(spectrum, 'csvs', 'location_coordinates.csv')), {
        hasHeader: true,
      });
      expect(preview.sampleRows[0]?.[1]).toContain('37.8"N');
    });

    it('a ragged table with an open quote: each bad line is told, the good ones are kept', async () => {
      const { importer, preview } = await readContent(bytesOf(join(papaparse, 'docs/resources/files/malformed.tsv')), {
        delimiter: '\t',
      });
      const { rejects } = unwrap(await importer.interpret(guessedChoices(preview)));
      expect(preview.rowCount).toBe(6);
      expect(rejects.first).toEqual([
        { line: 3, reason: { code: 'too-many-cells', found: 9, expected: 8 } },
        { line: 6, reason: { code: 'too-few-cells', found: 7, expected: 8 } },
        { line: 9, reason: { code: 'broken-quotes' } },
      ]);
    });

    it.each(['long-sample', 'sample', 'sample-header', 'utf-8-bom-sample', 'verylong-sample'])(
      'papaparse: %s',
      async (name) => {
        const { preview } = await readContent(bytesOf(join(papaparse, 'tests', `${name}.csv`)));
        expect(preview.hasHeader).toBe(name !== 'long-sample');
        expect(preview.rowCount).toBe(
          { 'long-sample': 8, sample: 1, 'sample-header': 2, 'utf-8-bom-sample': 1 }[name] ?? 1_996,
        );
      },
    );

    it('2,000 rows of journals keep every cell', async () => {
      const path = join(papaparse, 'docs/resources/files/normal.csv');
      const { preview } = await readContent(bytesOf(path));
      const first = readFileSync(path, 'utf-8').split('\n')[1]?.trim();
      expect(`"${preview.sampleRows[0]?.join('","')}"`).toBe(first);
      expect(csvLine(preview.sampleRows[0] ?? [], ',')).toContain('ACM Computing Surveys ');
    });
  },
);
