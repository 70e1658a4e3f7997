import { expect, it } from 'vitest';
import { measureScripts } from './size/measure-scripts.mjs';

const page = '<script type="module" src="/assets/main.js"></script><link rel="modulepreload" href="/assets/pre.js">';

function loads(scripts: Readonly<Record<string, string>>, opening: readonly string[] = []) {
  const measured = measureScripts(page, new Map(Object.entries(scripts)), opening);
  return Object.fromEntries(measured.map(({ path, load }) => [path.replace('assets/', ''), load]));
}

it('a script counts by when the page needs it', () => {
  const found = loads({
    'assets/main.js': "import'./shared.js';import('./late.js');new Worker(new URL('./work.js',import.meta.url));",
    'assets/pre.js': '',
    'assets/shared.js': "export*from'./deep.js';",
    'assets/deep.js': '',
    'assets/late.js': "import'./later.js';import'./shared.js';",
    'assets/later.js': '',
    'assets/work.js': "import'./kernel.js';",
    'assets/kernel.js': '',
  });
  expect(found).toEqual({
    'main.js': 'first',
    'pre.js': 'first',
    'shared.js': 'first',
    'deep.js': 'first',
    'late.js': 'later',
    'later.js': 'later',
    'work.js': 'worker',
    'kernel.js': 'worker',
  });
});

it('what page and worker share counts for the page', () => {
  const scripts = {
    'assets/main.js': "import'./shared.js';",
    'assets/shared.js': '',
    'assets/work.js': "import'./shared.js';",
  };
  expect(loads(scripts)['shared.js']).toBe('first');
});

it('what the page asks for by itself while it opens counts apart, with what that imports', () => {
  const scripts = {
    'assets/main.js':
      "import('./sample-a1_B2-c3.js');import('./late.js');new Worker('/assets/engine.worker-ABCDEFGH.js');",
    'assets/sample-a1_B2-c3.js': "import'./template.js';import'./main.js';",
    'assets/template.js': '',
    'assets/late.js': "import'./template.js';",
    'assets/engine.worker-ABCDEFGH.js': '',
    'assets/ingest.worker-ABCDEFGH.js': '',
  };
  expect(loads(scripts, ['sample', 'engine.worker'])).toEqual({
    'main.js': 'first',
    'sample-a1_B2-c3.js': 'opening',
    'template.js': 'opening',
    'late.js': 'later',
    'engine.worker-ABCDEFGH.js': 'opening',
    'ingest.worker-ABCDEFGH.js': 'worker',
  });
  expect(() => loads(scripts, ['samples'])).toThrow('0 scripts');
});

it('the heaviest comes first, in compressed bytes', () => {
  const measured = measureScripts(
    page,
    new Map([
      ['a.js', 'a;'],
      ['b.js', `b;${'//b\n'.repeat(10_000)}`],
    ]),
    [],
  );
  expect(measured.map(({ path }) => path)).toEqual(['b.js', 'a.js']);
  expect(measured[0]?.gzipBytes).toBeLessThan(1_000);
});
