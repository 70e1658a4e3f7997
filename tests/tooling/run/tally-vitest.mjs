/**
 * @typedef {object} VitestReport  the parts read of Vitest's JSON report
 * @property {readonly { readonly name: string, readonly status: string, readonly message?: string,
 *   readonly assertionResults: readonly { readonly status: string }[] }[]} testResults
 *
 * @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Tally
 */

/**
 * Counts the tests of a Vitest run.
 *
 * A file that fails without a failing test (it does not load) counts as one failure; so does a run that ends badly
 * with every test green (an error nobody awaited), and a run without a single test.
 *
 * @param {VitestReport | null} report null: the run wrote none
 * @param {number} exitCode
 * @returns {Tally}
 */
export function tallyVitest(report, exitCode) {
  const tests = (report?.testResults ?? []).flatMap((file) => file.assertionResults);
  const count = (/** @type {string} */ status) => tests.filter((test) => test.status === status).length;
  const unloaded = (report?.testResults ?? []).filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const passed = count('passed');
  const failed = count('failed') + unloaded;
  const silent = failed === 0 && (exitCode !== 0 || passed === 0) ? 1 : 0;
  return { passed, failed: failed + silent, skipped: tests.length - passed - count('failed') };
}
