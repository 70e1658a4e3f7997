import { createRng, type Rng } from '#core/base/rng.ts';
import { contributionsTo } from '#core/contribution/contributionsTo.ts';
import type { ReadNode } from '#core/contribution/readNode.ts';
import { splitBySegment } from '#core/contribution/splitBySegment.ts';
import { splitMatrix } from '#core/contribution/splitMatrix.ts';
import type { Doc } from '#core/model/doc.ts';
import { childrenOf } from '#core/model/graph.ts';
import type { NodeId } from '#core/model/schema.ts';
import { evaluate, nodeId, number, ratio, treeDoc } from '../../support/treeDoc.ts';
import { drawTree, leavesOf, type Order, writeFormula } from './drawTree.ts';
import type { Line, Section } from './measure.ts';

const trees = 10_000;
const segmentations = 20_000;
/** Figures are in units of this. */
const unit = 1e-12;

type Pairs = ReadonlyMap<string, readonly [from: number, to: number]>;

/** What the ledger claims of itself, on random trees and segmentations: the worst of all, against the numbers in it. */
export function contributionSection(): Section {
  const worst = { sum: 0, time: 0, order: 0, units: 0 };
  const source = createRng(2_026).split('trees');
  for (let at = 0; at < trees; at++) {
    const found = measureTree(source.split(at));
    for (const key of ['sum', 'time', 'order', 'units'] as const) worst[key] = Math.max(worst[key], found[key]);
  }
  const split = { segments: 0, matrix: 0 };
  const drawn = createRng(2_026).split('segments');
  for (let at = 0; at < segmentations; at++) {
    const found = measureSplit(drawn.split(at));
    split.segments = Math.max(split.segments, found.segments);
    split.matrix = Math.max(split.matrix, found.matrix);
  }
  const line = (what: string, runs: number, measured: number): Line => {
    return { what, runs, measured: measured / unit, target: { low: 0, high: 1 }, digits: 4 };
  };
  return {
    title: 'Contributions: worst deviation, in 10⁻¹² of the contributions and the ends',
    lines: [
      line('leaves sum to the change (min, max, if, shared metrics too)', trees, worst.sum),
      line('swapping the periods flips every sign', trees, worst.time),
      line('the order of terms, factors and operands', trees, worst.order),
      line('the units of the leaves, by powers of 2', trees, worst.units),
      line('segments sum to the change, 2 to 40 of them', segmentations, split.segments),
      line('rows and columns of leaves × segments', segmentations, split.matrix),
    ],
  };
}

function measureTree(rng: Rng) {
  const drawn = drawTree(rng);
  const pairs: Pairs = new Map(
    leavesOf(drawn).map((name) => {
      const from = drawAmount(rng, name);
      return [name, rng.uniform() < 0.1 ? [from, from] : [from, drawAmount(rng, name)]];
    }),
  );
  const scales = new Map(leavesOf(drawn).map((name) => [name, 2 ** Math.round(20 * (rng.uniform() - 0.5))]));
  const at = (order: Order, scaled: boolean, swapped: boolean) => {
    const scaleOf = (name: string): number => (scaled ? (scales.get(name) ?? 1) : 1);
    const doc = treeDoc(writeFormula(drawn, order, scaled ? scaleOf : null));
    return partsOf(
      doc,
      (name, side) => (pairs.get(name)?.[Number(side === 'current') ^ Number(swapped)] ?? 0) * scaleOf(name),
    );
  };
  const own = at('drawn', false, false);
  const size = own.ends + [...own.parts.values()].reduce((sum, each) => sum + Math.abs(each), 0) + Number.MIN_VALUE;
  const against = (other: typeof own, sign: 1 | -1): number =>
    Math.max(...[...own.parts].map(([id, each]) => Math.abs((other.parts.get(id) ?? 0) - sign * each))) / size;
  return {
    sum: Math.abs([...own.parts.values()].reduce((sum, each) => sum + each, 0) - own.change) / size,
    time: against(at('drawn', false, true), -1),
    order: against(at('reversed', false, false), 1),
    units: against(at('drawn', true, false), 1),
  };
}

/** Leaves that may divide stay away from 0, of one sign. */
function drawAmount(rng: Rng, name: string): number {
  if (name.endsWith('d')) return 1 + 8 * rng.uniform();
  if (rng.uniform() < 0.1) return 0;
  return 18 * (rng.uniform() - 0.5);
}

function partsOf(doc: Doc, numberOf: (leaf: string, side: 'baseline' | 'current') => number) {
  const top = nodeId('r');
  const known = new Map<string, ReturnType<typeof number>>();
  const read: ReadNode = (id, side) => {
    const key = `${side}:${id}`;
    const value = known.get(key) ?? evaluate(doc, id, (leaf) => number(numberOf(leaf, side)));
    known.set(key, value);
    return value;
  };
  const [from, to] = [read(top, 'baseline', null), read(top, 'current', null)];
  if (from.kind === 'missing' || to.kind === 'missing') throw new Error('a drawn tree has numbers');
  const isLeaf = (id: NodeId): boolean => childrenOf(doc, id).length === 0;
  const parts = new Map([...contributionsTo(doc, top, read)].filter(([id]) => isLeaf(id)));
  return { change: to.value - from.value, ends: Math.abs(from.value) + Math.abs(to.value), parts };
}

/** A formula of two or three rates over up to 40 segments, some of them new or gone. */
function measureSplit(rng: Rng) {
  const names = ['a', 'b', 'c'].slice(0, 2 + Math.floor(2 * rng.uniform()));
  const branch = writeFormula(
    { name: 'r', children: names.map((name) => ({ name, children: [] })), seed: rng },
    'drawn',
    null,
  );
  const doc = treeDoc(branch);
  const count = 2 + Math.floor(39 * rng.uniform());
  const cells = new Map(
    names.map((name) => [
      name,
      Array.from({ length: count }, () => ({ baseline: drawGroup(rng), current: drawGroup(rng) })),
    ]),
  );
  const readNode: ReadNode = (id, side, cell) =>
    evaluate(doc, id, (leaf) => {
      const groups = (cells.get(leaf) ?? []).filter((_, index) => cell === null || index === cell);
      const total = (key: 'x' | 'n') => groups.reduce((sum, each) => sum + each[side][key], 0);
      return ratio(total('x'), total('n'));
    });
  const source = { dimension: 'channel', values: Array.from({ length: count }, (_, index) => `${index}`), readNode };
  const [split, matrix] = [splitBySegment(doc, nodeId('r'), source), splitMatrix(doc, nodeId('r'), source)];
  if (!split.ok || !matrix.ok) return { segments: 0, matrix: 0 };
  const { rows, change, baseline, current } = split.value;
  const size = rows.reduce(
    (sum, row) => sum + Math.abs(row.rate) + Math.abs(row.mix),
    Math.abs(baseline) + Math.abs(current) + Number.MIN_VALUE,
  );
  const off = rows.reduce((sum, row) => sum + row.contribution, 0) - change;
  const parts = contributionsTo(doc, nodeId('r'), readNode);
  const byRow = matrix.value.rows.map((row) => row.contribution - (parts.get(row.nodeId) ?? row.contribution));
  const byColumn = rows.map((row) => {
    const at = matrix.value.values.indexOf(row.value);
    return matrix.value.rows.reduce((sum, each) => sum + (each.cells[at]?.contribution ?? 0), 0) - row.contribution;
  });
  return { segments: Math.abs(off) / size, matrix: Math.max(...[...byRow, ...byColumn].map(Math.abs)) / size };
}

function drawGroup(rng: Rng): { readonly x: number; readonly n: number } {
  const n = rng.uniform() < 0.15 ? 0 : Math.floor(10 ** (3.5 * rng.uniform()));
  return { n, x: Math.floor((n + 1) * rng.uniform() * 0.999) };
}
