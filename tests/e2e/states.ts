import type { Page } from 'playwright-core';
import { sampleCsv } from '../support/sampleCsv.ts';
import { chooseFile, csvFile, goOnTo, readFile } from './pages/wizard.ts';
import { openApp, openNode, openTab, type PanelTab } from './pages/workbench.ts';

/** A state of the app worth a look, and the way to it from an empty profile. */
export interface AppState {
  readonly name: string;
  readonly reach: (page: Page) => Promise<void>;
}

const tabs = ['Explain', 'Drill', 'Conversations', 'Definition', 'Target'] as const satisfies readonly PanelTab[];
const steps = ['columns', 'conversations', 'outcomes'] as const;
const desk = (): ReturnType<typeof csvFile> => csvFile('desk.csv', sampleCsv({ rows: 2_000 }));

export const appStates: readonly AppState[] = [
  { name: 'first-run', reach: openApp },
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
