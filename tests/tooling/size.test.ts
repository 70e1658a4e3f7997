import { expect, it } from 'vitest';
import { measureScripts } from './size/measure-scripts.mjs';

const page = '<script type="module" src="/assets/main.js"></script><link rel="modulepreload" href="/assets/pre.js">';

function loads(scripts: Readonly<Record<string, string>>) {
  const measured = measureScripts(page, new Map(Object.entries(scripts)));
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

it('the heaviest comes first, in compressed bytes', () => {
  const measured = measureScripts(
    page,
    new Map([
      ['a.js', 'a;'],
      ['b.js', `b;${'//b\n'.repeat(10_000)}`],
    ]),
  );
  expect(measured.map(({ path }) => path)).toEqual(['b.js', 'a.js']);
  expect(measured[0]?.gzipBytes).toBeLessThan(1_000);
});
