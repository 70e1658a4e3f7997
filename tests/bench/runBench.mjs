import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds a bench as one script for Node, packages and all, and runs its function `run` with what was written behind the command. */
export async function runBench(/** @type {string} */ folder, /** @type {string} */ run) {
  const outDir = mkdtempSync(join(tmpdir(), 'taproot-bench-'));
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      ssr: { noExternal: true },
      build: { ssr: join(root, 'tests/bench', folder, 'main.ts'), outDir, emptyOutDir: true, target: 'node20' },
    });
    const bench = await import(pathToFileURL(join(outDir, 'main.js')).href);
    await bench[run](process.argv.slice(2));
  } finally {
    rmSync(outDir, { recursive: true });
  }
}
