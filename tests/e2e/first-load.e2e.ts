import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { withApp } from './harness/withApp.ts';

it(
  'the app loads from its own origin alone, under its policy, without an error',
  withApp(async ({ page, context, longTasks, note }) => {
    const scripts = new Map<string, Promise<number>>();
    context.on('response', (response) => {
      const isScript = response.request().resourceType() === 'script';
      if (isScript)
        scripts.set(
          response.url(),
          response.body().then((body) => gzipSync(body).length),
        );
    });
    const opened = await page.goto('/');
    expect(opened?.headers()['content-security-policy']).toContain("default-src 'self'");
    await page.getByRole('main').waitFor({ state: 'attached' });
    const sizes = await Promise.all(scripts.values());
    const longest = Math.max(0, ...longTasks.map((task) => task.durationMs));
    note(
      `first load: ${(sizes.reduce((sum, size) => sum + size, 0) / 1000).toFixed(1)} kB of script (gzip), workers included`,
    );
    note(`first load: longest main-thread task ${longest.toFixed(0)} ms`);
  }),
);
