import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../read-sources.mjs';

/**
 * @typedef {object} Gate
 * @property {string} name
 * @property {readonly string[]} command
 * @property {number} minutes   after which it is stopped
 * @property {string} [report]  of a Vitest run: its tests are counted one by one
 * @property {Readonly<Record<string, string>>} [env]
 */

const bin = (/** @type {string} */ name) => join('node_modules', '.bin', name);
const script = (/** @type {string} */ name) => [process.execPath, `tests/tooling/${name}.mjs`];
const timeFolders = ['tests/core/time', 'tests/ingest'];
const timeZones = ['UTC', 'America/St_Johns', 'Pacific/Auckland'];

/**
 * Every gate, in order.
 *
 * @returns {readonly Gate[]}
 */
export function listGates() {
  return [
    { name: 'format', command: [bin('biome'), 'check', '--linter-enabled=false', '.'], minutes: 2 },
    { name: 'types', command: [bin('tsc'), '-p', '.'], minutes: 3 },
    { name: 'types of core', command: [bin('tsc'), '-p', 'src/core'], minutes: 3 },
    { name: 'arrows', command: script('arrows'), minutes: 2 },
    { name: 'lint', command: [bin('biome'), 'lint', '--error-on-warnings', '.'], minutes: 2 },
    { name: 'house rules', command: script('rules'), minutes: 2 },
    { name: 'packages', command: script('packages'), minutes: 1 },
    { name: 'specs', command: script('spec'), minutes: 2 },
    vitest('unit', ['--project=unit', '--project=component', '--coverage'], 15),
    { name: 'coverage', command: script('coverage'), minutes: 1 },
    ...zoneGates(),
    { name: 'build', command: [process.execPath, 'tests/tooling/build.mjs'], minutes: 3 },
    { name: 'size', command: script('size'), minutes: 1 },
    { name: 'a browser', command: script('check-browser'), minutes: 10 },
    vitest('browser', ['--project=browser', '--no-file-parallelism'], 15),
  ];
}

/** @returns {readonly Gate[]} */
function zoneGates() {
  const folders = timeFolders.filter((folder) => existsSync(join(projectRoot, folder)));
  if (folders.length === 0) return [];
  return timeZones.map((zone) => ({
    ...vitest(`in ${zone}`, ['--project=unit', ...folders], 4),
    env: { TZ: zone },
  }));
}

/**
 * @param {string} name
 * @param {readonly string[]} args
 * @param {number} minutes
 * @returns {Gate & { readonly report: string }}
 */
function vitest(name, args, minutes) {
  const report = `reports/tests/${name.replace(/\W+/g, '-')}.json`;
  const reporters = [
    '--reporter=default',
    '--reporter=./tests/tooling/run/tell-second-tries.mjs',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  return { name, command: [bin('vitest'), 'run', ...args, ...reporters], minutes, report };
}
