import type { Locator, Page } from 'playwright-core';
import type { wizardSteps } from '#features/import/wizardState.ts';
import { dropText } from '#text/drop.ts';
import { grainText } from '#text/import/conversations.ts';
import { outcomesText } from '#text/import/outcomes.ts';
import { importText } from '#text/import/wizard.ts';
import { numbersIn, seenText } from './printed.ts';
import { treeReady } from './workbench.ts';

export type GivenFile = string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };
type Step = Exclude<(typeof wizardSteps)[number], 'file' | 'done'>;

export function csvFile(name: string, content: string | Buffer): GivenFile {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(content) };
}

export function wizardOf(page: Page): Locator {
  return page.getByRole('dialog', { name: importText.title });
}

/** Opens the wizard and hands it a file through the system's file chooser. */
export async function chooseFile(page: Page, file: GivenFile): Promise<Locator> {
  const wizard = wizardOf(page);
  if ((await wizard.count()) === 0) await page.getByRole('button', { name: 'Use my own file' }).first().click();
  await chooseAnother(page, wizard.getByRole('button', { name: dropText.choose }), file);
  return wizard;
}

export async function chooseAnother(page: Page, button: Locator, file: GivenFile): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await button.click();
  await (await choosing).setFiles(file);
}

/** Chooses a file and waits until it has been read. */
export async function readFile(page: Page, file: GivenFile): Promise<Locator> {
  const wizard = await chooseFile(page, file);
  await wizard.getByRole('heading', { name: importText.heading.fileRead }).waitFor();
  return wizard;
}

export async function goOnTo(page: Page, ...steps: readonly Step[]): Promise<void> {
  const wizard = wizardOf(page);
  for (const step of steps) {
    await wizard.getByRole('button', { name: importText.next }).click();
    await wizard.getByRole('heading', { name: importText.heading[step] }).waitFor();
  }
}

/** Takes the file as it was guessed, up to the outcomes. */
export async function readToOutcomes(page: Page, file: GivenFile): Promise<Locator> {
  const wizard = await readFile(page, file);
  await goOnTo(page, 'columns', 'conversations', 'outcomes');
  return wizard;
}

/** The live resolution rate in per cent, and the counts that it is made of, once they follow the rules on screen. */
export async function liveRate(page: Page): Promise<{ readonly percent: number; readonly of: readonly number[] }> {
  const panel = wizardOf(page).getByRole('region', { name: outcomesText.rate });
  await panel.and(page.locator('[aria-busy=false]')).waitFor();
  const [percent = Number.NaN, ...of] = numbersIn(await seenText(panel.getByRole('status')));
  return { percent, of };
}

/** Conversations per outcome, by its name. */
export async function liveOutcomes(page: Page): Promise<Readonly<Record<string, number>>> {
  await liveRate(page);
  const lines = wizardOf(page).getByRole('list', { name: outcomesText.byOutcome }).getByRole('listitem');
  const texts = await lines.allInnerTexts();
  return Object.fromEntries(
    texts.map((text) => {
      const [name = '', count = ''] = text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
      return [name, numbersIn(count)[0] ?? Number.NaN];
    }),
  );
}

/** The last press: the file is stored, and the tree named after it stands there. */
export async function buildTree(page: Page, named: string): Promise<void> {
  const wizard = wizardOf(page);
  await wizard.getByRole('button', { name: importText.build }).click();
  await wizard.waitFor({ state: 'detached' });
  await page.getByRole('banner').getByRole('button', { name: named, exact: true }).waitFor();
  await treeReady(page);
}

/** What became of the rows: `50 read = 40 kept + 10 earlier updates + 0 rejected`. */
export async function rowSum(page: Page): Promise<string> {
  const sum = wizardOf(page).getByRole('region', { name: grainText.adds }).getByRole('paragraph').first();
  return (await seenText(sum)).replaceAll(/\s+/gu, ' ').trim();
}
