import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, readSources } from './read-sources.mjs';
import { measureScripts } from './size/measure-scripts.mjs';

const budgetBytes = 300_000;
/** What the page asks for by itself until the sample is on the screen. */
const opening = ['sampleWorkspace', 'engine.worker'];
const dist = join(projectRoot, 'dist');
const page = readFileSync(join(dist, 'index.html'), 'utf8');
const scripts = measureScripts(page, readSources(['.'], /\.m?js$/, dist), opening);
const kB = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const sum = (/** @type {readonly import('./size/measure-scripts.mjs').Load[]} */ ...loads) =>
  scripts.filter(({ load }) => loads.includes(load)).reduce((total, { gzipBytes }) => total + gzipBytes, 0);
const toSample = sum('first', 'opening');

for (const { path, load, gzipBytes } of scripts) console.log(`${load.padEnd(8)}${kB(gzipBytes).padStart(10)}  ${path}`);
if (toSample > budgetBytes) {
  console.log(`over the budget of ${kB(budgetBytes)}: move what the sample's screen does not need behind import()`);
  process.exitCode = 1;
}
console.log(
  `gzip: ${kB(toSample)} to the sample on the screen (≤ ${kB(budgetBytes)}): page ${kB(sum('first'))} + sample and engine ${kB(sum('opening'))}; ${kB(sum('later'))} later, ${kB(sum('worker'))} in other workers`,
);
