import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { missingPrograms } from './packages/complete-lock.mjs';
import { readJson } from './read-json.mjs';
import { projectRoot } from './read-sources.mjs';

const lock = readJson('package-lock.json');
const missing = missingPrograms(lock.packages);
const packages = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => (a < b ? -1 : 1));

writeFileSync(
  join(projectRoot, 'package-lock.json'),
  `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`,
);
console.log(`${Object.keys(missing).length} programs for other machines added to package-lock.json`);
