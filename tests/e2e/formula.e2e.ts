import { expect, it } from 'vitest';
import { withApp } from './harness/withApp.ts';
import { cardOf, cardText, openApp, openNode, openTab, reloadApp, saved } from './pages/workbench.ts';

it(
  'a formula is typed: completed, mended, its number live; saved it has its parts below, and undo takes them back',
  withApp(async ({ page }) => {
    await openApp(page);
    await openNode(page, 'Escalation bottleneck');
    const before = await cardText(page, 'Escalation bottleneck');
    const panel = await openTab(page, 'Definition');
    await panel.getByRole('button', { name: 'Write as a formula' }).click();
    const editor = panel.getByRole('textbox', { name: 'Formula' });
    await expect.poll(() => editor.textContent()).toBe('count where outcome = "escalation_stuck" / count');

    await editor.click();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await page.keyboard.type('[CSAT] + count where outc');
    // By pointer: a key that comes right after the list opened is taken for typing.
    await page.getByRole('option', { name: /^outcome/u }).click();
    await page.keyboard.type(' = "escalation_stuc');
    await page.keyboard.press('Escape');
    await panel.getByText('A share and a count can’t be added.').waitFor();
    await panel.getByRole('button', { name: 'Use “escalation_stuck”' }).click();
    await panel.getByRole('button', { name: 'Use “escalation_stuck”' }).waitFor({ state: 'detached' });
    await editor.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' / count');
    await panel.getByText('Parts are added below').waitFor();
    await panel.getByText('As edited').waitFor();

    await page.keyboard.press('Control+Enter');
    const step = 'write the formula of Escalation bottleneck';
    await page.getByRole('button', { name: `Undo: ${step}` }).waitFor();
    await cardOf(page, 'count where outcome = "escalation_stuck"').waitFor();
    expect(await cardText(page, 'Escalation bottleneck')).not.toBe(before);
    await page.getByRole('button', { name: `Undo: ${step}` }).click();
    await cardOf(page, 'count where outcome = "escalation_stuck"').waitFor({ state: 'detached' });
    await expect.poll(() => cardText(page, 'Escalation bottleneck')).toBe(before);
    await page.getByRole('button', { name: `Redo: ${step}` }).click();
    await saved(page);
    await reloadApp(page);
    await cardOf(page, 'count where outcome = "escalation_stuck"').waitFor();
  }),
);
