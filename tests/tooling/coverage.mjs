import { relative, sep } from 'node:path';
import { readJson } from './read-json.mjs';
import { projectRoot } from './read-sources.mjs';

const leastPercent = 95;
const { total, ...files } = readJson('reports/coverage/coverage-summary.json');
const gaps = Object.entries(files)
  .map(([path, { lines }]) => ({ path: relative(projectRoot, path).split(sep).join('/'), ...lines }))
  .filter(({ pct }) => pct < leastPercent)
  .sort((a, b) => a.covered - a.total - (b.covered - b.total));

for (const { path, pct, total: lines, covered } of gaps)
  console.log(`${path}  ${pct} % of lines, ${lines - covered} never run`);
console.log(`core: ${total.lines.pct} % of ${total.lines.total} lines (≥ ${leastPercent} %)`);
process.exitCode = total.lines.total > 0 && total.lines.pct >= leastPercent ? 0 : 1;
