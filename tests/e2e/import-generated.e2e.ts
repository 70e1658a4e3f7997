import { expect, it } from 'vitest';
import { generateSample } from '#core/sample/generateSample.ts';
import { sampleRange } from '#core/sample/story.ts';
import { tally } from '../core/sample/readSample.ts';
import { eventRows } from '../support/eventRows.ts';
import { sampleCsv } from '../support/sampleCsv.ts';
import { withApp } from './harness/withApp.ts';
import {
  buildTree,
  csvFile,
  goOnTo,
  liveOutcomes,
  liveRate,
  readFile,
  readToOutcomes,
  rowSum,
  wizardOf,
} from './pages/wizard.ts';
import { cardText, openApp, reloadApp, saved } from './pages/workbench.ts';

const root = 'Conversation resolution rate';
const { n, by, rate } = tally(generateSample(), sampleRange);
const known = { percent: Number((100 * rate).toFixed(2)), of: [by.resolved, n] };

it(
  'an export of the sample: the rate that the generator knows, a tree, and no reading after a reload',
  withApp(async ({ page, note }) => {
    await openApp(page);
    const startMs = Date.now();
    await readToOutcomes(page, csvFile('desk.csv', sampleCsv()));
    await expect.poll(() => liveRate(page)).toEqual(known);
    expect(await liveOutcomes(page)).toEqual({
      Resolved: by.resolved,
      'Abandoned by the customer': by.abandoned,
      'Agent follow-up failure': by.follow_up_failure,
      'Waiting on a product fix': by.product_fix,
      'Stuck in escalation': by.escalation_stuck,
      'Other unresolved': by.other_unresolved,
      Open: by.open,
      Excluded: by.excluded,
    });
    await buildTree(page, 'desk');
    note(`generated file: ${n} conversations, tree on screen ${Date.now() - startMs} ms after choosing`);
    expect(await page.getByRole('button', { name: 'Sample data' }).count()).toBe(0);
    for (const card of await page.getByRole('treeitem').all())
      expect(await card.getAttribute('aria-label')).not.toContain('no data');
    const before = await cardText(page, root);
    await saved(page);
    const workers: string[] = [];
    page.on('worker', (worker) => workers.push(worker.url()));
    await reloadApp(page);
    await page.getByRole('button', { name: 'desk', exact: true }).waitFor();
    expect(await cardText(page, root)).toBe(before);
    expect(workers.some((url) => url.includes('engine.worker'))).toBe(true);
    expect(workers.filter((url) => url.includes('ingest.worker'))).toEqual([]);
  }),
);

it.each([
  ['semicolons', 'Semicolon ;', 'UTF-8', () => Buffer.from(sampleCsv({ delimiter: ';' }))],
  ['tabs in UTF-16', 'Tab', 'UTF-16 LE', () => Buffer.from(`\uFEFF${sampleCsv({ delimiter: '\t' })}`, 'utf16le')],
  [
    'Latin-1',
    'Comma ,',
    'Windows-1252 (Latin-1)',
    () => Buffer.from(sampleCsv().replaceAll('billing', 'Gebühren'), 'latin1'),
  ],
] as const)('the same rate from a file with %s', (_, delimiter, encoding, content) =>
  withApp(async ({ page }) => {
    await openApp(page);
    const wizard = await readFile(page, csvFile('desk.csv', content()));
    const chosen = (label: string) =>
      wizard.getByLabel(label).evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.label);
    expect(await chosen('Separated by')).toBe(delimiter);
    expect(await chosen('Encoding')).toBe(encoding);
    await goOnTo(page, 'columns');
    if (encoding.startsWith('Windows'))
      await wizard
        .getByText(/\bGebühren\b/u)
        .first()
        .waitFor();
    await goOnTo(page, 'conversations', 'outcomes');
    await expect.poll(() => liveRate(page)).toEqual(known);
  })(),
);

it(
  'an event log of the sample: the last row of each conversation is kept, and nothing of the rate is lost',
  withApp(async ({ page }) => {
    await openApp(page);
    const { text, rows, conversations } = eventRows(2_000);
    await readFile(page, csvFile('events.csv', text));
    await goOnTo(page, 'columns', 'conversations');
    const earlier = (rows - conversations).toLocaleString('en');
    await expect
      .poll(() => rowSum(page))
      .toBe(
        `${rows.toLocaleString('en')} read = ${conversations.toLocaleString('en')} kept + ${earlier} earlier updates + 0 rejected`,
      );
    await wizardOf(page)
      .getByRole('radio', { name: /^An update: keep the last row/ })
      .and(page.locator(':checked'))
      .waitFor();
    await goOnTo(page, 'outcomes');
    const { by: first, rate: firstRate } = tally(generateSample(), sampleRange, (row) => row < conversations);
    await expect.poll(async () => (await liveRate(page)).percent).toBe(Number((100 * firstRate).toFixed(2)));
    expect((await liveOutcomes(page))['Resolved']).toBe(first.resolved);
    await buildTree(page, 'events');
  }),
);

it(
  'a second file joins the workspace as a tree of its own; dropped on the window it opens the wizard too',
  withApp(async ({ page }) => {
    await openApp(page);
    await readToOutcomes(page, csvFile('spring.csv', sampleCsv({ rows: 4_000 })));
    await buildTree(page, 'spring');
    const first = await cardText(page, root);
    const dropped = await page.evaluateHandle(
      (text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], 'summer.csv', { type: 'text/csv' }));
        return data;
      },
      sampleCsv({ rows: 2_500 }),
    );
    await page.dispatchEvent('main', 'dragover', { dataTransfer: dropped });
    await page.getByText('Drop the file to import it').waitFor();
    await page.dispatchEvent('main', 'drop', { dataTransfer: dropped });
    await wizardOf(page).getByRole('region', { name: 'summer.csv' }).waitFor();
    await goOnTo(page, 'columns', 'conversations', 'outcomes');
    await buildTree(page, 'spring');
    await expect.poll(() => cardText(page, root)).not.toBe(first);
    await page.getByRole('button', { name: /^Undo: add summer/ }).waitFor();
    await saved(page);
    await reloadApp(page);
    await page.getByRole('button', { name: /^Tree: / }).click();
    expect((await page.getByRole('menuitemcheckbox').allInnerTexts()).toSorted()).toEqual(['Support', 'summer']);
    await page.getByRole('menuitemcheckbox', { name: 'Support' }).click();
    await expect.poll(() => cardText(page, root)).toBe(first);
  }),
);
