import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { projectRoot } from '../tooling/read-sources.mjs';
import { withApp } from './harness/withApp.ts';

const budgetBytes = 300_000;

it(
  'the sample comes on screen from its own origin alone, under its policy, within its budget of script',
  withApp(async ({ page, longTasks, note }) => {
    const opened = await page.goto('/');
    expect(opened?.headers()['content-security-policy']).toContain("default-src 'self'");
    await page.getByRole('tree').waitFor();
    const sizes = await Promise.all((await scriptsOfPage(page)).map(gzipBytes));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    note(`first load: ${(total / 1000).toFixed(1)} kB of script (gzip) to the sample on screen, workers apart`);
    note(
      `first load: longest main-thread task ${Math.max(0, ...longTasks.map((task) => task.durationMs)).toFixed(0)} ms`,
    );
    expect(total).toBeGreaterThan(0);
    expect(total).toBeLessThanOrEqual(budgetBytes);
  }),
);

/** What the page itself has loaded by now, dynamic imports too, as paths below the build. */
async function scriptsOfPage(page: Page): Promise<readonly string[]> {
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
  const workers = new Set(page.workers().map((worker) => worker.url()));
  return [...new Set(loaded)]
    .filter((url) => url.endsWith('.js') && !workers.has(url))
    .map((url) => new URL(url).pathname);
}

async function gzipBytes(path: string): Promise<number> {
  return gzipSync(await readFile(join(projectRoot, 'dist', path))).length;
}
