import { join } from 'node:path';
import { build } from 'vite';
import { listFiles, projectRoot } from './read-sources.mjs';
import { compress } from './serve/compress.mjs';

await build({ root: projectRoot, logLevel: 'warn' });

const dist = join(projectRoot, 'dist');
const ready = compress(dist, listFiles(['.'], dist));

console.log(`built into dist, ${ready} files also as brotli and gzip`);
