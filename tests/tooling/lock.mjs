import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { printBreaches } from './print-breaches.mjs';
import { projectRoot } from './read-sources.mjs';

const path = 'package-lock.json';
const publicHome = 'https://registry.npmjs.org/';
const lines = readFileSync(join(projectRoot, path), 'utf8').split('\n');
const breaches = lines.flatMap((line, index) => {
  const address = /"resolved":\s*"([^"]+)"/.exec(line)?.[1];
  if (address === undefined || address.startsWith(publicHome)) return [];
  return [{ path, line: index + 1, broken: 'a package from a private place', mend: 'npm i with .npmrc as it stands' }];
});

printBreaches(breaches, 'the lock file names no private registry');
