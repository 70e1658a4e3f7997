import { describe, expect, it } from 'vitest';
import { checkArrows, type Project, type Rooms } from './arrows/check-arrows.mjs';
import { readJson } from './read-json.mjs';

const rooms: Rooms = readJson('tests/tooling/layers.json').rooms;
const aliases = readJson('package.json').imports;
const dependencies = { react: '1', zod: '1', zustand: '1', 'd3-shape': '1', 'react-dom': '1' };

/** The broken arrows of a tiny project: path → text. */
function breaches(sources: Readonly<Record<string, string>>) {
  const project: Project = { rooms, aliases, dependencies, files: new Set(Object.keys(sources)) };
  return checkArrows(new Map(Object.entries(sources)), project);
}

const brokenOf = (sources: Readonly<Record<string, string>>) => breaches(sources).map((breach) => breach.broken);

describe('arrows between rooms', () => {
  it('a whole small project is clean', () => {
    const sources = {
      'src/core/plan/plan.ts': "import type { Cube } from '#core/cube/cube.ts';\nexport type Plan = Cube;",
      'src/core/cube/cube.ts': 'export type Cube = number;',
      'src/core/model/schema.ts': "import * as z from 'zod/mini';\nexport const id = z;",
      'src/engine/port.ts': "import type { Plan } from '#core/plan/plan.ts';\nexport type Port = Plan;",
      'src/state/tree.ts':
        "import type { Port } from '#engine/port.ts';\nimport { createStore } from 'zustand/vanilla';\n",
      'src/state/react.tsx': "import { useContext } from 'react';\nimport { useStore } from 'zustand';\n",
      'src/charts/tree/layout.ts':
        "import { line } from 'd3-shape';\nimport '#core/cube/cube.ts';\nimport './tree.css';",
      'src/charts/tree/tree.css': '',
      'src/app/main.tsx': "import { createRoot } from 'react-dom/client';\nimport '#engine/port.ts';",
    };
    const code = Object.fromEntries(Object.entries(sources).filter(([path]) => !path.endsWith('.css')));
    const files = new Set(Object.keys(sources));
    expect(checkArrows(new Map(Object.entries(code)), { rooms, aliases, dependencies, files })).toEqual([]);
  });

  it('names the file, the line, the arrow and the way to mend it', () => {
    const found = breaches({
      'src/core/a.ts': "\n\nimport { b } from '#engine/b.ts';\nexport const a = b;",
      'src/engine/b.ts': 'export const b = 1;',
    });
    expect(found).toEqual([
      { path: 'src/core/a.ts', line: 3, broken: 'core → engine', mend: expect.stringContaining('pass the thing in') },
    ]);
  });

  it.each([
    ['a static import', "import { b } from '#engine/b.ts';"],
    ['a bare import', "import '#engine/b.ts';"],
    ['a type import', "import type { B } from '#engine/b.ts';"],
    ['a named re-export', "export { b } from '#engine/b.ts';"],
    ['a re-export of all', "export * from '#engine/b.ts';"],
    ['a type re-export', "export type { B } from '#engine/b.ts';"],
    ['a dynamic import', "export const b = () => import('#engine/b.ts');"],
    ['a template without holes', 'export const b = () => import(`#engine/b.ts`);'],
    ['a type in place', "export type A = import('#engine/b.ts').B;"],
    ['a worker', "export const w = new Worker(new URL('#engine/b.ts', import.meta.url));"],
    ['a query', "import url from '#engine/b.ts?url';"],
  ])('sees %s', (_how, text) => {
    expect(brokenOf({ 'src/core/a.ts': text, 'src/engine/b.ts': '' })).toEqual(['core → engine']);
  });

  it.each([
    ['a computed import', `export const b = (name: string) => import(\`#core/\${name}.ts\`);`],
    ['a glob', "export const all = import.meta.glob('../engine/*.ts');"],
  ])('refuses %s, which nobody can check', (_how, text) => {
    expect(brokenOf({ 'src/app/a.ts': text })).toEqual(['an import whose address is computed']);
  });

  it('a types-only arrow refuses values, even behind an inline type or a worker', () => {
    const port = { 'src/engine/port.ts': 'export const b = 1; export type B = 1;' };
    const from = (text: string) => brokenOf({ 'src/features/x/a.ts': text, ...port });
    expect(from("import type { B } from '#engine/port.ts';")).toEqual([]);
    expect(from("import { b } from '#engine/port.ts';")).toEqual(['features → engine (types only)']);
    expect(from("import { type B } from '#engine/port.ts';")).toEqual(['features → engine (types only)']);
    expect(from("export const w = new URL('#engine/port.ts', import.meta.url);")).toEqual([
      'features → engine (types only)',
    ]);
  });

  it('state sees the types of the port and of nothing behind it', () => {
    const sources = { 'src/state/a.ts': "import type { K } from '#engine/columnar/k.ts';" };
    expect(brokenOf({ ...sources, 'src/engine/columnar/k.ts': '' })).toEqual([
      'state → engine (types of port.ts only)',
    ]);
  });

  it('text knows the shapes of core, and of its values only the one that makes a missing case an error', () => {
    const files = { 'src/core/base/unreachable.ts': '', 'src/core/plan/plan.ts': '' };
    const from = (text: string) => brokenOf({ 'src/text/a.ts': text, ...files });
    expect(from("import type { P } from '#core/plan/plan.ts';")).toEqual([]);
    expect(from("import { unreachable } from '#core/base/unreachable.ts';")).toEqual([]);
    expect(from("import { p } from '#core/plan/plan.ts';")).toEqual(['text → core (types only)']);
  });

  it('features do not import one another, but may share what stands beside them', () => {
    const text = "import '#features/explain/b.ts';\nimport '#features/shared.ts';\nimport './c.ts';";
    const files = { 'src/features/explain/b.ts': '', 'src/features/shared.ts': '', 'src/features/tree/c.ts': '' };
    expect(brokenOf({ 'src/features/tree/a.ts': text, ...files })).toEqual(['features/tree → features/explain']);
  });

  it('features import the shared folder, and it none of them', () => {
    const from = (path: string, text: string) =>
      brokenOf({ [path]: text, 'src/features/shared/conditions/c.ts': '', 'src/features/tree/t.ts': '' });
    expect(from('src/features/edit/a.ts', "import '#features/shared/conditions/c.ts';")).toEqual([]);
    expect(from('src/features/shared/other/a.ts', "import '../conditions/c.ts';")).toEqual([]);
    expect(from('src/features/shared/conditions/a.ts', "import '#features/tree/t.ts';")).toEqual([
      'features/shared → features/tree',
    ]);
  });

  it('a room is left by its name, not by a relative path', () => {
    const found = breaches({ 'src/app/a.ts': "import '../core/b.ts';", 'src/core/b.ts': '' });
    expect(found.map((breach) => breach.mend)).toEqual(['write #core/b.ts, not a relative path']);
  });

  it('a file that is not there, or stands outside src, is refused', () => {
    expect(brokenOf({ 'src/core/a.ts': "import '#core/b.ts';" })).toEqual(['src/core/a.ts → #core/b.ts']);
    expect(brokenOf({ 'src/core/a.ts': "import '../../tests/b.ts';" })).toEqual(['src → tests/b.ts']);
  });
});

describe('packages of rooms', () => {
  const from = (path: string, text: string) => brokenOf({ [path]: text });

  it('core has zod/mini in its schema, and nothing else anywhere', () => {
    expect(from('src/core/model/schema.ts', "import * as z from 'zod/mini';")).toEqual([]);
    expect(from('src/core/model/schema.ts', "import * as z from 'zod';")).toEqual(['core → zod']);
    expect(from('src/core/model/doc.ts', "import * as z from 'zod/mini';")).toEqual(['core → zod/mini']);
    expect(from('src/core/a.ts', "import type { Line } from 'd3-shape';")).toEqual(['core → d3-shape']);
  });

  it('state has React in one file', () => {
    expect(from('src/state/react.tsx', "import { useState } from 'react';")).toEqual([]);
    expect(from('src/state/session.ts', "import { useState } from 'react';")).toEqual(['state → react']);
  });

  it('what a test alone needs, and Node, do not reach the user', () => {
    expect(from('src/charts/a.ts', "import 'd3-array';")).toEqual(['charts → d3-array']);
    expect(from('src/app/a.ts', "import { join } from 'node:path';")).toEqual(['src → node:path']);
  });
});

describe('cycles between files', () => {
  it('a ring is shown once, with its way round', () => {
    const found = breaches({
      'src/core/a.ts': "export const a = 1;\nimport '#core/b.ts';",
      'src/core/b.ts': "import './c.ts';",
      'src/core/c.ts': "import './a.ts';",
      'src/core/d.ts': "import './a.ts';",
    });
    expect(found.map(({ path, line, broken }) => ({ path, line, broken }))).toEqual([
      {
        path: 'src/core/a.ts',
        line: 2,
        broken: 'a cycle: src/core/a.ts → src/core/b.ts → src/core/c.ts → src/core/a.ts',
      },
    ]);
  });

  it('a file that imports itself is a ring', () => {
    expect(brokenOf({ 'src/core/a.ts': "import './a.ts';" })).toEqual(['a cycle: src/core/a.ts → src/core/a.ts']);
  });

  it('types and deferred imports close no ring', () => {
    const sources = { 'src/core/a.ts': "import './b.ts';" };
    expect(brokenOf({ ...sources, 'src/core/b.ts': "import type { A } from './a.ts';" })).toEqual([]);
    expect(brokenOf({ ...sources, 'src/core/b.ts': "export const a = () => import('./a.ts');" })).toEqual([]);
  });
});
