import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { withApp } from './harness/withApp.ts';
import { cardOf, openApp, panelOf } from './pages/workbench.ts';

const root = 'Conversation resolution rate';

it(
  'by keyboard alone: into the tree, through it, into a node, along its tabs, and a change undone',
  withApp(async ({ page }) => {
    await openApp(page);
    await tabTo(page, () => focusedName(page).then((name) => name.startsWith(`${root},`)));
    await expectFocusSeen(page);
    for (const [key, name] of [
      ['ArrowDown', 'Customer abandonment'],
      ['ArrowRight', 'Agent follow-up failure'],
      ['ArrowDown', 'Conversations per agent and day'],
      ['ArrowUp', 'Agent follow-up failure'],
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(() => focusedName(page)).toMatch(new RegExp(`^${name},`));
    }
    await expectFocusSeen(page);
    await page.keyboard.press(' ');
    await cardOf(page, 'Conversations per agent and day').waitFor({ state: 'detached' });
    await page.keyboard.press(' ');
    await cardOf(page, 'Conversations per agent and day').waitFor();
    await page.keyboard.press('Enter');
    await panelOf(page, 'Agent follow-up failure').waitFor();
    await tabTo(page, () => focusedName(page).then((name) => name === 'Explain'));
    for (const tab of ['Drill', 'Conversations', 'Definition', 'Target']) {
      await page.keyboard.press('ArrowRight');
      await page.getByRole('tabpanel', { name: tab, exact: true }).waitFor();
      expect(await focusedName(page)).toBe(tab);
    }
    await expectFocusSeen(page);
    await page.getByRole('textbox', { name: 'At most (lower is better)' }).waitFor();
    await tabTo(page, () => focusedName(page).then((name) => name === 'At most (lower is better)'));
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('4.5');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Undo: set target of Agent follow-up failure' }).waitFor();
    await expect.poll(() => cardOf(page, 'Agent follow-up failure').getAttribute('aria-label')).toContain('≤ 4.5');
    await tabTo(page, () => focusedName(page).then((name) => name === 'Clear target'));
    await page.keyboard.press('ControlOrMeta+z');
    await page.getByRole('button', { name: 'Nothing to undo' }).waitFor();
    await expect.poll(() => cardOf(page, 'Agent follow-up failure').getAttribute('aria-label')).toContain('≤ 5.0');
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await page.getByRole('button', { name: 'Undo: set target of Agent follow-up failure' }).waitFor();
  }),
);

it(
  'periods by keyboard: the grain, the bar and the strip',
  withApp(async ({ page }) => {
    await openApp(page);
    await tabTo(page, () => focusedName(page).then((name) => name === 'Grain'));
    await page.keyboard.press('ArrowDown');
    await page.getByRole('figure', { name: `${root} by month` }).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.getByRole('figure', { name: `${root} by week` }).waitFor();
    await tabTo(page, () => focusedName(page).then((name) => name.startsWith('Current')));
    await expectFocusSeen(page);
    await page.keyboard.press('Enter');
    const pane = page.getByRole('dialog', { name: 'Period to look at' });
    await pane.waitFor();
    await tabTo(page, () => focusedName(page).then((name) => name === '6 – 12 Jul 2026'));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await pane.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Current 6 – 12 Jul 2026' }).waitFor();
    await page.getByRole('button', { name: 'Baseline 29 Jun – 5 Jul 2026' }).waitFor();
    await tabTo(page, () => focusedName(page).then((name) => name === 'Current, move'));
    await page.keyboard.press('ArrowRight');
    await page.getByRole('button', { name: 'Current 13 – 19 Jul 2026' }).waitFor();
    await page.getByRole('button', { name: 'Baseline 6 – 12 Jul 2026' }).waitFor();
  }),
);

/** Presses Tab until the focus is where it should be; a person would give up before the sixtieth. */
async function tabTo(page: Page, isThere: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await isThere()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('not reached by Tab');
}

/** Name of the focused element: its label, else its text. */
function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    const label =
      focused instanceof HTMLInputElement || focused instanceof HTMLSelectElement ? focused.labels?.[0] : null;
    return (focused?.getAttribute('aria-label') ?? label?.textContent ?? focused?.textContent ?? '').trim();
  });
}

/** What has the focus looks different from how it looks without: an outline of its own, or the ring of its card. */
async function expectFocusSeen(page: Page): Promise<void> {
  await expect.poll(() => looksFocused(page)).toBe(true);
}

async function looksFocused(page: Page): Promise<boolean> {
  const [focused, blurred] = await page.evaluate(async () => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement || element instanceof SVGElement)) return ['', ''];
    const drawn = (): Promise<number> =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const look = async (): Promise<string> => {
      await drawn();
      const ring = element.parentElement?.querySelector('[class*=ring]');
      return [element, ring]
        .flatMap((each) => (each instanceof Element ? [getComputedStyle(each)] : []))
        .map(({ outline, boxShadow, stroke, strokeWidth }) => `${outline} ${boxShadow} ${stroke} ${strokeWidth}`)
        .join('; ');
    };
    const withFocus = await look();
    element.blur();
    const without = await look();
    element.focus();
    return [withFocus, without];
  });
  return focused !== '' && focused !== blurred;
}
