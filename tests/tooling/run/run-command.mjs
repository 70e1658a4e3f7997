import { spawn } from 'node:child_process';
import { projectRoot } from '../read-sources.mjs';

/** @typedef {{ readonly exitCode: number, readonly output: string, readonly seconds: number }} Ran */

/**
 * Runs one program from the project's root to its end, or kills it and its children after its time.
 *
 * Errors   none thrown: a program that cannot start or is killed has an exit code other than 0 and says so.
 *
 * @param {readonly string[]} command
 * @param {{ readonly minutes: number, readonly env?: Readonly<Record<string, string>> }} options
 * @returns {Promise<Ran>}
 */
export function runCommand([program = '', ...args], { minutes, env = {} }) {
  const started = performance.now();
  return new Promise((resolve) => {
    /** @type {string[]} */
    const output = [];
    const child = spawn(program, args, {
      cwd: projectRoot,
      env: { ...process.env, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    const timer = setTimeout(() => {
      output.push(`\nstopped: not done after ${minutes} minutes\n`);
      killGroup(child.pid);
    }, minutes * 60_000);
    const end = (/** @type {number} */ exitCode) => {
      clearTimeout(timer);
      resolve({ exitCode, output: withoutRoot(output.join('')), seconds: (performance.now() - started) / 1000 });
    };
    child.stdout.on('data', (chunk) => output.push(String(chunk)));
    child.stderr.on('data', (chunk) => output.push(String(chunk)));
    child.on('error', (error) => {
      output.push(error.message);
      end(1);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/** @param {number | undefined} pid */
function killGroup(pid) {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}

/**
 * Where the project stands on this machine is nobody's business, and paths from the root are shorter.
 *
 * @param {string} text
 */
function withoutRoot(text) {
  return text.replaceAll(`${projectRoot}/`, '').replaceAll(projectRoot, '.');
}
