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
    new Worker('worker.js').onmessage = () => document.body.append(document.createElement('main'));
    const until = performance.now() + 120;
    while (performance.now() < until);
    new Image().src = 'https://picture.invalid/';
    setTimeout(() => { throw new Error('thrown by the page'); });`,
  'worker.js': `setTimeout(() => fetch('https://worker.invalid/').catch(() => postMessage('refused')), 500);`,
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
    await page.locator('main').waitFor({ state: 'attached' });
    await expect.poll(() => longTasks.some((task) => task.durationMs >= 100)).toBe(true);
    await expect.poll(() => trouble.pageErrors).toEqual(['thrown by the page']);
    expect(trouble.foreignRequests).toEqual(['https://picture.invalid/']);
    expect([...trouble.cspViolations].sort()).toEqual([
      'connect-src blocked https://worker.invalid/',
      'img-src blocked https://picture.invalid/',
      'style-src-attr blocked inline',
    ]);
    expect(trouble.consoleErrors).toHaveLength(2);
  } finally {
    await close();
    await stopServing();
    await rm(folder, { recursive: true });
  }
});
