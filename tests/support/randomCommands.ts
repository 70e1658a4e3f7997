import fc from 'fast-check';
import type { Command } from '#core/model/commands/command.ts';
import type { Standing } from '#core/model/commands/editFormula.ts';
import type { Doc } from '#core/model/doc.ts';
import type { Basis } from '#core/model/schema.ts';
import { dataset, formula, metric, minus, type node, plus, share, term } from './deskDoc.ts';

/** Picks of a random command: numbers that are read against whatever doc there is at that point. */
export const commandSeed = fc.record({
  verb: fc.nat(15),
  a: fc.nat(1000),
  b: fc.nat(1000),
  c: fc.nat(1000),
  name: fc.constantFrom('Alpha', ' beta ', 'Gamma', '', 'Resolution rate', 'x'.repeat(201)),
});
export type CommandSeed = typeof commandSeed extends fc.Arbitrary<infer T> ? T : never;

/** A command on things that the doc has, sensible or not. */
export function commandFrom(doc: Doc, seed: CommandSeed): Command | null {
  const { a, b, c, name, verb } = seed;
  const nodeId = pick(Object.values(doc.nodes), a)?.id;
  const otherId = pick(Object.values(doc.nodes), b)?.id;
  const metricId = pick(Object.values(doc.metrics), b)?.id;
  const treeId = pick(Object.values(doc.trees), c)?.id;
  if (nodeId === undefined || otherId === undefined || metricId === undefined || treeId === undefined) return null;
  const commands: readonly Command[] = [
    { kind: 'add-node', place: placeOf(c, nodeId), as: standing(b), metric: newMetric(name, basisFrom(doc, c)) },
    { kind: 'add-node', place: placeOf(c, nodeId), as: standing(c), metric: { kind: 'existing', metricId } },
    { kind: 'rename-metric', metricId, name },
    { kind: 'remove-node', nodeId },
    { kind: 'rebind-metric', metricId, binding: { ...newMetric(name, basisFrom(doc, a)) } },
    { kind: 'set-owner', nodeId, owner: b % 3 === 0 ? null : { kind: 'new', name } },
    { kind: 'add-person', name },
    { kind: 'set-target', nodeId, target: b % 4 === 0 ? null : { value: a / 1000, tolerance: c / 1000 - 0.1 } },
    { kind: 'move-node', nodeId, parentId: otherId, index: c % 5, as: standing(a) },
    { kind: 'set-denominator', treeId, denominator: b % 2 === 0 ? 'all' : 'closed' },
    { kind: 'rename-workspace', name },
    { kind: 'set-grain', grain: b % 2 === 0 ? 'day' : 'month' },
    { kind: 'rename-tree', treeId, name },
    { kind: 'replace-dataset-of-tree', treeId, dataset: dataset(`d${a}`, `hash-${a}`) },
    { kind: 'move-node', nodeId, parentId: doc.nodes[nodeId]?.parentId ?? otherId, index: b % 5, as: standing(a) },
    {
      kind: 'write-formula',
      metricId,
      definition: newMetric(name, basisFrom(doc, c)),
      parts: [],
      unnamed: a % 2 === 0 ? 'influence' : 'remove',
    },
  ];
  return pick(commands, verb) ?? null;
}

const pick = <T>(of: readonly T[], at: number): T | undefined => of[at % of.length];

function standing(at: number): Standing {
  return at % 3 === 0 ? { role: 'influence' } : { role: 'component', sign: at % 3 === 1 ? '+' : '-' };
}

function placeOf(at: number, nodeId: ReturnType<typeof node>['id']) {
  return at % 2 === 0
    ? ({ kind: 'child', parentId: nodeId } as const)
    : ({ kind: 'sibling', siblingId: nodeId } as const);
}

function newMetric(name: string, basis: Basis) {
  const { id: _, ...fields } = metric('none', name, basis);
  return { kind: 'new', ...fields } as const;
}

function basisFrom(doc: Doc, at: number): Basis {
  const ids = Object.keys(doc.metrics);
  const [left, right] = [pick(ids, at) ?? 'gone', pick([...ids, 'gone'], at + 3) ?? 'gone'];
  const bases: readonly Basis[] = [
    share('resolved'),
    { kind: 'unbound', needs: ['csat'] },
    formula(plus(term(left), term(right))),
    formula(minus(term(left), { kind: 'number', value: 1 })),
  ];
  return pick(bases, at) ?? share('resolved');
}
