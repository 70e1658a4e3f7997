import { printBreaches } from './print-breaches.mjs';
import { readSources } from './read-sources.mjs';
import { checkRules } from './rules/check-rules.mjs';

const sources = readSources(['src', 'tests'], /\.(tsx?|mjs)$/);

printBreaches(checkRules(sources), `${sources.size} files keep to the house rules`);
