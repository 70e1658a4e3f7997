import { isSyntaxNode, lineAt, literalText, parseSource, walkSyntax } from '../parse-source.mjs';

/**
 * @typedef {object} Import
 * @property {string | null} specifier  null: not a fixed text, so nobody can check it
 * @property {boolean} typesOnly        erased before it runs
 * @property {boolean} deferred         runs later (dynamic import, worker), so it cannot make a cycle at load
 * @property {boolean} byUrl            `new URL('…', import.meta.url)`: a worker's entry or an asset
 * @property {number} line
 */

/**
 * Everything that a file imports, however it says so: static and dynamic imports, re-exports, `import type`,
 * `import('…').T` in a type, `new URL('…', import.meta.url)` (a worker's entry) and `import.meta.glob`.
 *
 * @param {string} path
 * @param {string} text
 * @returns {readonly Import[]} in order of line
 */
export function readImports(path, text) {
  const { program } = parseSource(path, text);
  /** @type {Import[]} */
  const found = [];
  walkSyntax(program, (node) => {
    const read = readers[node.type]?.(node);
    if (read !== undefined) found.push({ ...read, line: lineAt(text, node.start) });
  });
  return found.sort((a, b) => a.line - b.line);
}

/** @typedef {Omit<Import, 'line'>} Reading */

/** @type {Readonly<Record<string, (node: import('../parse-source.mjs').SyntaxNode) => Reading | undefined>>} */
const readers = {
  // An inline `{ type A }` still loads the module (verbatimModuleSyntax); only the whole statement is erased.
  ImportDeclaration: (node) => reading(node['source'], node['importKind'] === 'type'),
  ExportNamedDeclaration: (node) =>
    isSyntaxNode(node['source']) ? reading(node['source'], node['exportKind'] === 'type') : undefined,
  ExportAllDeclaration: (node) => reading(node['source'], node['exportKind'] === 'type'),
  ImportExpression: (node) => ({ ...reading(node['source'], false), deferred: true }),
  TSImportType: (node) => reading(node['source'] ?? node['argument'], true),
  NewExpression: readWorkerUrl,
  CallExpression: readGlob,
};

/**
 * @param {unknown} source
 * @param {boolean} typesOnly
 * @returns {Reading}
 */
function reading(source, typesOnly) {
  return { specifier: literalText(source), typesOnly, deferred: false, byUrl: false };
}

/**
 * @param {import('../parse-source.mjs').SyntaxNode} node
 * @returns {Reading | undefined}
 */
function readWorkerUrl(node) {
  const callee = node['callee'];
  const args = Array.isArray(node['arguments']) ? node['arguments'] : [];
  if (!isSyntaxNode(callee) || callee['name'] !== 'URL' || !isImportMeta(args[1], 'url')) return undefined;
  return { specifier: literalText(args[0]), typesOnly: false, deferred: true, byUrl: true };
}

/**
 * @param {import('../parse-source.mjs').SyntaxNode} node
 * @returns {Reading | undefined}
 */
function readGlob(node) {
  return isImportMeta(node['callee'], 'glob') ? reading(null, false) : undefined;
}

/**
 * @param {unknown} node
 * @param {string} property
 */
function isImportMeta(node, property) {
  if (!isSyntaxNode(node) || node.type !== 'MemberExpression') return false;
  const { object, property: name } = node;
  return isSyntaxNode(object) && object.type === 'MetaProperty' && isSyntaxNode(name) && name['name'] === property;
}
