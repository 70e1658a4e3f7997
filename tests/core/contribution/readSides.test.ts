import { describe, expect, it } from 'vitest';
import { contributionsTo } from '#core/contribution/contributionsTo.ts';
import { explainNode } from '#core/contribution/explainNode.ts';
import { type ReadNode, sides } from '#core/contribution/readNode.ts';
import { readSides, type SideSource } from '#core/contribution/readSides.ts';
import { separateDefinition } from '#core/contribution/separateDefinition.ts';
import { separateMaturity } from '#core/contribution/separateMaturity.ts';
import { splitBySegment } from '#core/contribution/splitBySegment.ts';
import { splitMatrix } from '#core/contribution/splitMatrix.ts';
import type { Doc } from '#core/model/doc.ts';
import type { Node, NodeId } from '#core/model/schema.ts';
import { sampleStory } from '#core/sample/story.ts';
import type { DayRange } from '#core/time/period.ts';
import { sampleView } from '../../support/sampleView.ts';
import { nodeId } from '../../support/treeDoc.ts';
import { valuesOf } from '../sample/readSample.ts';

const sample = await sampleView();
const { doc, tree } = sample;
const { baseline, current } = sampleStory.comparison;

const closedOnly: Doc = { ...doc, trees: { [tree.id]: { ...tree, denominator: 'closed' } } };
const [first = '', second = ''] = [...new Set(valuesOf(sample.table, 'team'))].flatMap((team) => team ?? []).toSorted();

function only(team: string): Doc {
  const root = sample.nodeOf('Conversation resolution rate');
  const segment: Node['segment'] = { kind: 'in', column: 'team', values: [team] };
  return { ...doc, nodes: { ...doc.nodes, [root.id]: { ...root, segment } } };
}

async function source(of: Doc, range: DayRange): Promise<SideSource> {
  const cubes = await sample.cubesFor(of, { comparison: { baseline, current }, by: ['channel'] });
  return { doc: of, cubes, range };
}

const channels = async () => (await source(doc, current)).cubes.daily?.axes[0]?.values ?? [];
const isLeaf = (id: NodeId): boolean =>
  Object.values(doc.nodes).every(({ parentId, role }) => parentId !== id || role === 'influence');

/** Lines, leaves, segments and the matrix of a comparison all sum to its change. */
async function expectExact(readNode: ReadNode): Promise<void> {
  const ledger = explainNode(doc, tree.rootId, readNode);
  const change = ledger.change ?? Number.NaN;
  expect(Math.abs(change)).toBeGreaterThan(1e-4);
  expect(Math.abs(ledger.residual)).toBeLessThanOrEqual(1e-12);
  const leaves = [...contributionsTo(doc, tree.rootId, readNode)].filter(([id]) => isLeaf(id));
  expect(leaves.reduce((total, [, each]) => total + each, 0)).toBeCloseTo(change, 12);
  const by = { dimension: 'channel', values: await channels(), readNode };
  const split = splitBySegment(doc, tree.rootId, by);
  if (!split.ok) throw new Error('no split');
  expect(split.value.rows.reduce((total, row) => total + row.contribution, 0)).toBeCloseTo(change, 12);
}

/** Rows, columns and all of it. */
async function expectMatrix(readNode: ReadNode): Promise<void> {
  const by = { dimension: 'channel', values: await channels(), readNode };
  const [split, matrix] = [splitBySegment(doc, tree.rootId, by), splitMatrix(doc, tree.rootId, by)];
  if (!split.ok || !matrix.ok) throw new Error('no split');
  const parts = contributionsTo(doc, tree.rootId, readNode);
  expect(matrix.value.rows.map(({ nodeId }) => nodeId)).toEqual([...parts.keys()].filter(isLeaf));
  expect(matrix.value.rows.reduce((total, row) => total + row.contribution, 0)).toBeCloseTo(split.value.change, 12);
  for (const row of matrix.value.rows) {
    expect(row.contribution).toBeCloseTo(parts.get(row.nodeId) ?? Number.NaN, 12);
    const ends = sides.map((side) => readNode(row.nodeId, side, null));
    const inCells = sides.map((side) => row.cells.reduce((sum, { x }) => sum + x[side], 0));
    ends.forEach((end, at) => {
      const whole = end.kind === 'missing' ? Number.NaN : (end.parts?.numerator ?? end.value);
      expect(inCells[at]).toBeCloseTo(whole, 9);
    });
  }
  for (const row of split.value.rows) {
    const at = matrix.value.values.indexOf(row.value);
    const column = matrix.value.rows.reduce((total, each) => total + (each.cells[at]?.contribution ?? 0), 0);
    expect(column).toBeCloseTo(row.contribution, 12);
  }
}

describe('comparisons of any two ends', () => {
  it('CONTRIB-22 one period against another', async () => {
    await expectExact(
      readSides(tree.id, { baseline: await source(doc, baseline), current: await source(doc, current) }),
    );
  });

  it('CONTRIB-22 one team against another, in one period', async () => {
    const ends = {
      baseline: await source(only(first), current),
      current: await source(only(second), current),
    };
    await expectExact(readSides(tree.id, ends));
    const there = explainNode(doc, tree.rootId, readSides(tree.id, ends));
    const back = readSides(tree.id, { baseline: ends.current, current: ends.baseline });
    const reversed = explainNode(doc, tree.rootId, back);
    expect(reversed.change).toBe(-(there.change ?? 0));
    for (const [index, line] of reversed.lines.entries())
      expect(line.contribution).toBeCloseTo(-(there.lines[index]?.contribution ?? 0), 14);
  });

  it('CONTRIB-24 rows, columns and the whole of the matrix add up, for periods and for teams', async () => {
    await expectMatrix(
      readSides(tree.id, { baseline: await source(doc, baseline), current: await source(doc, current) }),
    );
    const ends = { baseline: await source(only(first), current), current: await source(only(second), current) };
    await expectMatrix(readSides(tree.id, ends));
  });

  it('CONTRIB-22 one definition against another, on the same conversations', async () => {
    const young = { fromDay: 20_714, toDay: 20_724 };
    const end = async (of: Doc): Promise<SideSource> => {
      const cubes = await sample.cubesFor(of, { comparison: { baseline: young, current: young }, by: ['channel'] });
      return { doc: of, cubes, range: young };
    };
    await expectExact(readSides(tree.id, { baseline: await end(doc), current: await end(closedOnly) }));
  });

  it('CONTRIB-22 an unknown node has no number', async () => {
    const end = await source(doc, current);
    const read = readSides(tree.id, { baseline: end, current: end });
    expect(read(nodeId('nowhere'), 'current', null)).toMatchObject({ kind: 'missing' });
  });
});

describe('effects that are no performance', () => {
  const young = { fromDay: 20_710, toDay: 20_724 };
  const old = { fromDay: 20_696, toDay: 20_710 };
  const reader = async (of: Doc, from: DayRange, to: DayRange): Promise<ReadNode> => {
    const cubes = await sample.cubesFor(of, { comparison: { baseline: from, current: to } });
    return readSides(tree.id, {
      baseline: { doc: of, cubes, range: from },
      current: { doc: of, cubes, range: to },
    });
  };
  const definition = async (of: Doc, from = old, to = young) => ({ doc: of, read: await reader(of, from, to) });

  it('CONTRIB-25 performance and definition sum to the difference, and change sign together', async () => {
    const [all, closed] = [await definition(doc), await definition(closedOnly)];
    const change = separateDefinition(tree.rootId, all, closed);
    if (change === null) throw new Error('no change');
    expect(change.own.kind).toBe('definition');
    expect(change.performance + change.own.contribution).toBeCloseTo(change.change, 14);
    const lines = change.lines.reduce((total, { contribution }) => total + contribution, 0);
    expect(lines).toBeCloseTo(change.performance, 12);
    const [from, to] = [all.read(tree.rootId, 'baseline', null), closed.read(tree.rootId, 'current', null)];
    if (from.kind === 'missing' || to.kind === 'missing') throw new Error('no number');
    expect(change.change).toBe(to.value - from.value);
    // Leaving out what is still open raises a young period's rate.
    expect(change.own.contribution).toBeGreaterThan(0.01);
    const back = separateDefinition(
      tree.rootId,
      await definition(closedOnly, young, old),
      await definition(doc, young, old),
    );
    expect(back?.change).toBeCloseTo(-change.change, 14);
    expect(back?.own.contribution).toBeCloseTo(-change.own.contribution, 14);
  });

  it('CONTRIB-25 in one period all of it is definition, under one definition none', async () => {
    const [all, closed] = [await definition(doc, young), await definition(closedOnly, young)];
    expect(separateDefinition(tree.rootId, all, closed)).toMatchObject({ performance: 0 });
    const same = separateDefinition(tree.rootId, await definition(doc), await definition(doc));
    expect(same?.own.contribution).toBe(0);
    const nowhere = { fromDay: 0, toDay: 7 };
    expect(separateDefinition(tree.rootId, await definition(doc, nowhere), closed)).toBeNull();
  });

  it('CONTRIB-26 maturity is what vanishes at equal age', async () => {
    const observed = explainNode(doc, tree.rootId, await reader(doc, old, young));
    const equal = explainNode(doc, tree.rootId, await reader(doc, baseline, current));
    const change = separateMaturity(observed, equal);
    expect(change).toMatchObject({ nodeId: tree.rootId, change: observed.change, performance: equal.change });
    expect(change?.own.kind).toBe('maturity');
    expect((change?.performance ?? 0) + (change?.own.contribution ?? 0)).toBeCloseTo(observed.change ?? Number.NaN, 14);
    expect(change?.lines.map(({ nodeId }) => nodeId)).toEqual(equal.lines.map(({ nodeId }) => nodeId));
    expect(separateMaturity(observed, observed)?.own.contribution).toBe(0);
    expect(separateMaturity({ ...observed, change: null }, equal)).toBeNull();
    expect(separateMaturity(observed, { ...equal, change: null })).toBeNull();
  });
});
