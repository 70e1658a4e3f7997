import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const outDir = mkdtempSync(join(tmpdir(), 'taproot-bench-'));

try {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: join(root, 'tests/bench/real/main.ts'), outDir, emptyOutDir: true, target: 'node20' },
  });
  const { runReal } = await import(pathToFileURL(join(outDir, 'main.js')).href);
  await runReal(process.argv.slice(2));
} finally {
  rmSync(outDir, { recursive: true });
}
