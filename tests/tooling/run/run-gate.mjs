import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readJson } from '../read-json.mjs';
import { projectRoot } from '../read-sources.mjs';
import { runCommand } from './run-command.mjs';
import { tallyVitest } from './tally-vitest.mjs';

/**
 * Runs one gate and counts it: each test of a Vitest run, or 1 for the gate as a whole.
 *
 * @param {import('./gates.mjs').Gate} gate
 * @returns {Promise<import('./print-gates.mjs').Outcome & { readonly output: string }>}
 */
export async function runGate({ name, command, minutes, report, env = {} }) {
  if (report !== undefined) forget(report);
  const { exitCode, output, seconds } = await runCommand(command, { minutes, env });
  if (report !== undefined) {
    const tally = tallyVitest(readReport(report), exitCode);
    return { name, seconds, tally, detail: sayTests(tally), output };
  }
  const passed = exitCode === 0;
  const tally = { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
  return { name, seconds, tally, detail: lastLine(output), output };
}

/**
 * A report of an earlier run must not stand in for one that was never written.
 *
 * @param {string} report
 */
function forget(report) {
  const path = join(projectRoot, report);
  rmSync(path, { force: true });
  mkdirSync(dirname(path), { recursive: true });
}

/**
 * Null where the run did not come to write it, or not to its end.
 *
 * @param {string} report
 */
function readReport(report) {
  try {
    return existsSync(join(projectRoot, report)) ? readJson(report) : null;
  } catch {
    return null;
  }
}

/** @param {import('./tally-vitest.mjs').Tally} tally */
function sayTests({ passed, failed, skipped }) {
  const parts = [`${passed} passed`, failed > 0 ? `${failed} failed` : '', skipped > 0 ? `${skipped} skipped` : ''];
  return parts.filter((part) => part !== '').join(', ');
}

/** @param {string} output */
function lastLine(output) {
  const line = output.trimEnd().split('\n').at(-1)?.trim() ?? '';
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}
