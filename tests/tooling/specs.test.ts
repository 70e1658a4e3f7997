import { describe, expect, it } from 'vitest';
import { checkSpecs } from './spec/check-specs.mjs';

const spec = 'src/core/plan/SPEC.md';

function brokenIn(rules: string, test: string, code: readonly string[] = ['src/core/plan/a.ts']) {
  const tests = new Map([['tests/core/plan/a.test.ts', test]]);
  return checkSpecs({ specs: new Map([[spec, rules]]), tests, code });
}

describe('rules and the tests that prove them', () => {
  it('a rule with a test and a test with a rule are clean', () => {
    const rules = '# Plan\n\n- **PLAN-1** One.\n- PLAN-2 Two.\n\nPLAN-3: three, as PLAN-9 is not.';
    const test = `it('PLAN-1 one', f); it.each([1])('PLAN-2, PLAN-3 two', f); test(\`PLAN-1 again \${x}\`, f);`;
    expect(brokenIn(rules, test)).toEqual([]);
  });

  it('a rule without a test is shown where it stands', () => {
    expect(brokenIn('# Plan\n- **PLAN-1** One.', "it('one, as PLAN-1 says', f);")).toEqual([
      { path: spec, line: 2, id: 'PLAN-1', broken: 'PLAN-1 has no test', mend: expect.any(String) },
    ]);
  });

  it('a suite does not prove a rule, a test does', () => {
    expect(brokenIn('- **PLAN-1** One.', "describe('PLAN-1', f);")).toHaveLength(1);
  });

  it('a test of a rule that nobody wrote is shown where it stands', () => {
    const found = brokenIn('- **PLAN-1** One.', "it('PLAN-1 one', f);\nit.runIf(yes)('PLAN-2 two', f);");
    expect(found.map(({ line, broken }) => ({ line, broken }))).toEqual([{ line: 2, broken: 'PLAN-2 is no rule' }]);
  });

  it('an encoding at the head of a title is no rule', () => {
    expect(brokenIn('- **PLAN-1** One.', "it('PLAN-1 one', f); it('UTF-8 is read', f);")).toEqual([]);
  });

  it('a rule written twice is shown', () => {
    const found = brokenIn('- **PLAN-1** One.\n- **PLAN-1** Two.', "it('PLAN-1 one', f);");
    expect(found.map(({ line, broken }) => ({ line, broken }))).toEqual([
      { line: 2, broken: 'PLAN-1 is written twice' },
    ]);
  });

  it('a folder of core without rules is shown, base excepted', () => {
    const found = brokenIn('', '', ['src/core/cube/a.ts', 'src/core/base/a.ts', 'src/core/plan/a.ts']);
    expect(found.map(({ path, broken }) => `${path} ${broken}`)).toEqual(['src/core/cube/SPEC.md missing']);
  });
});
