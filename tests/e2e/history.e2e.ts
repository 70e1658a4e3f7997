import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { withApp } from './harness/withApp.ts';
import { chooseDimension, drillInto } from './pages/drillPanel.ts';
import { chooseCurrent, typeCurrent } from './pages/periodBar.ts';
import { buildTree, csvFile, readToOutcomes } from './pages/wizard.ts';
import { cardOf, openApp, openNode, openTab, panelOf, saved, settled, treeReady } from './pages/workbench.ts';

const root = 'Conversation resolution rate';
const stuck = 'Escalation bottleneck';
const period = (page: Page, days: string) => page.getByRole('button', { name: `Current ${days}`, exact: true });

it(
  'Back and Forward lead through nodes, periods, tabs and segments, and a reload stays where it is',
  withApp(async ({ page }) => {
    await openApp(page);
    await openNode(page, stuck);
    await chooseCurrent(page, '6 – 12 Jul 2026');
    await chooseDimension(page, 'Channel');
    await drillInto(page, 'messaging');
    expect(page.url()).toContain('in=channel');
    expect(page.url()).not.toContain('messaging');
    const crumbs = page.getByRole('navigation', { name: 'Where you are in the drill' });
    await page.reload();
    await treeReady(page);
    await panelOf(page, stuck).waitFor();
    await crumbs.getByRole('button', { name: 'Channel: messaging' }).waitFor();
    await page.goBack();
    await crumbs.waitFor({ state: 'detached' });
    await page.goForward();
    await crumbs.getByRole('button', { name: 'Channel: messaging' }).waitFor();
    // The dimension, then the tab.
    for (let steps = 0; steps < 3; steps++) await page.goBack();
    await page.getByRole('tabpanel', { name: 'Explain', exact: true }).waitFor();
    await period(page, '6 – 12 Jul 2026').waitFor();
    await page.goBack();
    await period(page, '17 – 30 Aug 2026').waitFor();
    await panelOf(page, stuck).waitFor();
    await page.goBack();
    await panelOf(page, root).waitFor();
    await page.goForward();
    await panelOf(page, stuck).waitFor();
  }),
);

it(
  'keys, typing and dragging leave one entry, and the strip follows Back',
  withApp(async ({ page }) => {
    await openApp(page);
    const length = (): Promise<number> => page.evaluate(() => window.history.length);
    const before = await length();
    await typeCurrent(page, '2026-07-06', '2026-07-12');
    await period(page, '6 – 12 Jul 2026').waitFor();
    expect(await length()).toBe(before + 1);
    const card = cardOf(page, root);
    await card.click();
    await card.focus();
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    await panelOf(page, root).waitFor({ state: 'detached' });
    expect(await length()).toBe(before + 2);
    const mover = page.getByRole('slider', { name: 'Current, move' });
    const box = await mover.boundingBox();
    if (box === null) throw new Error('the strip has no current period');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 100, y, { steps: 8 });
    await page.mouse.up();
    await period(page, '6 – 12 Jul 2026').waitFor({ state: 'detached' });
    expect(await length()).toBe(before + 3);
    await page.goBack();
    await period(page, '6 – 12 Jul 2026').waitFor();
    await page.goBack();
    await panelOf(page, root).waitFor();
    await page.goBack();
    await period(page, '17 – 30 Aug 2026').waitFor();
  }),
);

it(
  'Back leads to the workspace before, and a copied link opens at its place in another tab',
  withApp(async ({ page, context }) => {
    await openApp(page);
    await openNode(page, stuck);
    await openTab(page, 'Target');
    await saved(page);
    const link = page.url();
    const lines = Array.from(
      { length: 80 },
      (_, at) => `${at},2026-03-${10 + (at % 20)},${at % 4 ? 'closed' : 'open'}`,
    );
    await readToOutcomes(page, csvFile('own.csv', ['id,created at,status', ...lines].join('\n')));
    await buildTree(page, 'own');
    await treeReady(page);
    await saved(page);
    const other = await context.newPage();
    await other.goto(link);
    await treeReady(other);
    await panelOf(other, stuck).waitFor();
    await other.getByRole('tabpanel', { name: 'Target', exact: true }).waitFor();
    await other.close();
    await page.goBack();
    await panelOf(page, stuck).waitFor();
    await settled(page);
    await page.goForward();
    await panelOf(page, stuck).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'own', exact: true }).first().waitFor();
  }),
);

it(
  'on a phone, Back closes the panel over the tree',
  withApp(
    async ({ page }) => {
      await openApp(page);
      await cardOf(page, stuck).click();
      await panelOf(page, stuck).waitFor();
      await page.goBack();
      await panelOf(page, stuck).waitFor({ state: 'hidden' });
      await cardOf(page, stuck).waitFor();
      await page.goForward();
      await panelOf(page, stuck).waitFor();
    },
    { viewport: { width: 390, height: 844 } },
  ),
);
