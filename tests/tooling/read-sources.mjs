import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root, with no slash at its end. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/**
 * Every file below some folders whose name passes a test.
 *
 * Shapes   result: path from the root, with `/`, to the file's text; in order of path.
 * Errors   a folder that does not exist counts as empty.
 *
 * @param {readonly string[]} folders
 * @param {RegExp} named
 * @param {string} [root]
 * @returns {ReadonlyMap<string, string>}
 */
export function readSources(folders, named, root = projectRoot) {
  return new Map(
    listFiles(folders, root)
      .filter((path) => named.test(path))
      .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
  );
}

/**
 * @param {readonly string[]} folders
 * @param {string} [root]
 * @returns {readonly string[]} paths from the root, sorted
 */
export function listFiles(folders, root = projectRoot) {
  return folders.flatMap((folder) => filesBelow(join(root, folder), root)).sort();
}

/**
 * @param {string} folder
 * @param {string} root
 * @returns {string[]}
 */
function filesBelow(folder, root) {
  return entriesOf(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path, root) : [relative(root, path).split(sep).join('/')];
  });
}

/** @param {string} folder */
function entriesOf(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
