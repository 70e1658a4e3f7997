import { isSyntaxNode, literalText } from '../parse-source.mjs';

/** @typedef {import('../parse-source.mjs').SyntaxNode} SyntaxNode */

/**
 * @typedef {object} NodeRule
 * @property {RegExp} in        the files it holds for
 * @property {RegExp} [except]  those it does not
 * @property {(node: SyntaxNode) => boolean} breaks
 * @property {string} broken
 * @property {string} mend
 */

/** @type {readonly NodeRule[]} */
export const nodeRules = [
  {
    in: /^src\//,
    except: /ErrorBoundary\.tsx$/,
    breaks: (node) => node.type === 'ClassDeclaration' || node.type === 'ClassExpression',
    broken: 'a class',
    mend: 'plain readonly data and functions (React alone demands one, in ErrorBoundary.tsx)',
  },
  {
    in: /^src\/core\//,
    breaks: (node) => callsMember(node, 'Date', 'now') || callsMember(node, 'performance', 'now') || isBareNow(node),
    broken: 'core reads the clock',
    mend: 'take the moment as an argument',
  },
  {
    in: /^src\/core\//,
    breaks: (node) => callsMember(node, 'Math', 'random') || callsMember(node, 'crypto', 'randomUUID'),
    broken: 'core draws at random',
    mend: 'take a seeded generator (core/base/rng.ts) or an id as an argument',
  },
  {
    in: /^src\/core\//,
    except: /^src\/core\/base\//,
    breaks: (node) => node.type === 'ThrowStatement',
    broken: 'core throws',
    mend: 'return an error as data (Result), or call unreachable() for a bug',
  },
  {
    in: /^src\/(charts|ui|features|app)\//,
    breaks: (node) => node.type === 'JSXText' && isWords(String(node['value'])),
    broken: 'words on the screen outside src/text',
    mend: 'take the sentence from #text or from a prop',
  },
  {
    in: /^src\/(charts|ui|features|app)\//,
    breaks: isSpokenAttribute,
    broken: 'words in an attribute outside src/text',
    mend: 'take the sentence from #text or from a prop',
  },
  {
    in: /^tests\//,
    breaks: mocksOurOwn,
    broken: 'a mock of our own code',
    mend: 'hand in a real memory implementation of the port',
  },
];

const spoken = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'alt',
  'label',
  'placeholder',
  'title',
]);

/** @param {string} text */
function isWords(text) {
  return /\p{L}{2,}/u.test(text);
}

/** @param {SyntaxNode} node */
function isSpokenAttribute(node) {
  if (node.type !== 'JSXAttribute' || !isSyntaxNode(node['name'])) return false;
  const value = node['value'];
  const said = isSyntaxNode(value) && value.type === 'JSXExpressionContainer' ? value['expression'] : value;
  return spoken.has(String(node['name']['name'])) && isWords(literalText(said) ?? '');
}

/**
 * @param {SyntaxNode} node
 * @param {string} object
 * @param {string} property
 */
function callsMember(node, object, property) {
  const callee = node['callee'];
  if (node.type !== 'CallExpression' || !isSyntaxNode(callee) || callee.type !== 'MemberExpression') return false;
  const { object: of, property: name } = callee;
  return isSyntaxNode(of) && of['name'] === object && isSyntaxNode(name) && name['name'] === property;
}

/** @param {SyntaxNode} node */
function isBareNow(node) {
  const { callee, arguments: args } = node;
  const none = Array.isArray(args) && args.length === 0;
  return node.type === 'NewExpression' && isSyntaxNode(callee) && callee['name'] === 'Date' && none;
}

/** @param {SyntaxNode} node */
function mocksOurOwn(node) {
  if (!callsMember(node, 'vi', 'mock') && !callsMember(node, 'vi', 'doMock')) return false;
  const args = Array.isArray(node['arguments']) ? node['arguments'] : [];
  return /^[#./]/.test(literalText(args[0]) ?? '#');
}
