import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const leastBytes = 1_000;

/**
 * Writes `.br` and `.gz` beside every text file of a build, for servers that send what lies ready.
 *
 * @param {string} folder
 * @param {readonly string[]} paths from the folder
 * @returns {number} how many files now lie ready
 */
export function compress(folder, paths) {
  const worthIt = paths
    .filter((path) => /\.(html|m?js|css|svg|md|json|wasm)$/.test(path))
    .map((path) => ({ path: join(folder, path), bytes: readFileSync(join(folder, path)) }))
    .filter(({ bytes }) => bytes.length >= leastBytes);
  for (const { path, bytes } of worthIt) {
    writeFileSync(`${path}.br`, brotliCompressSync(bytes));
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
  return worthIt.length;
}
