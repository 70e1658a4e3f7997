import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPackages } from './packages/check-packages.mjs';
import { printBreaches } from './print-breaches.mjs';
import { projectRoot, readSources } from './read-sources.mjs';

const read = (/** @type {string} */ path) => readFileSync(join(projectRoot, path), 'utf8');
const breaches = checkPackages({
  lock: read('package-lock.json'),
  manifest: read('package.json'),
  decisions: read('src/DECISIONS.md'),
  sources: readSources(['src'], /\.(tsx?|css)$/),
});

printBreaches(breaches, 'every package is used, explained and public');
