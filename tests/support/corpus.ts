import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';
import { noteMark } from '../tooling/run/read-notes.mjs';

const root = process.env['TAPROOT_CORPUS'] ?? join(process.cwd(), '..', 'shared', 'corpus');

/**
 * The path of a file or folder of the corpus, or null where this machine lacks it.
 *
 * Shapes   path: from the corpus' root, such as `real/freshdesk/tickets.csv`.
 */
export function corpusPath(path: string): string | null {
  const full = join(root, path);
  return existsSync(full) ? full : null;
}

/**
 * A `describe` over files of the corpus; where one is absent its tests are skipped and the reason is printed.
 *
 * The paths must only be read inside tests: `body` runs on every machine.
 */
export function describeCorpus<const Name extends string>(
  title: string,
  files: Readonly<Record<Name, string>>,
  body: (paths: Readonly<Record<Name, string>>) => void,
): void {
  const wanted = Object.values<string>(files);
  const absent = wanted.filter((path) => corpusPath(path) === null);
  if (absent.length > 0)
    console.log(
      `${noteMark} skipped "${title}": the corpus has no ${absent.join(', ')} (set TAPROOT_CORPUS to its folder)`,
    );
  const paths = Object.fromEntries(Object.entries<string>(files).map(([name, path]) => [name, join(root, path)]));
  describe.runIf(absent.length === 0)(title, () => body(paths as Record<Name, string>));
}
