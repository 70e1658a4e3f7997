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
    build: { ssr: join(root, 'tests/bench/causes/main.ts'), outDir, emptyOutDir: true, target: 'node20' },
  });
  const { runBench } = await import(pathToFileURL(join(outDir, 'main.js')).href);
  runBench(process.argv.slice(2));
} finally {
  rmSync(outDir, { recursive: true });
}
