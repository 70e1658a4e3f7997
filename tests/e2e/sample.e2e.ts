import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { generateSample } from '#core/sample/generateSample.ts';
import { sampleStory } from '#core/sample/story.ts';
import { tally, valuesOf } from '../core/sample/readSample.ts';
import { withApp } from './harness/withApp.ts';
import { chooseDimension, drillInto, readSegments } from './pages/drillPanel.ts';
import { numberIn, numbersIn, plainSpaces, roundingOf, seenText } from './pages/printed.ts';
import { cardText, conversationCount, openApp, openTab, panelOf, reloadApp } from './pages/workbench.ts';

const table = generateSample();
const { baseline, current } = sampleStory.comparison;
const root = 'Conversation resolution rate';
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

it(
  'the first run opens on the sample, says so, and its tree shows what was generated',
  withApp(async ({ page }) => {
    await openApp(page);
    const chip = page.getByRole('button', { name: 'Sample data' });
    await chip.hover();
    await page.getByRole('tooltip', { name: /Made-up conversations/ }).waitFor();
    await page.getByRole('button', { name: /^Baseline 3 – 16 Aug 2026$/ }).waitFor();
    await page.getByRole('button', { name: /^Current 17 – 30 Aug 2026$/ }).waitFor();
    const { n, by } = tally(table, current);
    const shares = {
      [root]: by.resolved,
      'Customer abandonment': by.abandoned,
      'Agent follow-up failure': by.follow_up_failure,
      'Product-fix dependency': by.product_fix,
      'Escalation bottleneck': by.escalation_stuck,
      'Other unresolved': by.other_unresolved + by.open,
    };
    for (const [name, count] of Object.entries(shares))
      expect(await cardText(page, name)).toContain(`${name}, ${((100 * count) / n).toFixed(1)} %`);
    expect(await cardText(page, 'Inbound volume')).toContain(`Inbound volume, ${n.toLocaleString('en')}`);
    for (const card of await page.getByRole('treeitem').all())
      expect(await card.getAttribute('aria-label')).toMatch(/, [\d,.]+/);
  }),
);

it(
  'a sentence, a waterfall whose parts sum to the change, and its working',
  withApp(async ({ page }) => {
    await openApp(page);
    const change = 100 * (tally(table, current).rate - tally(table, baseline).rate);
    const panel = await openTab(page, 'Explain');
    const sentence = await seenText(panel.getByRole('paragraph').first());
    expect(sentence).toContain(`fell ${Math.abs(change).toFixed(1)}`);
    expect(sentence).toContain('Escalation bottleneck');
    const waterfall = panel.getByRole('figure', { name: new RegExp(`^${root}, `) });
    const bars = await waterfall
      .getByRole('button')
      .evaluateAll((all) => all.map((bar) => bar.getAttribute('aria-label')));
    const parts = bars.map((label) => numberIn(label ?? ''));
    expect(parts).toHaveLength(5);
    expect(Math.abs(sum(parts) - change)).toBeLessThanOrEqual(roundingOf(parts.length));
    await panel.getByText('Show the working').click();
    const working = await seenText(panel);
    expect(working).toContain(`${(100 * tally(table, current).rate).toFixed(2)} %`);
    expect(working).toContain(change.toFixed(2).replace('-', '\u2212'));
  }),
);

it(
  'the segment that the story is about comes first among the causes, and its conversations open',
  withApp(async ({ page, note }) => {
    await openApp(page);
    const panel = await openTab(page, 'Explain');
    const causes = panel.getByRole('region', { name: 'Segments that moved' });
    await causes.getByText(/ordinary past windows this search raised/).waitFor();
    const first = causes.getByRole('listitem').first();
    const [isMessaging, isBilling] = [rowsWhere('channel', 'messaging'), rowsWhere('issue_type', 'billing')];
    const isStory = (row: number): boolean => isMessaging(row) && isBilling(row);
    const stuck = (period: typeof current): number => tally(table, period, isStory).by.escalation_stuck;
    const [before, after] = [tally(table, baseline, isStory).n, tally(table, current, isStory).n];
    const told = plainSpaces(await seenText(first));
    expect(told).toMatch(/^Escalation bottleneck\s+Channel messaging\s+Issue type billing/);
    expect(told).toContain(`${stuck(current)} of ${after} conversations`);
    const share = (part: number, of: number): string => `${((100 * part) / of).toFixed(1)} %`;
    expect(told).toContain(`${share(stuck(baseline), before)} → ${share(stuck(current), after)}`);
    await first.getByText(/since 17 Aug/).waitFor();
    const change = 100 * (tally(table, current).rate - tally(table, baseline).rate);
    const parts = numbersIn(
      (await causes.locator('[class*=amount]').allInnerTexts()).map((text) => plainSpaces(text)).join(' '),
    );
    expect(Math.abs(sum(parts) - change)).toBeLessThanOrEqual(roundingOf(parts.length));
    await first.getByRole('button').first().press('Enter');
    await first.getByText('Show the working').press('Enter');
    expect(plainSpaces(await seenText(first))).toContain(`${stuck(current)} ÷ ${after} = `);
    await first.getByRole('button', { name: 'See conversations' }).press('Enter');
    await panelOf(page, 'Escalation bottleneck').waitFor();
    expect(await conversationCount(page)).toBe(stuck(current));
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('tabpanel');
    note(
      `sample: ${told
        .split(/\s{2,}|\n/)
        .join(' ')
        .slice(0, 160)}`,
    );
  }),
);

it(
  'drilled by channel, then into messaging by issue type: parts sum to the change, rate and mix to the part',
  withApp(async ({ page }) => {
    await openApp(page);
    const isMessaging = rowsWhere('channel', 'messaging');
    for (const inside of [() => true, isMessaging]) {
      await chooseDimension(page, inside === isMessaging ? 'Issue type' : 'Channel');
      const { rows, total } = await readSegments(page);
      const change = 100 * (tally(table, current, inside).rate - tally(table, baseline, inside).rate);
      expect(Math.abs(total.part - change)).toBeLessThanOrEqual(roundingOf(0));
      expect(Math.abs(sum(rows.map((row) => row.part)) - total.part)).toBeLessThanOrEqual(roundingOf(rows.length));
      for (const row of [...rows, total])
        expect(Math.abs(row.rate + row.mix - row.part)).toBeLessThanOrEqual(roundingOf(2));
      if (inside !== isMessaging) await drillInto(page, 'messaging');
      else expect(rows[0]?.name).toBe('billing');
    }
  }),
);

it(
  'the conversations behind a segment are listed, counted and exported as they are counted',
  withApp(async ({ page, note }) => {
    await openApp(page);
    await chooseDimension(page, 'Channel');
    await drillInto(page, 'messaging');
    await chooseDimension(page, 'Issue type');
    const billing = (await readSegments(page)).rows.find((row) => row.name === 'billing');
    await drillInto(page, 'billing');
    await page.getByRole('tabpanel').getByRole('button', { name: 'See conversations' }).click();
    const list = page.getByRole('tabpanel', { name: 'Conversations' });
    const count = numberIn(await seenText(list.getByText(/^[\d,]+ conversations$/)));
    expect(count).toBe(billing?.countAfter);
    const [isMessaging, isBilling] = [rowsWhere('channel', 'messaging'), rowsWhere('issue_type', 'billing')];
    expect(count).toBe(tally(table, current, (row) => isMessaging(row) && isBilling(row)).n);
    const shown = await list.getByRole('table', { name: 'Conversations' }).getByRole('rowheader').allInnerTexts();
    const downloading = page.waitForEvent('download');
    await list.getByRole('button', { name: 'Export as CSV' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe(
      'conversation-resolution-rate-messaging-billing-2026-08-17-2026-08-30.csv',
    );
    const text = (await readFile(await download.path(), 'utf8')).replace('\uFEFF', '');
    const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
    expect(Object.keys(data[0] ?? {})).toEqual(expect.arrayContaining(['Longest wait (s)', 'Resolution time (s)']));
    expect(data).toHaveLength(count);
    expect(data.slice(0, shown.length).map((row) => row['Conversation ID'])).toEqual(shown);
    expect(new Set(data.map((row) => `${row['Channel']} ${row['Issue type']}`))).toEqual(
      new Set(['messaging billing']),
    );
    note(`sample: ${count} conversations about billing in messaging, listed and exported`);
  }),
);

it(
  'the sample is made once: after a reload it is read from storage',
  withApp(async ({ page }) => {
    await openApp(page);
    const before = await cardText(page, root);
    await page.getByRole('status').filter({ hasText: 'Saved' }).waitFor();
    const generated = (): Promise<boolean> =>
      page.evaluate(() =>
        performance.getEntriesByType('resource').some((entry) => /\/sampleWorkspace-[^/]*\.js$/.test(entry.name)),
      );
    expect(await generated()).toBe(true);
    await reloadApp(page);
    expect(await cardText(page, root)).toBe(before);
    expect(await generated()).toBe(false);
    expect(numbersIn(before)[0]).toBeGreaterThan(0);
  }),
);

function rowsWhere(column: string, value: string): (row: number) => boolean {
  const values = valuesOf(table, column);
  return (row) => values[row] === value;
}
