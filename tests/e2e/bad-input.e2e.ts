import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sampleCsv } from '../support/sampleCsv.ts';
import { withApp } from './harness/withApp.ts';
import { chooseCurrent, chooseGrain } from './pages/periodBar.ts';
import { seenText } from './pages/printed.ts';
import {
  buildTree,
  chooseAnother,
  chooseFile,
  csvFile,
  goOnTo,
  liveRate,
  readFile,
  readToOutcomes,
  wizardOf,
} from './pages/wizard.ts';
import { cardOf, cardText, openApp, openNode, openTab, reloadApp, saved } from './pages/workbench.ts';

const root = 'Conversation resolution rate';
const png = Buffer.from(
  '89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082',
  'hex',
);
const workbook = Buffer.concat([
  Buffer.from('504b0304140006000800', 'hex'),
  Buffer.from('[Content_Types].xml xl/workbook.xml'),
  Buffer.alloc(400),
]);

it(
  'files that are no table: one sentence each, and the way on; what was saved stays',
  withApp(async ({ page }) => {
    await openApp(page);
    await openNode(page, 'Other unresolved');
    const target = await openTab(page, 'Target');
    await target.getByRole('textbox', { name: 'At most (lower is better)' }).fill('3');
    await target.getByRole('button', { name: 'Set target' }).click();
    await saved(page);
    const before = await cardText(page, 'Other unresolved');
    const wizard = await chooseFile(page, csvFile('empty.csv', ''));
    const cases = [
      [null, 'This file is empty. Export it again, and check that the view or report you export holds tickets.'],
      [
        csvFile('header.csv', 'Conversation ID,Created at,Status\r\n'),
        'This file has 3 columns but no rows. Widen the date range of the export and try again.',
      ],
      [csvFile('picture.csv', png), /This is not a text file.* Export the data as CSV and choose that file\.$/u],
      [
        csvFile('tickets.csv', workbook),
        'This is an Excel workbook. In Excel choose Save as → CSV UTF-8 and bring that file.',
      ],
    ] as const;
    for (const [file, sentence] of cases) {
      if (file !== null) await chooseAnother(page, wizard.getByRole('button', { name: 'Choose another file' }), file);
      await wizard.getByRole('alert').getByText(sentence).waitFor();
    }
    await chooseAnother(
      page,
      wizard.getByRole('button', { name: 'Choose another file' }),
      csvFile('good.csv', sampleCsv({ rows: 50 })),
    );
    await wizard.getByRole('region', { name: 'good.csv' }).waitFor();
    await wizard.getByRole('button', { name: 'Close the import' }).click();
    await wizard.waitFor({ state: 'detached' });
    await reloadApp(page);
    expect(await cardText(page, 'Other unresolved')).toBe(before);
  }),
);

it(
  'a gigabyte chosen by mistake is refused before it is read; a large file is asked about',
  withApp(async ({ page }) => {
    const folder = await mkdtemp(join(tmpdir(), 'taproot-large-'));
    try {
      await openApp(page);
      const before = await cardText(page, root);
      const huge = await sparseFile(folder, 'backup.csv', 1_100_000_000);
      const wizard = await chooseFile(page, huge);
      await wizard
        .getByRole('alert')
        .getByText('This file has 1,100 MB; Taproot reads up to 400 MB in a browser.')
        .waitFor();
      const large = await sparseFile(folder, 'year.csv', 200_000_000);
      await chooseAnother(page, wizard.getByRole('button', { name: 'Choose another file' }), large);
      await wizard.getByText('year.csv is 200 MB').waitFor();
      await wizard.getByRole('button', { name: 'Read it anyway' }).waitFor();
      expect(await wizard.getByRole('progressbar').count()).toBe(0);
      await wizard.getByRole('button', { name: 'Close the import' }).click();
      await reloadApp(page);
      expect(await cardText(page, root)).toBe(before);
    } finally {
      await rm(folder, { recursive: true });
    }
  }),
);

it(
  'columns with one name, an empty column and broken rows are told, and the import goes on',
  withApp(async ({ page }) => {
    await openApp(page);
    const lines = Array.from(
      { length: 60 },
      (_, at) =>
        `${at + 1},2026-05-${String((at % 28) + 1).padStart(2, '0')},${at % 4 === 0 ? 'open' : 'closed'},chat,,web`,
    );
    const text = [
      'id,created at,status,channel,notes,channel',
      ...lines,
      '61,2026-05-03',
      '62,2026-05-03,closed,chat,,web,more,cells',
    ].join('\n');
    const wizard = await readFile(page, csvFile('rough.csv', text));
    await wizard.getByText('2 columns are called “channel”. All are kept and numbered.').waitFor();
    await wizard.getByText(/^notes is empty in every row and is left out\.$/u).waitFor();
    await wizard.getByText('62 rows, 2 of them rejected').waitFor();
    await goOnTo(page, 'columns');
    await wizard.getByText('channel (2)', { exact: true }).first().waitFor();
    await goOnTo(page, 'conversations');
    const rejected = wizard.getByRole('table', { name: 'Rejected rows (2)' });
    expect(await seenText(rejected)).toMatch(
      /62\s+2 cells where 6 were expected[\s\S]*63\s+8 cells where 6 were expected/u,
    );
    const downloading = page.waitForEvent('download');
    await wizard.getByRole('button', { name: 'Download all as CSV' }).click();
    expect((await downloading).suggestedFilename()).toBe('rough-rejected.csv');
    await goOnTo(page, 'outcomes');
    await expect.poll(() => liveRate(page)).toEqual({ percent: 75, of: [45, 60] });
    await buildTree(page, 'rough');
  }),
);

it(
  'no conversations in a period and a denominator of 0 are said in words, never shown as 0 %',
  withApp(async ({ page }) => {
    await openApp(page);
    const days = ['03-01', '03-10', '03-20', '03-31', '05-01', '05-10', '05-20', '05-31'];
    const busy = Array.from(
      { length: 40 },
      (_, at) => `${at},2026-${days[at % 8]},${at % 5 === 0 ? 'open' : 'closed'},no`,
    );
    await readToOutcomes(page, csvFile('gap.csv', ['id,created at,status,escalated', ...busy].join('\n')));
    await buildTree(page, 'gap');
    await chooseGrain(page, 'Month');
    await chooseCurrent(page, '1 – 30 Apr 2026');
    await expect.poll(() => cardText(page, root)).toContain('no data: no conversations to count in this period');
    await cardOf(page, root).click();
    const panel = await openTab(page, 'Explain');
    await panel.filter({ hasText: 'no conversations to count in this period' }).waitFor();
    await chooseCurrent(page, '1 – 31 Mar 2026');
    await expect
      .poll(() => cardText(page, 'Resolution rate of escalated conversations'))
      .toContain('no data: no conversations to count in this period');
  }),
);

it(
  'a ratio over nothing is said in words in the period where its denominator sums to 0, and is a number elsewhere',
  withApp(async ({ page }) => {
    await openApp(page);
    const days = ['03-01', '03-12', '03-31', '04-01', '04-12', '04-30'];
    const lines = Array.from({ length: 60 }, (_, at) => {
      const day = days[at % days.length] ?? '';
      const agent = day.startsWith('03') ? '' : ['Ada', 'Ben'][at % 2];
      return `${at},2026-${day},${at % 5 === 0 ? 'open' : 'closed'},${agent}`;
    });
    await readToOutcomes(page, csvFile('unassigned.csv', ['id,created at,status,agent', ...lines].join('\n')));
    await buildTree(page, 'unassigned');
    await chooseGrain(page, 'Month');
    await chooseCurrent(page, '1 – 31 Mar 2026');
    const metric = 'Conversations per agent and day';
    await expect.poll(() => cardText(page, metric)).toContain('no data: nothing to divide by: the denominator is 0');
    await cardOf(page, metric).click();
    const explain = await openTab(page, 'Explain');
    await explain.filter({ hasText: 'the denominator is 0' }).waitFor();
    await chooseCurrent(page, '1 – 30 Apr 2026');
    await expect.poll(() => cardText(page, metric)).toMatch(/day, \d/u);
  }),
);

it(
  'a full disk: the import says so and keeps the choices, an edit says so and is kept, and what was saved is there',
  withApp(
    async ({ page }) => {
      await page.addInitScript(() => {
        const add = IDBObjectStore.prototype.put;
        const fail = (store: IDBObjectStore): IDBRequest<IDBValidKey> => {
          store.transaction.abort();
          throw new DOMException('The disk is full.', 'QuotaExceededError');
        };
        const isFull = (): boolean => sessionStorage.getItem('disk') === 'full';
        IDBObjectStore.prototype.put = function put(value: unknown, key?: IDBValidKey) {
          return isFull() ? fail(this) : add.call(this, value, key);
        };
        const insert = IDBObjectStore.prototype.add;
        IDBObjectStore.prototype.add = function addOne(value: unknown, key?: IDBValidKey) {
          return isFull() ? fail(this) : insert.call(this, value, key);
        };
      });
      await openApp(page);
      await saved(page);
      const before = await cardText(page, root);
      await page.evaluate(() => sessionStorage.setItem('disk', 'full'));

      await readToOutcomes(page, csvFile('desk.csv', sampleCsv({ rows: 500 })));
      const wizard = wizardOf(page);
      await wizard.getByRole('button', { name: 'Build the tree' }).click();
      await wizard
        .getByRole('alert')
        .getByText(/^This browser has no room left.* Nothing that was saved is lost\. Delete a workspace/u)
        .waitFor();
      await wizard.getByText('Nothing is lost: your choices are still here.').waitFor();
      await wizard.getByRole('button', { name: 'Close the import' }).click();
      await page.getByRole('button', { name: 'Leave', exact: true }).click();
      await wizard.waitFor({ state: 'detached' });

      await openNode(page, root);
      const target = await openTab(page, 'Target');
      await target.getByRole('textbox', { name: 'At least (higher is better)' }).fill('77');
      await target.getByRole('button', { name: 'Set target' }).click();
      await page.getByRole('status').filter({ hasText: 'Not saved' }).waitFor();
      await page
        .getByRole('alert')
        .getByText(/^This browser has no room left/u)
        .waitFor();
      const edited = await cardText(page, root);
      expect(edited).toMatch(/Target 77\.0\s%/u);
      await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('status').filter({ hasText: 'Not saved' }).waitFor();
      await page.evaluate(() => sessionStorage.setItem('disk', 'free'));
      await saved(page);
      await reloadApp(page);
      expect(await cardText(page, root)).toBe(edited);
      await page.getByRole('button', { name: 'Sample: support desk' }).click();
      await page.getByRole('menuitem', { name: 'Rename workspace…' }).waitFor();
      expect(await page.getByText('desk', { exact: true }).count()).toBe(0);
      expect(before).not.toBe(edited);
    },
    { expectedErrors: [/QuotaExceeded|disk is full/u] },
  ),
);

async function sparseFile(folder: string, name: string, bytes: number): Promise<string> {
  const path = join(folder, name);
  const file = await open(path, 'w');
  await file.truncate(bytes);
  await file.close();
  return path;
}
