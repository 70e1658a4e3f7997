/** Begins a line that a green gate still has to say: why a test was skipped, what was measured. */
export const noteMark = 'note:';

/**
 * The notes in a gate's output, each once.
 *
 * @param {string} output
 * @returns {readonly string[]}
 */
export function readNotes(output) {
  const lines = output.split('\n').map((line) => line.trim());
  return [...new Set(lines.filter((line) => line.startsWith(noteMark)))];
}
