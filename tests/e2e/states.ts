import type { Page } from 'playwright-core';
import { nodeText } from '#text/node.ts';
import { treeText } from '#text/tree.ts';
import { sampleCsv } from '../support/sampleCsv.ts';
import { chooseCurrent, chooseGrain } from './pages/periodBar.ts';
import { buildTree, chooseFile, csvFile, goOnTo, readFile, readToOutcomes } from './pages/wizard.ts';
import { openApp, openNode, openTab, type PanelTab } from './pages/workbench.ts';

/** A state of the app worth a look, and the way to it from an empty profile. */
export interface AppState {
  readonly name: string;
  readonly reach: (page: Page) => Promise<void>;
  /** Console errors that belong to it. */
  readonly expectedErrors?: readonly RegExp[];
  /** Where it depends on the window, that window alone. */
  readonly viewport?: { readonly width: number; readonly height: number };
}

const tabs = ['Explain', 'Drill', 'Conversations', 'Definition', 'Target'] as const satisfies readonly PanelTab[];
const steps = ['columns', 'conversations', 'outcomes'] as const;
const desk = (): ReturnType<typeof csvFile> => csvFile('desk.csv', sampleCsv({ rows: 2_000 }));

export const appStates: readonly AppState[] = [
  { name: 'first-run', reach: openApp },
  {
    name: 'loading',
    reach: async (page) => {
      // Held back for as long as the page is there.
      await page.route(/engine\.worker/u, () => {});
      await page.goto('/');
      await page.getByRole('main').waitFor();
    },
  },
  {
    name: 'failed',
    reach: async (page) => {
      await page.route(/engine\.worker/u, (route) => route.abort());
      await page.goto('/');
      await page.getByText(treeText.failedTitle).waitFor();
    },
    expectedErrors: [/./u],
  },
  {
    name: 'nothing-selected',
    reach: async (page) => {
      await openApp(page);
      await page.evaluate(() => {
        window.location.hash = window.location.hash.replace(/node=[^&]*/u, 'node=none');
      });
      await page.getByText(nodeText.nothingTitle).waitFor({ state: 'attached' });
    },
  },
  {
    name: 'empty-period',
    reach: async (page) => {
      await openApp(page);
      const days = ['03-02', '03-12', '05-02', '05-12'];
      const lines = Array.from({ length: 40 }, (_, at) => `${at},2026-${days[at % 4]},closed`);
      await readToOutcomes(page, csvFile('gap.csv', ['id,created at,status', ...lines].join('\n')));
      await buildTree(page, 'gap');
      await chooseGrain(page, 'Month');
      await chooseCurrent(page, '1 – 30 Apr 2026');
    },
  },
  {
    name: 'too-narrow',
    viewport: { width: 320, height: 640 },
    reach: async (page) => {
      await page.goto('/');
      await page.getByText('This window is too narrow').waitFor();
    },
  },
  ...tabs.map((tab) => ({
    name: `node-${tab.toLowerCase()}`,
    reach: async (page: Page) => {
      await openApp(page);
      await openNode(page, 'Escalation bottleneck');
      await openTab(page, tab);
    },
  })),
  {
    name: 'import-refused',
    reach: async (page) => {
      await openApp(page);
      const wizard = await chooseFile(page, csvFile('empty.csv', ''));
      await wizard.getByRole('alert').waitFor();
    },
  },
  {
    name: 'import-file',
    reach: async (page) => {
      await openApp(page);
      await readFile(page, desk());
    },
  },
  ...steps.map((step, at) => ({
    name: `import-${step}`,
    reach: async (page: Page) => {
      await openApp(page);
      await readFile(page, desk());
      await goOnTo(page, ...steps.slice(0, at + 1));
    },
  })),
];
