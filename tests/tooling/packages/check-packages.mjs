import { missingPrograms } from './complete-lock.mjs';

/** @typedef {import('../arrows/check-arrows.mjs').Breach} Breach */

const publicHome = 'https://registry.npmjs.org/';

/**
 * What package.json asks for must be used, explained, and come from the public registry.
 *
 * Shapes   lock, manifest, decisions: the text of each file; sources: path → text of all that reaches the user.
 *
 * @param {{ readonly lock: string, readonly manifest: string, readonly decisions: string, readonly sources: ReadonlyMap<string, string> }} files
 * @returns {readonly Breach[]}
 */
export function checkPackages({ lock, manifest, decisions, sources }) {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(manifest);
  const code = [...sources.values()].join('\n');
  const unused = Object.keys(dependencies).filter((name) => !imports(code, name));
  const unexplained = Object.keys({ ...dependencies, ...devDependencies }).filter(
    (name) => !name.startsWith('@types/') && !decisions.includes(`\`${name}\``),
  );
  return [
    ...privateHomes(lock),
    ...leftOut(lock),
    ...unused.map((name) => inManifest(manifest, name, 'is never imported', 'npm uninstall it')),
    ...unexplained.map((name) =>
      inManifest(manifest, name, 'has no decision', `say in src/DECISIONS.md why, naming it \`${name}\``),
    ),
  ];
}

/**
 * @param {string} code
 * @param {string} name
 */
function imports(code, name) {
  return ["'", '"'].some((quote) => code.includes(`${quote}${name}${quote}`) || code.includes(`${quote}${name}/`));
}

/**
 * @param {string} manifest
 * @param {string} name
 * @param {string} what
 * @param {string} mend
 * @returns {Breach}
 */
function inManifest(manifest, name, what, mend) {
  const line = manifest.split('\n').findIndex((text) => text.includes(`"${name}":`)) + 1;
  return { path: 'package.json', line, broken: `${name} ${what}`, mend };
}

/**
 * @param {string} lock
 * @returns {readonly Breach[]}
 */
function privateHomes(lock) {
  return lock.split('\n').flatMap((text, index) => {
    const address = /"resolved":\s*"([^"]+)"/.exec(text)?.[1];
    if (address === undefined || address.startsWith(publicHome)) return [];
    const broken = 'a package from a private place';
    return [{ path: 'package-lock.json', line: index + 1, broken, mend: 'npm i with .npmrc as it stands' }];
  });
}

/**
 * @param {string} lock
 * @returns {readonly Breach[]}
 */
function leftOut(lock) {
  const mend = 'npm ci will refuse it: node tests/tooling/complete-lock.mjs';
  return Object.keys(missingPrograms(JSON.parse(lock).packages ?? {})).map((path) => {
    return { path: 'package-lock.json', line: 1, broken: `${path} is left out`, mend };
  });
}
