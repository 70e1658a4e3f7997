import { checkArrows } from './arrows/check-arrows.mjs';
import { printBreaches } from './print-breaches.mjs';
import { readJson } from './read-json.mjs';
import { listFiles, readSources } from './read-sources.mjs';

const sources = readSources(['src'], /\.tsx?$/);
const manifest = readJson('package.json');
const { rooms } = readJson('tests/tooling/layers.json');
const files = new Set(listFiles(['src']));
const breaches = checkArrows(sources, {
  rooms,
  files,
  aliases: manifest.imports,
  dependencies: manifest.dependencies,
});

printBreaches(breaches, `${sources.size} files keep to the arrows`);
