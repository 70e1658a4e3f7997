import { expect, it } from 'vitest';
import { withApp } from './harness/withApp.ts';
import { cardOf, openApp, openTab, panelOf } from './pages/workbench.ts';

const phone = { viewport: { width: 390, height: 844 } };

it(
  'on a phone: the tree first, a node opens over it, back to the tree, the wizard is in reach',
  withApp(async ({ page }) => {
    await openApp(page);
    const panel = panelOf(page, 'Escalation bottleneck');
    expect(await page.getByRole('complementary').isVisible()).toBe(false);
    await cardOf(page, 'Escalation bottleneck').click();
    await panel.waitFor();
    for (const tab of ['Drill', 'Conversations', 'Definition', 'Target', 'Explain'] as const) await openTab(page, tab);
    await panel.getByRole('button', { name: 'Back to the tree' }).click();
    await panel.waitFor({ state: 'hidden' });
    await cardOf(page, 'Escalation bottleneck').click();
    await panel.waitFor();
    await panel.getByRole('button', { name: 'Back to the tree' }).click();
    await page.getByRole('button', { name: 'Use my own file' }).click();
    const wizard = page.getByRole('dialog', { name: 'Import a file' });
    await wizard.getByRole('button', { name: 'Choose a file' }).waitFor();
    await wizard.getByRole('button', { name: 'Close the import' }).click();
    await wizard.waitFor({ state: 'detached' });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  }, phone),
);

it(
  'a window too narrow for a tree says what to do',
  withApp(
    async ({ page }) => {
      await page.goto('/');
      await page.getByText('This window is too narrow').waitFor();
      await page.setViewportSize(phone.viewport);
      await cardOf(page, 'Conversation resolution rate').waitFor();
    },
    { viewport: { width: 320, height: 640 } },
  ),
);
