/**
 * Prints what a gate found, one breach per two lines, and leaves the exit code behind.
 *
 * The last line is the gate's summary in the table of `npm test`.
 *
 * @param {readonly { readonly path: string, readonly line: number, readonly broken: string, readonly mend: string }[]} breaches
 * @param {string} clean what was proven when nothing is wrong
 */
export function printBreaches(breaches, clean) {
  for (const { path, line, broken, mend } of breaches) console.log(`${path}:${line}  ${broken}\n    mend: ${mend}`);
  console.log(breaches.length === 0 ? clean : `${breaches.length} broken`);
  process.exitCode = breaches.length === 0 ? 0 : 1;
}
