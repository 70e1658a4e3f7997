import { describe, expect, it } from 'vitest';
import { checkPackages } from './packages/check-packages.mjs';

const manifest = JSON.stringify({ dependencies: { dexie: '1' }, devDependencies: { vitest: '1' } }, null, 2);
const clean = {
  manifest,
  lock: '"resolved": "https://registry.npmjs.org/dexie/-/dexie-1.tgz",',
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
