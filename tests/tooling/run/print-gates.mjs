/**
 * @typedef {object} Outcome
 * @property {string} name
 * @property {number} seconds
 * @property {import('./tally-vitest.mjs').Tally} tally
 * @property {string} detail
 */

/**
 * The table of all gates; its last line is the sum.
 *
 * @param {readonly Outcome[]} outcomes
 * @returns {string}
 */
export function printGates(outcomes) {
  const width = Math.max(...outcomes.map(({ name }) => name.length));
  const rows = outcomes.map(({ name, seconds, tally, detail }) => {
    const mark = tally.failed === 0 ? 'pass' : 'FAIL';
    return `${mark}  ${name.padEnd(width)}  ${seconds.toFixed(1).padStart(6)} s  ${detail}`;
  });
  const sum = (/** @type {'passed' | 'failed'} */ part) =>
    outcomes.reduce((total, { tally }) => total + tally[part], 0);
  return [...rows, '', `${sum('passed')} passed, ${sum('failed')} failed`].join('\n');
}
