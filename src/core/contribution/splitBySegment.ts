import { err, ok, type Result } from '#core/base/result.ts';
import { sum } from '#core/base/sum.ts';
import { type PathMultiplier, pathMultipliers } from '#core/contribution/contributionsTo.ts';
import { isSimpson } from '#core/contribution/isSimpson.ts';
import { type LeafKind, leafKind } from '#core/contribution/leafKind.ts';
import type { SegmentRow, SegmentSplit, SplitError } from '#core/contribution/ledger.ts';
import { type RateAndMix, type RatioGroup, rateAndMix } from '#core/contribution/rateAndMix.ts';
import { type ReadNode, sides } from '#core/contribution/readNode.ts';
import { endsOfNode } from '#core/contribution/weightedChildren.ts';
import type { Doc } from '#core/model/doc.ts';
import type { Metric, NodeId } from '#core/model/schema.ts';

/** Where the numbers of a split come from: the values of one dimension and the node values in each of them. */
export interface SegmentSource {
  readonly dimension: string;
  /** Index = cell; null is "missing". */
  readonly values: readonly (string | null)[];
  readonly readNode: ReadNode;
}

interface Leaf extends PathMultiplier {
  readonly metric: Metric;
  readonly kind: Exclude<LeafKind, 'none'>;
}

/**
 * How the change of a node splits over the values of a dimension, by the numerators and denominators of its leaves.
 *
 * A leaf's part is its multiplier on the node × its rate and mix effect in the segment, so formulas split as exactly
 * as the numbers that they are made of. See `SegmentSplit` for its laws.
 *
 * Errors   'missing-side'; 'not-additive': a leaf whose whole is not made of its parts, or whose parts are not all known.
 * Cost     O(leaves · values).
 */
export function splitBySegment(doc: Doc, nodeId: NodeId, source: SegmentSource): Result<SegmentSplit, SplitError> {
  const { readNode } = source;
  for (const side of sides) {
    if (readNode(nodeId, side, null).kind === 'missing') return err({ code: 'missing-side', side });
  }
  const ends = endsOfNode(nodeId, readNode);
  if (ends === null) return err({ code: 'missing-side', side: 'current' });
  const leaves = leavesOf(doc, nodeId, readNode);
  if (!leaves.ok) return leaves;
  const effects = addEffects(leaves.value, source);
  const change = ends.to - ends.from;
  const rate = sum(effects.map((effect) => effect.rate));
  const mix = sum(effects.map((effect) => effect.mix));
  const scale = Math.max(Math.abs(ends.from), Math.abs(ends.to), Number.MIN_VALUE);
  if (!(Math.abs(change - rate - mix) <= 1e-9 * scale)) {
    return err({ code: 'not-additive', metricName: doc.metrics[doc.nodes[nodeId]?.metricId ?? '']?.name ?? '' });
  }
  const isRate = leaves.value.some((leaf) => leaf.kind === 'rate');
  const rows = segmentRows(nodeId, source, leaves.value, effects);
  return ok({
    nodeId,
    dimension: source.dimension,
    kind: isRate ? 'rate' : 'total',
    baseline: ends.from,
    current: ends.to,
    change,
    rows,
    rate,
    mix,
    simpson: isRate && isSimpson(rows, rate, change),
  });
}

function leavesOf(doc: Doc, nodeId: NodeId, readNode: ReadNode): Result<readonly Leaf[], SplitError> {
  const leaves: Leaf[] = [];
  for (const path of pathMultipliers(doc, nodeId, readNode)) {
    const metric = doc.metrics[doc.nodes[path.nodeId]?.metricId ?? ''];
    if (!path.isLeaf || metric === undefined) continue;
    const kind = leafKind(metric);
    if (kind === 'none') return err({ code: 'not-additive', metricName: metric.name });
    leaves.push({ ...path, metric, kind });
  }
  return ok(leaves);
}

function addEffects(leaves: readonly Leaf[], source: SegmentSource): readonly RateAndMix[] {
  const effects = source.values.map(() => ({ rate: 0, mix: 0 }));
  for (const leaf of leaves) {
    const parts = leafEffects(leaf, source);
    effects.forEach((effect, cell) => {
      effect.rate += leaf.multiplier * (parts[cell]?.rate ?? 0);
      effect.mix += leaf.multiplier * (parts[cell]?.mix ?? 0);
    });
  }
  return effects;
}

function leafEffects(leaf: Leaf, source: SegmentSource): readonly RateAndMix[] {
  if (leaf.kind === 'rate') return rateAndMix(source.values.map((_, cell) => ratioGroup(leaf.nodeId, source, cell)));
  return source.values.map((_, cell) => {
    const [from, to] = sides.map((side) => source.readNode(leaf.nodeId, side, cell));
    return { rate: numberOf(to) - numberOf(from), mix: 0 };
  });
}

type Value = ReturnType<ReadNode>;

/** A segment without rows adds nothing to a sum. */
const numberOf = (value: Value | undefined): number => (value?.kind === 'value' ? value.value : 0);

function ratioGroup(nodeId: NodeId, { readNode }: SegmentSource, cell: number): RatioGroup {
  const from = partsOf(readNode(nodeId, 'baseline', cell));
  const to = partsOf(readNode(nodeId, 'current', cell));
  return { x0: from.numerator, n0: from.denominator, x1: to.numerator, n1: to.denominator };
}

const partsOf = (value: Value): { readonly numerator: number; readonly denominator: number } =>
  (value.kind === 'value' ? value.parts : null) ?? { numerator: 0, denominator: 0 };

function segmentRows(
  nodeId: NodeId,
  source: SegmentSource,
  leaves: readonly Leaf[],
  effects: readonly RateAndMix[],
): readonly SegmentRow[] {
  const first = leaves[0];
  const volume = (side: 'baseline' | 'current', cell: number): number => {
    if (first === undefined) return 0;
    const value = source.readNode(first.nodeId, side, cell);
    return first.kind === 'rate' ? partsOf(value).denominator : numberOf(value);
  };
  const n = source.values.map((_, cell) => ({ baseline: volume('baseline', cell), current: volume('current', cell) }));
  const whole = { baseline: sum(n.map((each) => each.baseline)), current: sum(n.map((each) => each.current)) };
  return source.values.flatMap((value, cell) => {
    const size = n[cell] ?? { baseline: 0, current: 0 };
    const effect = effects[cell] ?? { rate: 0, mix: 0 };
    const before = source.readNode(nodeId, 'baseline', cell);
    const after = source.readNode(nodeId, 'current', cell);
    const isEmpty = size.baseline === 0 && size.current === 0 && effect.rate === 0 && effect.mix === 0;
    if (isEmpty) return [];
    return [
      {
        value,
        n: size,
        share: {
          baseline: whole.baseline === 0 ? 0 : size.baseline / whole.baseline,
          current: whole.current === 0 ? 0 : size.current / whole.current,
        },
        before: before.kind === 'value' ? before.value : null,
        after: after.kind === 'value' ? after.value : null,
        rate: effect.rate,
        mix: effect.mix,
        contribution: effect.rate + effect.mix,
        presence: size.baseline === 0 ? 'new' : size.current === 0 ? 'gone' : 'both',
      } satisfies SegmentRow,
    ];
  });
}
