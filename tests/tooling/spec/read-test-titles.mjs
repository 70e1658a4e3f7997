import { isSyntaxNode, lineAt, literalText, parseSource, templateTexts, walkSyntax } from '../parse-source.mjs';

const leadingIds = /^[A-Z][A-Z0-9]*-\d+(?:(?:, ?| and |, and )[A-Z][A-Z0-9]*-\d+)*(?![\w-])/;

/**
 * The rule ids at the head of every title of `it` or `test` in one file; `PLAN-3, PLAN-4 …` names two.
 *
 * @param {string} path
 * @param {string} text
 * @returns {readonly { readonly ids: readonly string[], readonly path: string, readonly line: number }[]}
 */
export function readTestTitles(path, text) {
  /** @type {{ ids: string[], path: string, line: number }[]} */
  const titles = [];
  walkSyntax(parseSource(path, text).program, (node) => {
    if (node.type !== 'CallExpression' || !isTest(node['callee'])) return;
    const args = Array.isArray(node['arguments']) ? node['arguments'] : [];
    const ids = leadingIds.exec(titleOf(args[0]))?.[0].match(/[A-Z][A-Z0-9]*-\d+/g) ?? [];
    titles.push({ ids, path, line: lineAt(text, node.start) });
  });
  return titles;
}

/**
 * `it`, `it.runIf(…)`, `test.each(…)` and the like.
 *
 * @param {unknown} callee
 * @returns {boolean}
 */
function isTest(callee) {
  if (!isSyntaxNode(callee)) return false;
  if (callee.type === 'Identifier') return callee['name'] === 'it' || callee['name'] === 'test';
  if (callee.type === 'MemberExpression') return isTest(callee['object']);
  if (callee.type === 'CallExpression') return isTest(callee['callee']);
  return callee.type === 'TaggedTemplateExpression' && isTest(callee['tag']);
}

/** @param {unknown} node */
function titleOf(node) {
  if (isSyntaxNode(node) && node.type === 'TemplateLiteral') return templateTexts(node)[0] ?? '';
  return literalText(node) ?? '';
}
