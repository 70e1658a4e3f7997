import { describe, expect, it } from 'vitest';
import { printGates } from './run/print-gates.mjs';
import { readNotes } from './run/read-notes.mjs';
import { runCommand } from './run/run-command.mjs';
import { tallyVitest } from './run/tally-vitest.mjs';

const file = (status: string, ...tests: readonly string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

describe('the count of a Vitest run', () => {
  it('counts each test', () => {
    const report = { testResults: [file('passed', 'passed', 'skipped'), file('failed', 'passed', 'failed', 'failed')] };
    expect(tallyVitest(report, 1)).toEqual({ passed: 2, failed: 2, skipped: 1 });
  });

  it('a file that does not load is one failure', () => {
    const report = { testResults: [file('passed', 'passed'), file('failed')] };
    expect(tallyVitest(report, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('a bad end with every test green is one failure', () => {
    expect(tallyVitest({ testResults: [file('passed', 'passed')] }, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('no report, no test and nothing but skipped tests are failures', () => {
    expect(tallyVitest(null, 0).failed).toBe(1);
    expect(tallyVitest({ testResults: [] }, 0).failed).toBe(1);
    expect(tallyVitest({ testResults: [file('passed', 'skipped')] }, 0)).toEqual({ passed: 0, failed: 1, skipped: 1 });
  });
});

describe('the running of a gate', () => {
  const node = (text: string) => [process.execPath, '-e', text];

  it('keeps the exit code and all that was said', async () => {
    const ran = await runCommand(node("console.log('out'); console.error('err'); process.exit(3)"), { minutes: 1 });
    expect(ran).toMatchObject({ exitCode: 3 });
    expect(ran.output).toContain('out');
    expect(ran.output).toContain('err');
  });

  it('says no path of this machine', async () => {
    const { output } = await runCommand(node("console.log(process.cwd() + '/src/a.ts')"), { minutes: 1 });
    expect(output.trim()).toBe('src/a.ts');
  });

  it('hands its environment on', async () => {
    const { output } = await runCommand(node('console.log(process.env.TZ)'), { minutes: 1, env: { TZ: 'UTC' } });
    expect(output.trim()).toBe('UTC');
  });

  it('stops a program that hangs, and says so', async () => {
    const ran = await runCommand(node('setInterval(() => {}, 1000)'), { minutes: 0.005 });
    expect(ran.exitCode).not.toBe(0);
    expect(ran.output).toContain('stopped');
  });

  it('a program that does not exist fails', async () => {
    expect((await runCommand(['./no-such-program'], { minutes: 1 })).exitCode).not.toBe(0);
  });
});

describe('the table', () => {
  it('ends with the sum over all gates', () => {
    const table = printGates([
      { name: 'types', seconds: 1, tally: { passed: 1, failed: 0, skipped: 0 }, detail: '' },
      { name: 'unit', seconds: 22, tally: { passed: 40, failed: 2, skipped: 1 }, detail: '40 passed' },
    ]);
    expect(table.split('\n').at(-1)).toBe('41 passed, 2 failed');
    expect(table).toMatch(/^FAIL {2}unit/m);
  });

  it('a note is said once', () => {
    expect(readNotes('a\n note: x\nnote: y\nnote: x\n')).toEqual(['note: x', 'note: y']);
  });
});
