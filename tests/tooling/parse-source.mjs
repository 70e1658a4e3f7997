import { parseSync, visitorKeys } from 'oxc-parser';

/**
 * A node of the syntax tree, read loosely: the checks ask for a kind and then for its parts.
 * @typedef {Readonly<Record<string, unknown>> & { readonly type: string, readonly start: number, readonly end: number }} SyntaxNode
 */

/**
 * The syntax tree and module record of one file.
 *
 * Errors   throws on a file that does not parse: the type check says so first and better.
 *
 * @param {string} path its ending tells the language
 * @param {string} text
 */
export function parseSource(path, text) {
  const parsed = parseSync(path, text);
  const first = parsed.errors[0];
  if (first !== undefined) throw new Error(`${path} does not parse: ${first.message}`);
  return parsed;
}

/**
 * Calls `visit` for every node, parents before children.
 *
 * @param {unknown} node
 * @param {(node: SyntaxNode) => void} visit
 */
export function walkSyntax(node, visit) {
  if (!isSyntaxNode(node)) return;
  visit(node);
  for (const key of visitorKeys[node.type] ?? []) {
    const child = node[key];
    if (Array.isArray(child)) for (const item of child) walkSyntax(item, visit);
    else walkSyntax(child, visit);
  }
}

/**
 * @param {unknown} value
 * @returns {value is SyntaxNode}
 */
export function isSyntaxNode(value) {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/**
 * The text of a string literal, or of a template without holes; otherwise null.
 *
 * @param {unknown} node
 * @returns {string | null}
 */
export function literalText(node) {
  if (!isSyntaxNode(node)) return null;
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? node['value'] : null;
  if (node.type !== 'TemplateLiteral') return null;
  const texts = templateTexts(node);
  return texts.length === 1 ? (texts[0] ?? null) : null;
}

/**
 * The fixed parts of a template, in order.
 *
 * @param {SyntaxNode} template
 * @returns {readonly string[]}
 */
export function templateTexts(template) {
  const quasis = Array.isArray(template['quasis']) ? template['quasis'] : [];
  return quasis.map((/** @type {{ value: { cooked: string | null, raw: string } }} */ quasi) => {
    return quasi.value.cooked ?? quasi.value.raw;
  });
}

/**
 * @param {string} text
 * @param {number} offset
 * @returns {number} the line, from 1
 */
export function lineAt(text, offset) {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
