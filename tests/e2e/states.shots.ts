import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { projectRoot } from '../tooling/read-sources.mjs';
import { withApp } from './harness/withApp.ts';
import { appStates } from './states.ts';

const folder = join(projectRoot, 'reports/shots');
const screens = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

/** Pictures to look at before a page is called done: `npm run shots`, or `npm run shots -- -t first-run`. */
describe.each(screens)('$width×$height', (viewport) => {
  describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
    it.each(appStates)('$name', ({ name, reach, expectedErrors = [], viewport: own = viewport }) =>
      withApp(
        async ({ page }) => {
          await reach(page);
          await mkdir(folder, { recursive: true });
          await page.screenshot({ path: join(folder, `${name}-${own.width}-${colorScheme}.png`) });
        },
        { viewport: own, colorScheme, expectedErrors },
      )(),
    );
  });
});
