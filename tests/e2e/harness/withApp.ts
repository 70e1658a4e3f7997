import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { projectRoot } from '../../tooling/read-sources.mjs';
import { noteMark } from '../../tooling/run/read-notes.mjs';
import { serve } from '../../tooling/serve/serve.mjs';
import { type BrowserOptions, openBrowser } from './openBrowser.ts';
import { type LongTask, recordLongTasks } from './recordLongTasks.ts';
import { recordTrouble, type Trouble } from './recordTrouble.ts';

export interface App {
  /** Blank at first: `page.goto('/')` opens the app. */
  readonly page: Page;
  readonly context: BrowserContext;
  readonly address: string;
  readonly trouble: Trouble;
  readonly longTasks: readonly LongTask[];
  /** Says a measured fact in the report of `npm test`. */
  readonly note: (fact: string) => void;
}

export interface AppOptions extends BrowserOptions {
  /** Console errors that the test brings about on purpose. */
  readonly expectedErrors?: readonly RegExp[];
}

/**
 * A browser test over the built app: serves `dist` on a free port, opens a browser with an empty profile, and fails
 * on any console error, page error, CSP violation or request to a foreign origin. A failure leaves a picture behind.
 *
 * Use      it('…', withApp(async ({ page }) => { … }))
 */
export function withApp(use: (app: App) => Promise<void>, options: AppOptions = {}): () => Promise<void> {
  return async () => {
    const { address, close: stopServing } = await serve(join(projectRoot, 'dist'), 0);
    const { context, close } = await openBrowser(address, options);
    try {
      const trouble = await recordTrouble(context, address);
      const longTasks = await recordLongTasks(context);
      const page = context.pages()[0] ?? (await context.newPage());
      await drive({ page, context, address, trouble, longTasks, note }, use);
      expect(unexpected(trouble, options.expectedErrors ?? [])).toEqual(noTrouble);
    } finally {
      await close();
      await stopServing();
    }
  };
}

const noTrouble: Trouble = { consoleErrors: [], pageErrors: [], cspViolations: [], foreignRequests: [] };

async function drive(app: App, use: (app: App) => Promise<void>): Promise<void> {
  try {
    await use(app);
  } catch (error) {
    const name = (expect.getState().currentTestName ?? 'test').replace(/\W+/g, '-').slice(0, 100);
    await mkdir(join(projectRoot, 'reports/failures'), { recursive: true });
    await app.page.screenshot({ path: join(projectRoot, 'reports/failures', `${name}.png`) }).catch(() => undefined);
    console.log(`trouble so far: ${JSON.stringify(app.trouble)}`);
    throw error;
  }
}

function unexpected(trouble: Trouble, expected: readonly RegExp[]): Trouble {
  const isNews = (text: string) => !expected.some((pattern) => pattern.test(text));
  return {
    ...trouble,
    consoleErrors: trouble.consoleErrors.filter(isNews),
    pageErrors: trouble.pageErrors.filter(isNews),
  };
}

function note(fact: string): void {
  console.log(`${noteMark} ${fact}`);
}
