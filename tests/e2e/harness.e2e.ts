import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { serve } from '../tooling/serve/serve.mjs';
import { openBrowser } from './harness/openBrowser.ts';
import { recordLongTasks } from './harness/recordLongTasks.ts';
import { recordTrouble } from './harness/recordTrouble.ts';

const files = {
  'index.html':
    '<!doctype html><link rel="icon" href="data:,"><p style="color: red">x</p><script src="page.js"></script>',
  'page.js': `
    window.worker = new Worker('worker.js');
    worker.onmessage = () => document.body.append(document.createElement('main'));
    const until = performance.now() + 120;
    while (performance.now() < until);
    new Image().src = 'https://picture.invalid/';
    setTimeout(() => { throw new Error('thrown by the page'); });`,
  'worker.js': `onmessage = () => fetch('https://worker.invalid/').catch(() => postMessage('refused'));`,
};

it('the harness sees foreign requests, violations, errors and long tasks', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'taproot-harness-'));
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
  const { address, close: stopServing } = await serve(folder, 0);
  const { context, close } = await openBrowser(address, {});
  try {
    const trouble = await recordTrouble(context, address);
    const longTasks = await recordLongTasks(context);
    const page = await context.newPage();
    await page.goto('/');
    await expect.poll(() => page.workers().length).toBe(1);
    // What is asked of a worker is answered in order: after this the harness listens there.
    await page.workers()[0]?.evaluate('0');
    await page.evaluate("worker.postMessage('fetch')");
    await page.locator('main').waitFor({ state: 'attached' });
    await expect.poll(() => longTasks.some((task) => task.durationMs >= 100)).toBe(true);
    await expect.poll(() => trouble.pageErrors).toEqual(['thrown by the page']);
    await expect.poll(() => trouble.foreignRequests).toEqual(['https://picture.invalid/']);
    await expect
      .poll(() => [...trouble.cspViolations].sort())
      .toEqual([
        'connect-src blocked https://worker.invalid/',
        'img-src blocked https://picture.invalid/',
        'style-src-attr blocked inline',
      ]);
    await expect.poll(() => trouble.consoleErrors.length).toBe(2);
  } finally {
    await close();
    await stopServing();
    await rm(folder, { recursive: true });
  }
});
