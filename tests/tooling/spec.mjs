import { printBreaches } from './print-breaches.mjs';
import { readSources } from './read-sources.mjs';
import { checkSpecs } from './spec/check-specs.mjs';
import { readRules } from './spec/read-rules.mjs';

const specs = readSources(['src'], /\/SPEC\.md$/);
const tests = readSources(['tests'], /\.(test|e2e)\.tsx?$/);
const code = readSources(['src/core'], /\.ts$/).keys();
const count = [...specs].flatMap(([path, text]) => readRules(path, text)).length;

printBreaches(checkSpecs({ specs, tests, code }), `${count} rules of ${specs.size} specs, each with a test`);
