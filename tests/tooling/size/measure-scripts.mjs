import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readImports } from '../arrows/read-imports.mjs';

/**
 * @typedef {'first' | 'opening' | 'later' | 'worker'} Load
 * @typedef {{ readonly path: string, readonly load: Load, readonly gzipBytes: number }} Script
 */

/**
 * Every script of a build, with when it is needed and what it weighs.
 *
 * `first`: named by the page (script or modulepreload) or imported statically from there. `opening`: one of the scripts
 * that the page asks for by itself before there is something to see, with what they import statically. `later`: behind
 * any other dynamic import of the page. `worker`: all the rest, which is reached only by starting a worker.
 *
 * Shapes   page: index.html; scripts: path from the build's root → text; opening: names of source files, without ending,
 *          after which the build called its scripts.
 * Errors   throws when no script, or more than one, is called after an opening file: its weight would go uncounted.
 * Cost     one parse and one gzip per script.
 *
 * @param {string} page
 * @param {ReadonlyMap<string, string>} scripts
 * @param {readonly string[]} opening
 * @returns {readonly Script[]} heaviest first
 */
export function measureScripts(page, scripts, opening) {
  const links = linksOf(scripts);
  const first = reach(entriesOf(page), links, false);
  const atOpening = reach(
    opening.map((name) => scriptOf(name, scripts)),
    links,
    false,
  );
  const onPage = reach(first, links, true);
  return [...scripts]
    .map(([path, text]) => ({ path, load: loadOf(path, first, atOpening, onPage), gzipBytes: gzipSync(text).length }))
    .sort((a, b) => b.gzipBytes - a.gzipBytes);
}

/**
 * @param {string} path
 * @param {ReadonlySet<string>} first
 * @param {ReadonlySet<string>} atOpening
 * @param {ReadonlySet<string>} onPage
 * @returns {Load}
 */
function loadOf(path, first, atOpening, onPage) {
  if (first.has(path)) return 'first';
  if (atOpening.has(path)) return 'opening';
  return onPage.has(path) ? 'later' : 'worker';
}

/**
 * @param {string} name
 * @param {ReadonlyMap<string, string>} scripts
 */
function scriptOf(name, scripts) {
  const called = [...scripts.keys()].filter((path) => posix.basename(path).replace(/(-[\w-]{8})?\.m?js$/, '') === name);
  if (called.length !== 1) throw new Error(`${called.length} scripts of the build are called after ${name}`);
  return called[0] ?? '';
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
