import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome', 'microsoft-edge'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];
const remedy = [
  'No Chrome or Chromium was found. Do one of these, then run it again:',
  '  install Google Chrome or Chromium with the system’s installer;',
  '  npx playwright-core install chromium;',
  '  CHROME_PATH=<path of the program> npm test',
].join('\n');

/**
 * Where Chrome or Chromium is: CHROME_PATH, the PATH, the usual places, or freshly installed (root on Debian).
 *
 * Errors   throws with what to do where there is none.
 *
 * @returns {string}
 */
export function findChromium() {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Error('CHROME_PATH names a file that does not exist');
  }
  const found = search() ?? (installed() ? search() : undefined);
  if (found === undefined) throw new Error(remedy);
  return found;
}

function search() {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...places, chromium.executablePath()].find((path) => existsSync(path));
}

function installed() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log('No browser found: installing chromium with apt-get');
  const run = (/** @type {readonly string[]} */ args) =>
    spawnSync('apt-get', args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
      .status === 0;
  return run(['update']) && run(['install', '-y', 'chromium']);
}
