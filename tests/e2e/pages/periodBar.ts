import type { Page } from 'playwright-core';
import { settled } from './workbench.ts';

export async function chooseGrain(page: Page, grain: 'Day' | 'Week' | 'Month'): Promise<void> {
  await page.getByRole('combobox', { name: 'Grain' }).selectOption({ label: grain });
  await settled(page);
}

/** One of the whole periods in the data, as it is written on its button: `1 – 30 Apr 2016`. */
export async function chooseCurrent(page: Page, period: string): Promise<void> {
  await page.getByRole('button', { name: /^Current / }).click();
  const pane = page.getByRole('dialog', { name: 'Period to look at' });
  await pane.getByRole('button', { name: period, exact: true }).click();
  await page.keyboard.press('Escape');
  await pane.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: `Current ${period}`, exact: true }).waitFor();
  await settled(page);
}

/** Any days, typed: `2021-01-01`, both included. */
export async function typeCurrent(page: Page, from: string, last: string): Promise<void> {
  await page.getByRole('button', { name: /^Current / }).click();
  const pane = page.getByRole('dialog', { name: 'Period to look at' });
  await pane.getByLabel('From').fill(from);
  await pane.getByLabel('To and including').fill(last);
  await page.keyboard.press('Escape');
  await pane.waitFor({ state: 'detached' });
  await settled(page);
}
