import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contributionsTo } from '#core/contribution/contributionsTo.ts';
import { explainNode } from '#core/contribution/explainNode.ts';
import { unattributedOf } from '#core/contribution/ledger.ts';
import type { ReadNode } from '#core/contribution/readNode.ts';
import { childrenOf, subtreeOf } from '#core/model/graph.ts';
import type { NodeId } from '#core/model/schema.ts';
import { anyExpression, minus, over, part, plus, times, when } from '../../support/expressions.ts';
import {
  aggregate,
  type Branch,
  evaluate,
  formula,
  missing,
  nodeId,
  number,
  share,
  treeDoc,
} from '../../support/treeDoc.ts';

/** The rates of the picture in the product's design: 78.4 % → 74.2 %. */
const desk: Branch = {
  name: 'resolved',
  of: formula(minus(1, plus(plus('abandoned', 'stuck'), 'other'))),
  children: [
    { name: 'abandoned', of: share, children: [{ name: 'response', of: aggregate('median'), role: 'influence' }] },
    {
      name: 'stuck',
      of: formula(times('escalated', 'unsolved')),
      children: [
        { name: 'escalated', of: share },
        { name: 'unsolved', of: share },
      ],
    },
    { name: 'other', of: share },
  ],
};
const rates: Readonly<Record<string, readonly [number, number]>> = {
  abandoned: [0.1, 0.12],
  escalated: [0.12, 0.145],
  unsolved: [0.264, 0.441],
  other: [0.05, 0.04],
  response: [500, 560],
};

function reader(doc: ReturnType<typeof treeDoc>, values: typeof rates): ReadNode {
  return (id, side) =>
    evaluate(doc, id, (leaf) => {
      const pair = values[leaf];
      return pair === undefined ? missing : number(pair[side === 'baseline' ? 0 : 1]);
    });
}

describe('explainNode', () => {
  const doc = treeDoc(desk);
  const read = reader(doc, rates);

  it('CONTRIB-7 has one line per child in the formula, in order, and no influence', () => {
    const ledger = explainNode(doc, nodeId('resolved'), read);
    expect(ledger.lines.map((line) => line.nodeId)).toEqual(['abandoned', 'stuck', 'other']);
    expect(ledger.change).toBeCloseTo(-0.042265, 9);
    expect(ledger.lines[0]).toMatchObject({ baseline: 0.1, current: 0.12, multiplier: -1 });
    expect(ledger.lines[0]?.contribution).toBeCloseTo(-0.02, 12);
    expect(ledger.lines[1]?.contribution).toBeCloseTo(-0.032265, 12);
    expect(Math.abs(ledger.residual)).toBeLessThan(1e-15);
    const product = explainNode(doc, nodeId('stuck'), read).lines;
    expect(product[0]?.contribution).toBeCloseTo(0.025 * 0.3525, 12);
    expect(product[1]?.contribution).toBeCloseTo(0.177 * 0.1325, 12);
  });

  it('CONTRIB-7 has no lines for a leaf, or where a side is missing', () => {
    const leaf = explainNode(doc, nodeId('abandoned'), read);
    expect(leaf.lines).toEqual([]);
    expect(leaf.change).toBeCloseTo(0.02, 12);
    expect(leaf.residual).toBe(0);
    const { other: _, ...rest } = rates;
    const lacking = explainNode(doc, nodeId('resolved'), reader(doc, rest));
    expect(lacking).toMatchObject({ change: null, lines: [], residual: 0, baseline: missing });
    expect(explainNode(doc, nodeId('stranger'), read)).toMatchObject({ change: null, lines: [] });
    const zero = treeDoc({
      name: 'q',
      of: formula(over('a', 'b')),
      children: [
        { name: 'a', of: share },
        { name: 'b', of: share },
      ],
    });
    expect(explainNode(zero, nodeId('q'), reader(zero, { a: [1, 1], b: [0, 1] }))).toMatchObject({
      change: null,
      lines: [],
    });
  });

  it('CONTRIB-9 of two children with one metric, the first is in the formula', () => {
    const twins = treeDoc({
      name: 'sum',
      of: formula(plus('x', 'y')),
      children: [
        { name: 'x', of: share },
        { name: 'x2', metric: 'x', of: share },
        { name: 'y', of: share },
      ],
    });
    const ledger = explainNode(twins, nodeId('sum'), reader(twins, { x: [1, 2], x2: [10, 90], y: [0, 5] }));
    expect(ledger.lines.map((line) => line.nodeId)).toEqual(['x', 'y']);
    expect(ledger.residual).toBe(0);
  });
});

describe('contributionsTo', () => {
  it('CONTRIB-8 carries a change through the tree', () => {
    const doc = treeDoc(desk);
    const found = contributionsTo(doc, nodeId('resolved'), reader(doc, rates));
    expect([...found.keys()].toSorted()).toEqual(['abandoned', 'escalated', 'other', 'stuck', 'unsolved']);
    expect(found.get(nodeId('unsolved'))).toBeCloseTo(-0.177 * 0.1325, 12);
    const leaves = ['abandoned', 'escalated', 'unsolved', 'other'].map((id) => found.get(nodeId(id)) ?? 0);
    expect(leaves.reduce((total, each) => total + each, 0)).toBeCloseTo(-0.042265, 12);
    expect((found.get(nodeId('escalated')) ?? 0) + (found.get(nodeId('unsolved')) ?? 0)).toBeCloseTo(
      found.get(nodeId('stuck')) ?? 0,
      12,
    );
  });

  it('CONTRIB-8 a child without a net change still passes on what moved below it', () => {
    const doc = treeDoc({
      name: 'top',
      of: formula(times('still', 'w')),
      children: [
        {
          name: 'still',
          of: formula(plus('up', 'down')),
          children: [
            { name: 'up', of: share },
            { name: 'down', of: share },
          ],
        },
        { name: 'w', of: share },
      ],
    });
    const found = contributionsTo(doc, nodeId('top'), reader(doc, { up: [1, 4], down: [5, 2], w: [2, 2] }));
    expect(Object.fromEntries(found)).toEqual({ still: 0, w: 0, up: 6, down: -6 });
  });

  it('CONTRIB-8 leaves out what lies below a missing number', () => {
    const doc = treeDoc(desk);
    const { unsolved: _, ...rest } = rates;
    expect(contributionsTo(doc, nodeId('resolved'), reader(doc, rest)).size).toBe(0);
  });

  it('CONTRIB-8 the leaves sum to the change of any node of any tree', () => {
    fc.assert(
      fc.property(anyTree, fc.infiniteStream(fc.tuple(amount, amount)), (root, stream) => {
        const doc = treeDoc(root);
        const values: Record<string, readonly [number, number]> = {};
        for (const node of subtreeOf(doc, nodeId('r'))) values[node.id] = stream.next().value;
        const read = reader(doc, values);
        for (const { id } of subtreeOf(doc, nodeId('r'))) {
          const ledger = explainNode(doc, id, read);
          const found = contributionsTo(doc, id, read);
          const leaves = subtreeOf(doc, id).filter((node) => node.id !== id && childrenOf(doc, node.id).length === 0);
          const contributions = leaves.map((leaf) => found.get(leaf.id) ?? 0);
          const total = contributions.reduce((sum, each) => sum + each, 0);
          const scale = Math.max(1, ...contributions.map(Math.abs), sizeOf(id, read));
          expect(Math.abs(ledger.residual)).toBeLessThanOrEqual(1e-12 * scale);
          if (leaves.length > 0)
            expect(Math.abs((ledger.change ?? Number.NaN) - total)).toBeLessThanOrEqual(1e-12 * scale);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

const amount = fc.oneof(
  fc.constant(0),
  fc.double({ min: 1, max: 9, noNaN: true }),
  fc.double({ min: -9, max: -1, noNaN: true }),
);

function sizeOf(id: NodeId, read: ReadNode): number {
  const [from, to] = [read(id, 'baseline', null), read(id, 'current', null)];
  return (from.kind === 'value' ? Math.abs(from.value) : 0) + (to.kind === 'value' ? Math.abs(to.value) : 0);
}

/** Formulas of up to three children, a child possibly several times; two levels over the leaves. */
const anyTree: fc.Arbitrary<Branch> = branch('r', 2);

function branch(name: string, depth: number): fc.Arbitrary<Branch> {
  if (depth === 0) return fc.constant({ name, of: share });
  const names = ['a', 'b', 'c'].map((letter) => `${name}${letter}`);
  return fc
    .tuple(anyExpression(names, ['+', '-', '*']), ...names.map((child) => branch(child, depth - 1)))
    .map(([expression, ...children]) => ({ name, of: formula(plus(expression, part(names[0] ?? ''))), children }));
}

describe('what no line carries', () => {
  const leaves = Array.from({ length: 12 }, (_, index) => `m${index}`);
  const above = (expression: ReturnType<typeof plus>): Branch => ({
    name: 'top',
    of: formula(expression),
    children: leaves.map((name) => ({ name, of: share })),
  });
  const everyone = leaves.reduce<ReturnType<typeof plus>>((left, id) => plus(left, id), part(0));
  const from0to1 = Object.fromEntries(leaves.map((id) => [id, [0, 1] as const]));

  it('CONTRIB-27 is the residual of the ledger, shown where it is more than rounding', () => {
    const doc = treeDoc(above(when([everyone, '>', 6], 100, 0)));
    const ledger = explainNode(doc, nodeId('top'), reader(doc, from0to1));
    expect(ledger).toMatchObject({ change: 100, residual: 100 });
    expect(unattributedOf(ledger)).toBe(100);
    const sum = treeDoc(above(everyone));
    const exact = explainNode(sum, nodeId('top'), reader(sum, from0to1));
    expect(exact.lines).toHaveLength(12);
    expect(unattributedOf({ ...exact, residual: 1e-13 })).toBe(0);
    expect(unattributedOf({ ...exact, change: null, lines: [], residual: 0 })).toBe(0);
  });
});
