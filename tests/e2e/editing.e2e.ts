import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { generateSample } from '#core/sample/generateSample.ts';
import { sampleStory } from '#core/sample/story.ts';
import { formatDuration } from '#text/format.ts';
import { daysOf, numbersOf, tally, valuesOf } from '../core/sample/readSample.ts';
import { withApp } from './harness/withApp.ts';
import { plainSpaces, seenText } from './pages/printed.ts';
import { cardOf, cardText, openApp, openNode, openTab, panelOf, reloadApp, saved, settled } from './pages/workbench.ts';

const root = 'Conversation resolution rate';
const table = generateSample();
const { current } = sampleStory.comparison;
const added = 'Resolution time (mean)';
const undo = (page: Page, step: string) => page.getByRole('button', { name: `Undo: ${step}`, exact: true });
const redo = (page: Page, step: string) => page.getByRole('button', { name: `Redo: ${step}`, exact: true });

it(
  'a node is renamed, given an owner and a target; every step is undone and redone by name and survives a reload',
  withApp(async ({ page }) => {
    await openApp(page);
    await openNode(page, 'Escalation bottleneck');
    const steps = [
      'rename Escalation bottleneck to Stuck in escalation',
      'make Noor Haddad the owner of Stuck in escalation',
      'set target of Stuck in escalation',
    ] as const;

    const definition = await openTab(page, 'Definition');
    await definition.getByRole('textbox', { name: 'Name', exact: true }).fill('Stuck in escalation');
    await definition.getByRole('button', { name: 'Rename' }).click();
    await undo(page, steps[0]).waitFor();
    await panelOf(page, 'Stuck in escalation').waitFor();

    const target = await openTab(page, 'Target');
    await target.getByRole('combobox', { name: 'Owner' }).selectOption({ label: 'Someone else…' });
    await target.getByRole('textbox', { name: 'Name of the owner' }).fill('Noor Haddad');
    await target.getByRole('button', { name: 'Add' }).click();
    await undo(page, steps[1]).waitFor();
    await target.getByRole('textbox', { name: 'At most (lower is better)' }).fill('5');
    await target.getByRole('textbox', { name: 'Near within' }).fill('1');
    await target.getByRole('button', { name: 'Set target' }).click();
    await undo(page, steps[2]).waitFor();

    const changed = await cardText(page, 'Stuck in escalation');
    expect(changed).toContain('Noor Haddad');
    expect(changed).toMatch(/Target ≤ 5\.0\s%: met/u);

    for (const step of steps.toReversed()) await undo(page, step).click();
    await page.getByRole('button', { name: 'Nothing to undo' }).waitFor();
    expect(await cardText(page, 'Escalation bottleneck')).toMatch(/Target ≤ 2\.0\s%: missed, Owen Clarke(,|$)/u);
    for (const step of steps) await redo(page, step).click();
    await page.getByRole('button', { name: 'Nothing to redo' }).waitFor();
    expect(await cardText(page, 'Stuck in escalation')).toBe(changed);

    await page.getByRole('button', { name: 'History' }).click();
    await page.getByRole('menuitemcheckbox', { name: steps[0] }).click();
    await redo(page, steps[1]).waitFor();
    expect(await cardText(page, 'Stuck in escalation')).toMatch(/missed, Owen Clarke(,|$)/u);
    await page.getByRole('button', { name: 'History' }).click();
    await page.getByRole('menuitemcheckbox', { name: steps[2] }).click();
    await undo(page, steps[2]).waitFor();

    await saved(page);
    await reloadApp(page);
    expect(await cardText(page, 'Stuck in escalation')).toBe(changed);
  }),
);

it(
  'a node is added from the library, bound anew, and another removed with what is below it; all of it undone and kept',
  withApp(async ({ page }) => {
    await openApp(page);
    const { n, by } = tally(table, current);
    await openNode(page, 'Escalation bottleneck');
    const definition = await openTab(page, 'Definition');
    await definition.getByRole('button', { name: 'Add a node below' }).click();
    const adding = page.getByRole('dialog', { name: 'Add a node below Escalation bottleneck' });
    await adding.getByRole('textbox', { name: 'Search the library' }).fill('resolution time');
    await adding.getByRole('radio', { name: 'Resolution time (mean)' }).check({ force: true });
    await adding.getByRole('button', { name: 'Add node' }).click();
    await undo(page, `add ${added} below Escalation bottleneck`).waitFor();
    await expect.poll(() => cardText(page, added)).toContain(`${added}, ${meanOf('resolution_seconds')}, `);

    await openNode(page, added);
    await openTab(page, 'Definition');
    await definition.getByRole('combobox', { name: 'It is' }).selectOption({ label: 'Average' });
    await definition.getByRole('combobox', { name: 'Column', exact: true }).selectOption({ label: 'Longest wait (s)' });
    await definition.getByRole('row', { name: `As edited` }).getByText(meanOf('wait_seconds')).waitFor();
    await definition.getByRole('button', { name: 'Save definition' }).click();
    await undo(page, `change the definition of ${added}`).waitFor();
    await expect.poll(() => cardText(page, added)).toContain(`${added}, ${meanOf('wait_seconds')}, `);

    const before = await cardText(page, root);
    await openNode(page, 'Product-fix dependency');
    await openTab(page, 'Definition');
    await definition.getByRole('button', { name: 'Remove node' }).click();
    const removing = page.getByRole('dialog', { name: 'Remove Product-fix dependency?' });
    const without = (100 * (by.resolved + by.product_fix)) / n;
    const foretold = removing.getByRole('row', { name: `${root} after` });
    await expect.poll(() => seenText(foretold)).toContain(`${without.toFixed(1)} %`);
    await removing.getByRole('button', { name: 'Remove', exact: true }).click();
    await undo(page, 'remove Product-fix dependency and the 2 nodes below it').waitFor();
    await cardOf(page, 'Reopen rate').waitFor({ state: 'detached' });
    await expect.poll(() => cardText(page, root)).toContain(`${root}, ${without.toFixed(1)} %`);
    for (const [step, shown] of [
      ['As it was opened', before],
      ['remove Product-fix dependency and the 2 nodes below it', `${root}, ${without.toFixed(1)} %`],
    ] as const) {
      await page.getByRole('button', { name: 'History' }).click();
      await page.getByRole('menuitemcheckbox', { name: step }).click();
      await expect.poll(() => cardText(page, root)).toContain(shown);
    }
    await saved(page);
    await reloadApp(page);
    expect(await cardText(page, root)).toContain(`${root}, ${without.toFixed(1)} %`);
    expect(await cardText(page, added)).toContain(`${added}, ${meanOf('wait_seconds')}, `);
    expect(await cardOf(page, 'Product-fix dependency').count()).toBe(0);
  }),
);

it(
  'what is typed and not saved is marked, and is there again after another node, tab and period and a reload',
  withApp(async ({ page }) => {
    await openApp(page);
    await openNode(page, 'Customer abandonment');
    const definition = await openTab(page, 'Definition');
    const words = definition.getByRole('textbox', { name: 'In words' });
    const before = await words.inputValue();
    await words.fill('Customers who left');
    const target = await openTab(page, 'Target');
    await target.getByRole('textbox', { name: 'At most (lower is better)' }).fill('7');
    const tabOf = (name: string) => page.getByRole('tab', { name, exact: true });
    const isMarked = (name: string) => tabOf(name).getAttribute('aria-description');
    expect([await isMarked('Definition'), await isMarked('Target'), await isMarked('Drill')]).toEqual([
      'Unsaved changes',
      'Unsaved changes',
      null,
    ]);
    await openNode(page, root);
    expect(await isMarked('Target')).toBeNull();
    await page.getByRole('combobox', { name: 'Grain' }).selectOption({ label: 'Month' });
    await settled(page);
    await openNode(page, 'Customer abandonment');
    await reloadApp(page);
    expect(await target.getByRole('textbox', { name: 'At most (lower is better)' }).inputValue()).toBe('7');
    await target.getByRole('button', { name: 'Discard' }).click();
    expect(await isMarked('Target')).toBeNull();
    await openTab(page, 'Definition');
    expect(await words.inputValue()).toBe('Customers who left');
    await definition.getByRole('button', { name: 'Discard' }).click();
    expect(await words.inputValue()).toBe(before);
    await page.getByRole('button', { name: 'Nothing to undo' }).waitFor();
  }),
);

it(
  'the workspace is renamed and the appearance kept, over a reload',
  withApp(async ({ page }) => {
    await openApp(page);
    await page.getByRole('button', { name: 'Sample: support desk' }).click();
    await page.getByRole('menuitem', { name: 'Rename workspace…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Rename workspace' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Trying it out');
    await dialog.getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('button', { name: 'Trying it out', exact: true }).waitFor();
    const background = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await background();
    await page.getByRole('button', { name: 'Appearance' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Dark' }).click();
    await expect.poll(background).not.toBe(light);
    const dark = await background();
    await saved(page);
    await reloadApp(page);
    await page.getByRole('button', { name: 'Trying it out', exact: true }).waitFor();
    expect(await background()).toBe(dark);
  }),
);

it(
  'what was folded and opened and the period looked at are there again after a reload',
  withApp(async ({ page }) => {
    await openApp(page);
    await openNode(page, 'Product-fix dependency');
    await page.keyboard.press(' ');
    await cardOf(page, 'Reopen rate').waitFor({ state: 'detached' });
    await page.getByRole('combobox', { name: 'Grain' }).selectOption({ label: 'Month' });
    await page.getByRole('button', { name: /^Current / }).click();
    await page.getByRole('button', { name: '1 – 31 Jul 2026' }).click();
    await page.getByRole('button', { name: 'Current 1 – 31 Jul 2026' }).waitFor();
    await page.keyboard.press('Escape');
    await settled(page);
    const before = await cardText(page, 'Product-fix dependency');
    await saved(page);
    await reloadApp(page);
    await page.getByRole('button', { name: 'Current 1 – 31 Jul 2026' }).waitFor();
    await panelOf(page, 'Product-fix dependency').waitFor();
    await settled(page);
    expect(await cardText(page, 'Product-fix dependency')).toBe(before);
    expect(await cardOf(page, 'Reopen rate').count()).toBe(0);
  }),
);

/** As it is printed: the mean of a column over the conversations of the current period that are not excluded. */
function meanOf(column: string): string {
  const [days, outcome] = [daysOf(table), valuesOf(table, 'outcome')];
  const isCounted = (row: number): boolean =>
    (days[row] ?? 0) >= current.fromDay && (days[row] ?? 0) < current.toDay && outcome[row] !== 'excluded';
  const values = [...numbersOf(table, column)].filter((value, row) => !Number.isNaN(value) && isCounted(row));
  return plainSpaces(formatDuration(values.reduce((sum, value) => sum + value, 0) / values.length));
}
