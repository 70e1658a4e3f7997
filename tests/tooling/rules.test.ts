import { describe, expect, it } from 'vitest';
import { checkRules } from './rules/check-rules.mjs';

const brokenIn = (path: string, text: string) => checkRules(new Map([[path, text]])).map((breach) => breach.broken);

describe('house rules', () => {
  it.each([
    ['src/app/a.ts', 'a class', 'export class A {}'],
    ['src/core/a.ts', 'core reads the clock', 'export const now = () => Date.now();'],
    ['src/core/a.ts', 'core reads the clock', 'export const now = () => new Date();'],
    ['src/core/a.ts', 'core draws at random', 'export const draw = () => Math.random();'],
    ['src/core/a.ts', 'core throws', "export function f() { throw new Error('x'); }"],
    ['src/ui/A.tsx', 'words on the screen outside src/text', 'export const A = () => <p>Hello there</p>;'],
    ['src/ui/A.tsx', 'words in an attribute outside src/text', 'export const A = () => <p aria-label="Hello" />;'],
    ['src/ui/A.tsx', 'words in an attribute outside src/text', 'export const A = () => <p title={`Hello`} />;'],
    ['tests/a.test.ts', 'a mock of our own code', "vi.mock('#core/a.ts');"],
    ['src/app/utils.ts', 'a drawer, not a name', ''],
    ['src/app/helpers/a.ts', 'a drawer, not a name', ''],
    ['src/app/TreeManager.ts', 'a drawer, not a name', ''],
    ['src/app/a.ts', '401 lines', '\n'.repeat(400).concat('export {};')],
  ])('%s: %s', (path, broken, text) => {
    expect(brokenIn(path, text)).toEqual([broken]);
  });

  it.each([
    ['src/app/ErrorBoundary.tsx', 'export class ErrorBoundary {}'],
    ['src/app/a.ts', 'export const now = () => Date.now();'],
    ['src/core/a.ts', 'export const day = () => new Date(0);'],
    ['src/core/base/unreachable.ts', "export function unreachable(): never { throw new Error('bug'); }"],
    ['src/ui/A.tsx', 'export const A = () => <p aria-hidden="true" className="big">· × {1}</p>;'],
    ['tests/a.test.ts', "vi.mock('papaparse');"],
  ])('%s may: %s', (path, text) => {
    expect(brokenIn(path, text)).toEqual([]);
  });
});
