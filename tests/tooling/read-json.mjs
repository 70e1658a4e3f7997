import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './read-sources.mjs';

/**
 * A JSON file of the project.
 *
 * @param {string} path from the root
 * @returns {any} as the file has it: these are the project's own files
 */
export function readJson(path) {
  return JSON.parse(readFileSync(join(projectRoot, path), 'utf8'));
}
