import type { Locator, Page } from 'playwright-core';
import { numberIn, plainSpaces, seenText } from './printed.ts';

export type PanelTab = 'Explain' | 'Drill' | 'Conversations' | 'Definition' | 'Target';

/** Opens the app and waits until a tree stands there with its numbers. */
export async function openApp(page: Page): Promise<void> {
  await page.goto('/');
  await treeReady(page);
}

export async function reloadApp(page: Page): Promise<void> {
  await page.reload();
  await treeReady(page);
}

export async function treeReady(page: Page): Promise<void> {
  await page.getByRole('treeitem').first().waitFor();
  await settled(page);
}

/** The numbers of the tree are those of the periods that the bar names. */
export async function settled(page: Page): Promise<void> {
  await page
    .locator('main [aria-busy="false"]')
    .filter({ has: page.getByRole('tree') })
    .waitFor();
}

/** The card of a node. Its accessible name is all that the card shows, the metric's name first. */
export function cardOf(page: Page, metric: string): Locator {
  return page.getByRole('treeitem', { name: new RegExp(`^${escaped(metric)}(,|$)`, 'u') });
}

/** What a card says, piece by piece: name, value, change, target, note, owner. */
export async function cardText(page: Page, metric: string): Promise<string> {
  return plainSpaces((await cardOf(page, metric).getAttribute('aria-label')) ?? '');
}

export async function openNode(page: Page, metric: string): Promise<void> {
  await cardOf(page, metric).click();
  await panelOf(page, metric).waitFor();
}

export function panelOf(page: Page, metric: string): Locator {
  return page.getByRole('region', { name: `${metric}: details`, exact: true });
}

/** Shows a tab of the panel and returns what it holds. */
export async function openTab(page: Page, tab: PanelTab): Promise<Locator> {
  await page.getByRole('tab', { name: tab, exact: true }).click();
  const panel = page.getByRole('tabpanel', { name: tab, exact: true });
  // Its script may still be on the way: then it is there, with nothing in it.
  await panel.filter({ hasText: /\S/u }).waitFor();
  return panel;
}

/** How many conversations the open list says it has. */
export async function conversationCount(page: Page): Promise<number> {
  const list = page.getByRole('tabpanel', { name: 'Conversations', exact: true });
  return numberIn(await seenText(list.getByText(/^[\d,]+ conversations?$/u)));
}

/** Waits until the last change is in storage. */
export async function saved(page: Page): Promise<void> {
  await page
    .getByRole('status')
    .filter({ hasText: /^Saved$/u })
    .waitFor();
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&');
