import { describe, expect, it } from 'vitest';
import { checkPackages } from './packages/check-packages.mjs';
import { missingPrograms } from './packages/complete-lock.mjs';

const manifest = JSON.stringify({ dependencies: { dexie: '1' }, devDependencies: { vitest: '1' } }, null, 2);
const clean = {
  manifest,
  lock: '{ "resolved": "https://registry.npmjs.org/dexie/-/dexie-1.tgz" }',
  decisions: '`dexie` because …; `vitest` because …',
  sources: new Map([['src/storage/a.ts', "import { Dexie } from 'dexie';"]]),
};
const brokenIn = (change: Partial<typeof clean>) => checkPackages({ ...clean, ...change });

describe('packages', () => {
  it('used, explained and public is clean', () => {
    expect(brokenIn({})).toEqual([]);
    expect(brokenIn({ lock: '{}' })).toEqual([]);
  });

  it('one that nothing imports is shown where it stands', () => {
    expect(brokenIn({ sources: new Map([['src/a.ts', '// dexie']]) })).toEqual([
      { path: 'package.json', line: 3, broken: 'dexie is never imported', mend: 'npm uninstall it' },
    ]);
  });

  it('one without a decision is shown, tools too', () => {
    const broken = brokenIn({ decisions: 'dexie and vitest' }).map((breach) => breach.broken);
    expect(broken).toEqual(['dexie has no decision', 'vitest has no decision']);
  });

  it('one from a private place is shown', () => {
    const lock = '{\n"resolved": "https://packages.example/dexie.tgz"\n}';
    expect(brokenIn({ lock }).map(({ path, line }) => ({ path, line }))).toEqual([
      { path: 'package-lock.json', line: 2 },
    ]);
  });
});

describe('programs for other machines', () => {
  const owner = {
    version: '2.0.0',
    dev: true,
    license: 'MIT',
    optionalDependencies: {
      '@a/cli-darwin-arm64': '2.0.0',
      '@a/binding-linux-x64-musl': '2.0.0',
      '@a/cli-win32-x64': '2',
    },
  };
  const packages = { 'node_modules/a': owner, 'node_modules/@a/cli-win32-x64': { version: '2' } };

  it('one that the lock file leaves out gets an entry for its machine alone', () => {
    const rest = { version: '2.0.0', dev: true, license: 'MIT', optional: true };
    expect(missingPrograms(packages)).toEqual({
      'node_modules/@a/cli-darwin-arm64': { ...rest, cpu: ['arm64'], os: ['darwin'] },
      'node_modules/@a/binding-linux-x64-musl': { ...rest, cpu: ['x64'], os: ['linux'], libc: ['musl'] },
    });
  });

  it('a lock file with one left out is shown', () => {
    const broken = brokenIn({ lock: JSON.stringify({ packages }) }).map((breach) => breach.broken);
    expect(broken).toContain('node_modules/@a/cli-darwin-arm64 is left out');
  });
});
