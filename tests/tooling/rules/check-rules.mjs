import { lineAt, parseSource, walkSyntax } from '../parse-source.mjs';
import { nodeRules } from './node-rules.mjs';

/** @typedef {import('../arrows/check-arrows.mjs').Breach} Breach */

const maxLines = 400;
const drawers = /(^|\/)(utils?|helpers?|common|misc)(\.[^/]*)?(\/|$)|[a-z](Manager|Service|Helper|Util)s?\.\w+$/;

/**
 * The house rules that Biome has no rule for.
 *
 * Shapes   sources: path from the root → text, of every source file of src and tests.
 * Cost     one parse per file.
 *
 * @param {ReadonlyMap<string, string>} sources
 * @returns {readonly Breach[]}
 */
export function checkRules(sources) {
  return [...sources].flatMap(([path, text]) => [...checkWhole(path, text), ...checkNodes(path, text)]);
}

/**
 * @param {string} path
 * @param {string} text
 * @returns {readonly Breach[]}
 */
function checkWhole(path, text) {
  const breaches = [];
  const lines = text.trimEnd().split('\n').length;
  if (lines > maxLines)
    breaches.push({ path, line: maxLines, broken: `${lines} lines`, mend: `at most ${maxLines}: split it by idea` });
  if (drawers.test(path))
    breaches.push({ path, line: 1, broken: 'a drawer, not a name', mend: 'name it after what it makes or does' });
  return breaches;
}

/**
 * @param {string} path
 * @param {string} text
 * @returns {readonly Breach[]}
 */
function checkNodes(path, text) {
  /** @type {Breach[]} */
  const breaches = [];
  const rules = nodeRules.filter((rule) => rule.in.test(path) && !(rule.except?.test(path) ?? false));
  walkSyntax(parseSource(path, text).program, (node) => {
    for (const { breaks, broken, mend } of rules)
      if (breaks(node)) breaches.push({ path, line: lineAt(text, node.start), broken, mend });
  });
  return breaches;
}
