import type { SegmentSplit } from '#core/contribution/ledger.ts';
import type { Side } from '#core/contribution/readNode.ts';
import { splitBySegment } from '#core/contribution/splitBySegment.ts';
import type { NodeValue } from '#core/evaluate/value.ts';
import type { Measure } from '#core/model/schema.ts';
import { minus, plus } from './expressions.ts';
import { type Branch, evaluate, formula, nodeId, number, ratio, share, treeDoc } from './treeDoc.ts';

/** Of one leaf, by channel: [numerator, denominator] on both sides. A total has only its first number. */
export type Cells = readonly { readonly baseline: Pair; readonly current: Pair }[];
export type Pair = readonly [number, number];
export type Data = Readonly<Record<string, Cells>>;

/** Splits a node of a small tree, given the numbers of its leaves by channel. */
export function split(
  root: Branch,
  data: Data,
  values: readonly (string | null)[] = ['chat', 'email', 'bot'],
  id = root.name,
) {
  const doc = treeDoc(root);
  const isTotal = (leaf: string): boolean => {
    const basis = doc.metrics[doc.nodes[leaf]?.metricId ?? '']?.basis;
    return basis?.kind === 'measure' && basis.measure.kind === 'aggregate' && basis.measure.of.aggregate !== 'mean';
  };
  const leafValue = (leaf: string, side: Side, cell: number | null): NodeValue => {
    const cells = (data[leaf] ?? []).filter((_, index) => cell === null || index === cell).map((each) => each[side]);
    const x = cells.reduce((total, each) => total + each[0], 0);
    const n = cells.reduce((total, each) => total + each[1], 0);
    return isTotal(leaf) ? number(x, n) : ratio(x, n);
  };
  return splitBySegment(doc, nodeId(id), {
    dimension: 'channel',
    values,
    readNode: (node, side, cell) => evaluate(doc, node, (leaf) => leafValue(leaf, side, cell)),
  });
}

export function exact(result: ReturnType<typeof split>): SegmentSplit {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

export const cell = (baseline: Pair, current: Pair) => ({ baseline, current });
/** The worked example of the method: 70.83 % → 59.00 %. */
export const example = [cell([700, 1000], [560, 900]), cell([900, 1000], [880, 1000]), cell([100, 400], [330, 1100])];
export const rate: Branch = { name: 'rate', of: share };
export const row = (of: SegmentSplit, value: string | null) => of.rows.find((each) => each.value === value);

const letters = ['a', 'b', 'c'] as const;
/** A formula over three leaves, shares unless said otherwise. */
export const desk = (
  expression = minus(1, plus(plus('a', 'b'), 'c')),
  of: Readonly<Record<string, Measure>> = {},
): Branch => ({
  name: 'root',
  of: formula(expression),
  children: letters.map((name) => ({ name, of: of[name] ?? share })),
});
