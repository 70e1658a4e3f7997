import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sampleCsv } from '../support/sampleCsv.ts';
import { projectRoot } from '../tooling/read-sources.mjs';
import { withApp } from './harness/withApp.ts';
import { csvFile, goOnTo, readFile as readInWizard } from './pages/wizard.ts';
import { openApp, openTab } from './pages/workbench.ts';

/** What jsdom cannot see: contrast, sizes and names as they are drawn. */
describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
  it(
    'every panel and every step of the wizard passes axe',
    withApp(
      async ({ page }) => {
        const findings: Readonly<Record<string, readonly string[]>>[] = [];
        const check = async (place: string): Promise<void> => {
          const found = await violations(page);
          if (found.length > 0) findings.push({ [place]: found });
        };
        await openApp(page);
        for (const tab of ['Explain', 'Drill', 'Conversations', 'Definition', 'Target'] as const) {
          await openTab(page, tab);
          await check(tab);
        }
        await readInWizard(page, csvFile('desk.csv', sampleCsv({ rows: 300 })));
        await check('file');
        for (const step of ['columns', 'conversations', 'outcomes'] as const) {
          await goOnTo(page, step);
          await check(step);
        }
        expect(findings).toEqual([]);
      },
      { colorScheme },
    ),
  );
});

/** Rule and element of each finding, in the order of the page. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(await readFile(join(projectRoot, 'node_modules/axe-core/axe.min.js'), 'utf8'));
  return page.evaluate(async () => {
    const axe: typeof import('axe-core') = Reflect.get(globalThis, 'axe');
    const { violations: found } = await axe.run(document);
    return found.flatMap(({ id, nodes }) =>
      nodes.map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
    );
  });
}
