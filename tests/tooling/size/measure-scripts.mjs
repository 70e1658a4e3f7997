import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readImports } from '../arrows/read-imports.mjs';

/**
 * @typedef {'first' | 'later' | 'worker'} Load
 * @typedef {{ readonly path: string, readonly load: Load, readonly gzipBytes: number }} Script
 */

/**
 * Every script of a build, with when it is needed and what it weighs.
 *
 * `first`: named by the page (script or modulepreload) or imported statically from there. `later`: behind a dynamic
 * import of the page. `worker`: all the rest, which is reached only by starting a worker.
 *
 * Shapes   page: index.html; scripts: path from the build's root → text.
 * Cost     one parse and one gzip per script.
 *
 * @param {string} page
 * @param {ReadonlyMap<string, string>} scripts
 * @returns {readonly Script[]} heaviest first
 */
export function measureScripts(page, scripts) {
  const links = linksOf(scripts);
  const first = reach(entriesOf(page), links, false);
  const onPage = reach(first, links, true);
  return [...scripts]
    .map(([path, text]) => ({ path, load: loadOf(path, first, onPage), gzipBytes: gzipSync(text).length }))
    .sort((a, b) => b.gzipBytes - a.gzipBytes);
}

/**
 * @param {string} path
 * @param {ReadonlySet<string>} first
 * @param {ReadonlySet<string>} onPage
 * @returns {Load}
 */
function loadOf(path, first, onPage) {
  if (first.has(path)) return 'first';
  return onPage.has(path) ? 'later' : 'worker';
}

/** @param {string} page */
function entriesOf(page) {
  return [...page.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="\/?([^"]+\.m?js)"/g)].map((match) => match[1] ?? '');
}

/** @typedef {ReadonlyMap<string, readonly { readonly to: string, readonly dynamic: boolean }[]>} Links */

/**
 * @param {ReadonlyMap<string, string>} scripts
 * @returns {Links}
 */
function linksOf(scripts) {
  return new Map(
    [...scripts].map(([path, text]) => [path, readImports(path, text).flatMap((one) => linkOf(path, one))]),
  );
}

/**
 * @param {string} from
 * @param {import('../arrows/read-imports.mjs').Import} found
 */
function linkOf(from, { specifier, deferred, byUrl }) {
  if (specifier === null || byUrl) return [];
  return [{ to: posix.join(posix.dirname(from), specifier), dynamic: deferred }];
}

/**
 * @param {Iterable<string>} starts
 * @param {Links} links
 * @param {boolean} throughDynamic
 * @returns {ReadonlySet<string>}
 */
function reach(starts, links, throughDynamic) {
  const reached = new Set(starts);
  for (const path of reached)
    for (const { to, dynamic } of links.get(path) ?? []) if (throughDynamic || !dynamic) reached.add(to);
  return reached;
}
