import { mkdtemp, readFile as readBytes, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { describeCorpus } from '../support/corpus.ts';
import type { LongTask } from './harness/recordLongTasks.ts';
import { withApp } from './harness/withApp.ts';
import { chooseDimension, readSegments } from './pages/drillPanel.ts';
import { chooseCurrent, typeCurrent } from './pages/periodBar.ts';
import { seenText } from './pages/printed.ts';
import { buildTree, goOnTo, liveOutcomes, liveRate, readFile, readToOutcomes, rowSum } from './pages/wizard.ts';
import { cardText, conversationCount, openApp, openNode, openTab } from './pages/workbench.ts';

const root = 'Conversation resolution rate';

describeCorpus('ServiceNow log', { log: 'real/servicenow/incident-event-log.csv.gz' }, ({ log }) => {
  it(
    'from 141,712 updates to SLA met by month, March against April by priority and by group',
    withApp(async ({ page, longTasks, note }) => {
      const folder = await mkdtemp(join(tmpdir(), 'taproot-corpus-'));
      try {
        const path = join(folder, 'incident-event-log.csv');
        await writeFile(path, gunzipSync(await readBytes(log)));
        await openApp(page);
        const [startMs, tasksBefore] = [Date.now(), longTasks.length];
        const wizard = await readFile(page, path);
        const readMs = Date.now() - startMs;
        const whileReading = longestOf(longTasks.slice(tasksBefore));
        await goOnTo(page, 'columns', 'conversations');
        await expect.poll(() => rowSum(page)).toBe('141,712 read = 24,918 kept + 116,794 earlier updates + 0 rejected');
        await goOnTo(page, 'outcomes');
        await wizard.getByRole('button', { name: 'Use made_sla instead' }).click();
        await expect.poll(() => liveRate(page)).toEqual({ percent: 63.42, of: [15_803, 24_918] });
        await buildTree(page, 'incident-event-log');
        note(
          `ServiceNow: 27 MB chosen, read in ${readMs} ms, tree on screen ${Date.now() - startMs} ms after choosing`,
        );
        note(
          `ServiceNow: longest main-thread task ${whileReading} while reading, ${longestOf(longTasks.slice(tasksBefore))} to the tree`,
        );
      } finally {
        await rm(folder, { recursive: true });
      }

      await page.getByRole('button', { name: 'Current 2 – 29 May 2016' }).waitFor();
      await page.getByRole('button', { name: 'Few rows after 2 Jun: show the newest' }).waitFor();
      await page.getByRole('combobox', { name: 'Grain' }).selectOption('month');
      await chooseCurrent(page, '1 – 30 Apr 2016');
      await page.getByRole('button', { name: 'Baseline 1 – 31 Mar 2016' }).waitFor();
      expect(await cardText(page, 'Made SLA rate')).toMatch(/^Made SLA rate, 76\.7 %, \+36\.8/u);
      await chooseDimension(page, 'priority');
      const byPriority = await readSegments(page);
      expect(byPriority.total).toMatchObject({ part: 36.84, rate: 37.58, mix: -0.74 });
      expect(byPriority.before).toBe(39.86);
      expect(byPriority.after).toBe(76.7);
      expect([byPriority.countBefore, byPriority.countAfter]).toEqual([8_995, 7_934]);
      await chooseDimension(page, 'assignment_group');
      expect((await readSegments(page)).total).toMatchObject({ part: 36.84, rate: 32.45, mix: 4.39 });
    }),
  );
});

describeCorpus('Comcast complaints', { complaints: 'real/comcast-fcc/complaints.csv' }, ({ complaints }) => {
  it(
    'closed and solved of all: 76.75 %',
    withApp(async ({ page }) => {
      await openApp(page);
      await readToOutcomes(page, complaints);
      await expect.poll(() => liveRate(page)).toEqual({ percent: 76.75, of: [1_707, 2_224] });
      await buildTree(page, 'complaints');
      await typeCurrent(page, '2015-01-04', '2015-12-06');
      await expect.poll(() => cardText(page, root)).toMatch(/^Conversation resolution rate, 76\.8 %/u);
      const panel = await openTab(page, 'Explain');
      await panel.getByText('Show the working').click();
      expect(await seenText(panel)).toContain('= 76.75 %');
    }),
  );
});

describeCorpus('calls with semicolons', { calls: 'real/pwc-call-center/calls-semicolon.csv' }, ({ calls }) => {
  it(
    '72.92 % resolved; 946 unanswered and 408 answered and unresolved, in the wizard and behind the nodes',
    withApp(async ({ page }) => {
      await openApp(page);
      await readToOutcomes(page, calls);
      await expect.poll(() => liveRate(page)).toEqual({ percent: 72.92, of: [3_646, 5_000] });
      expect(await liveOutcomes(page)).toMatchObject({
        'Abandoned by the customer': 946,
        'Agent follow-up failure': 408,
      });
      await buildTree(page, 'calls-semicolon');
      await typeCurrent(page, '2021-01-01', '2021-03-31');
      await expect.poll(() => cardText(page, root)).toMatch(/^Conversation resolution rate, 72\.9 %/u);
      for (const [node, count] of [
        ['Customer abandonment', 946],
        ['Agent follow-up failure', 408],
      ] as const) {
        await openNode(page, node);
        await openTab(page, 'Conversations');
        await page.getByRole('radio', { name: 'Current' }).check({ force: true });
        await expect.poll(() => conversationCount(page)).toBe(count);
      }
    }),
  );
});

describeCorpus('Freshdesk tickets', { tickets: 'real/freshdesk/tickets.csv' }, ({ tickets }) => {
  it(
    'none of 45 is resolved: 0 %, which is a number and not a gap',
    withApp(async ({ page }) => {
      await openApp(page);
      await readToOutcomes(page, tickets);
      await expect.poll(() => liveRate(page)).toEqual({ percent: 0, of: [0, 45] });
      await buildTree(page, 'tickets');
      expect(await cardText(page, root)).toMatch(/^Conversation resolution rate, 0\.0 %/u);
      await openTab(page, 'Conversations');
      expect(await conversationCount(page)).toBe(45);
      await page.getByRole('button', { name: /^Baseline / }).click();
      await page.getByText('The period before', { exact: true }).click();
      await page.keyboard.press('Escape');
      await chooseCurrent(page, '4 Dec 2025');
      await expect.poll(() => conversationCount(page)).toBe(42);
      await page.getByRole('radio', { name: 'Baseline' }).check({ force: true });
      await expect.poll(() => conversationCount(page)).toBe(3);
    }),
  );
});

function longestOf(tasks: readonly LongTask[]): string {
  return tasks.length === 0 ? 'under 50 ms' : `${Math.max(...tasks.map((task) => task.durationMs)).toFixed(0)} ms`;
}
