import { posix } from 'node:path';

/**
 * @typedef {{ readonly kind: 'file', readonly path: string }
 *   | { readonly kind: 'package', readonly name: string, readonly specifier: string }
 *   | { readonly kind: 'builtin', readonly name: string }} Target
 */

/**
 * What an import means: a file of the project, a package, or a part of Node.
 *
 * Shapes   from: path of the importing file from the root; aliases: `imports` of package.json. The terms of a grammar
 *          are made of it and have no file of their own.
 *
 * @param {string} from
 * @param {string} specifier
 * @param {Readonly<Record<string, string>>} aliases
 * @returns {Target}
 */
export function resolveImport(from, specifier, aliases) {
  const bare = specifier.replace(/\?.*$/, '').replace(/\.grammar\.terms$/, '.grammar');
  if (bare.startsWith('.')) return { kind: 'file', path: posix.join(posix.dirname(from), bare) };
  if (bare.startsWith('/')) return { kind: 'file', path: bare.slice(1) };
  if (bare.startsWith('#')) return { kind: 'file', path: fromAlias(bare, aliases) };
  if (bare.startsWith('node:')) return { kind: 'builtin', name: bare };
  return { kind: 'package', name: packageName(bare), specifier: bare };
}

/**
 * @param {string} specifier
 * @param {Readonly<Record<string, string>>} aliases
 */
function fromAlias(specifier, aliases) {
  for (const [alias, target] of Object.entries(aliases)) {
    const head = alias.replace(/\*$/, '');
    if (specifier.startsWith(head))
      return posix.normalize(target.replace('*', specifier.slice(head.length))).replace(/^\.\//, '');
  }
  return specifier;
}

/** @param {string} specifier */
function packageName(specifier) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
