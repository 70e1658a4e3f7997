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
    await page.addInitScript(markTree);
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

/** Runs in the page: marks the moment when the tree comes on screen. */
function markTree(): void {
  const watch = new MutationObserver(() => {
    if (document.querySelector('[role="treeitem"]') === null) return;
    performance.mark('tree');
    watch.disconnect();
  });
  watch.observe(document, { childList: true, subtree: true });
}

/** What the page itself had asked for by then, dynamic imports too, as paths below the build. */
async function scriptsOfPage(page: Page): Promise<readonly string[]> {
  const loaded = await page.evaluate(() => {
    const [tree] = performance.getEntriesByName('tree');
    if (tree === undefined) throw new Error('the tree was not seen to come');
    const asked = performance.getEntriesByType('resource').filter(({ startTime }) => startTime <= tree.startTime);
    return asked.map(({ name }) => name);
  });
  const workers = new Set(page.workers().map((worker) => worker.url()));
  return [...new Set(loaded)]
    .filter((url) => url.endsWith('.js') && !workers.has(url))
    .map((url) => new URL(url).pathname);
}

async function gzipBytes(path: string): Promise<number> {
  return gzipSync(await readFile(join(projectRoot, 'dist', path))).length;
}
