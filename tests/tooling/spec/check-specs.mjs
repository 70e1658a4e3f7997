import { readRules } from './read-rules.mjs';
import { readTestTitles } from './read-test-titles.mjs';

/** @typedef {import('../arrows/check-arrows.mjs').Breach} Breach */

/** Capitals, hyphen, number at the head of a title that are no rule. */
const otherNames = new Set(['UTF', 'ISO', 'SHA', 'RFC', 'CP']);

/**
 * Holds the rules of every SPEC.md against the titles of the tests, both ways.
 *
 * Shapes   specs, tests, code: path from the root → text.
 *
 * @param {{ readonly specs: ReadonlyMap<string, string>, readonly tests: ReadonlyMap<string, string>, readonly code: Iterable<string> }} project
 * @returns {readonly Breach[]}
 */
export function checkSpecs({ specs, tests, code }) {
  const rules = [...specs].flatMap(([path, text]) => readRules(path, text));
  const titles = [...tests].flatMap(([path, text]) => readTestTitles(path, text));
  const proven = new Set(titles.flatMap((title) => title.ids));
  const known = new Set(rules.map((rule) => rule.id));
  return [
    ...rules
      .filter((rule) => !proven.has(rule.id))
      .map((rule) => ({ ...rule, broken: `${rule.id} has no test`, mend: `begin a test's title with ${rule.id}` })),
    ...rules
      .filter((rule, index) => rules.findIndex((other) => other.id === rule.id) !== index)
      .map((rule) => ({ ...rule, broken: `${rule.id} is written twice`, mend: 'give each rule its own number' })),
    ...titles.flatMap(({ path, line, ids }) =>
      ids
        .filter((id) => !known.has(id) && !otherNames.has(id.replace(/-\d+$/, '')))
        .map((id) => ({ path, line, broken: `${id} is no rule`, mend: 'write the rule into the SPEC.md it proves' })),
    ),
    ...foldersWithoutSpec(specs, code),
  ];
}

/**
 * `base` is language, not rules: its few functions are proven by name.
 *
 * @param {ReadonlyMap<string, string>} specs
 * @param {Iterable<string>} code
 * @returns {readonly Breach[]}
 */
function foldersWithoutSpec(specs, code) {
  const folders = new Set([...code].map((path) => /^src\/core\/(?!base\/)[^/]+/.exec(path)?.[0]));
  return [...folders]
    .filter((folder) => folder !== undefined)
    .map((folder) => `${folder}/SPEC.md`)
    .filter((path) => !specs.has(path))
    .map((path) => ({ path, line: 1, broken: 'missing', mend: 'write the numbered rules of this folder' }));
}
