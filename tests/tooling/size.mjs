import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, readSources } from './read-sources.mjs';
import { measureScripts } from './size/measure-scripts.mjs';

const budgetBytes = 300_000;
const dist = join(projectRoot, 'dist');
const scripts = measureScripts(readFileSync(join(dist, 'index.html'), 'utf8'), readSources(['.'], /\.m?js$/, dist));
const kB = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const sum = (/** @type {import('./size/measure-scripts.mjs').Load} */ load) =>
  scripts.filter((script) => script.load === load).reduce((total, script) => total + script.gzipBytes, 0);

for (const { path, load, gzipBytes } of scripts) console.log(`${load.padEnd(7)}${kB(gzipBytes).padStart(10)}  ${path}`);
if (sum('first') > budgetBytes) {
  console.log(`over the budget of ${kB(budgetBytes)}: move what the first screen does not need behind import()`);
  process.exitCode = 1;
}
console.log(
  `gzip: ${kB(sum('first'))} to the first screen (≤ ${kB(budgetBytes)}), ${kB(sum('later'))} later, ${kB(sum('worker'))} in workers`,
);
