import { err, ok, type Result } from '#core/base/result.ts';
import { sum } from '#core/base/sum.ts';
import { isSimpson } from '#core/contribution/isSimpson.ts';
import type { SegmentRow, SegmentSplit, SplitError } from '#core/contribution/ledger.ts';
import { type RateAndMix, rateAndMix } from '#core/contribution/rateAndMix.ts';
import { type ReadNode, type Side, sides } from '#core/contribution/readNode.ts';
import { type BothSides, bySide, type SplitLeaf, splitLeaves } from '#core/contribution/splitLeaves.ts';
import { endsOfNode } from '#core/contribution/weightedChildren.ts';
import type { Doc } from '#core/model/doc.ts';
import type { NodeId } from '#core/model/schema.ts';

/** Where the numbers of a split come from: the values of one dimension and the node values in each of them. */
export interface SegmentSource {
  readonly dimension: string;
  /** Index = cell; null is "missing". */
  readonly values: readonly (string | null)[];
  readonly readNode: ReadNode;
}

/**
 * How the change of a node splits over the values of a dimension, by the numerators and denominators of its leaves.
 *
 * A leaf's part is its multiplier on the node × its rate and mix effect in the segment, so formulas split as exactly
 * as the numbers that they are made of. What a total carries in a formula with ratios is volume, and counts as mix.
 *
 * Shapes   as `SegmentSplit`; volumes are those of the leaf that has most of them.
 * Errors   'unknown-dimension'; 'missing-side'; 'not-additive': a leaf whose whole is not made of its parts, or whose
 *          parts do not add up to it.
 * Cost     O(leaves · values).
 */
export function splitBySegment(doc: Doc, nodeId: NodeId, source: SegmentSource): Result<SegmentSplit, SplitError> {
  const { dimension, readNode } = source;
  if (!hasDimension(doc, nodeId, dimension)) return err({ code: 'unknown-dimension', dimension });
  const ends = endsOfNode(nodeId, readNode);
  if (ends === null) return err({ code: 'missing-side', side: missingSide(nodeId, readNode) });
  const leaves = splitLeaves(doc, nodeId, source.values.length, readNode);
  if (!leaves.ok) return leaves;
  const kind = leaves.value.some((leaf) => leaf.kind === 'rate') ? 'rate' : 'total';
  const effects = addEffects(leaves.value, kind, source.values.length);
  const rate = sum(effects.map((effect) => effect.rate));
  const mix = sum(effects.map((effect) => effect.mix));
  const change = ends.to - ends.from;
  const rows = segmentRows(nodeId, source, leaves.value, effects);
  const simpson = kind === 'rate' && isSimpson(rows, rate, change);
  return ok({ nodeId, dimension, kind, baseline: ends.from, current: ends.to, change, rows, rate, mix, simpson });
}

function hasDimension(doc: Doc, nodeId: NodeId, dimension: string): boolean {
  const datasetId = doc.trees[doc.nodes[nodeId]?.treeId ?? '']?.datasetId ?? '';
  const column = doc.datasets[datasetId]?.columns.find(({ id }) => id === dimension);
  return column?.kind === 'dimension';
}

function missingSide(nodeId: NodeId, readNode: ReadNode): Side {
  return sides.find((side) => readNode(nodeId, side, null).kind === 'missing') ?? 'current';
}

function addEffects(leaves: readonly SplitLeaf[], kind: SegmentSplit['kind'], count: number): readonly RateAndMix[] {
  const effects = Array.from({ length: count }, () => ({ rate: 0, mix: 0 }));
  for (const leaf of leaves) {
    const parts = leafEffects(leaf, kind);
    effects.forEach((effect, cell) => {
      effect.rate += leaf.multiplier * (parts[cell]?.rate ?? 0);
      effect.mix += leaf.multiplier * (parts[cell]?.mix ?? 0);
    });
  }
  return effects;
}

function leafEffects({ kind: own, amounts, volumes }: SplitLeaf, kind: SegmentSplit['kind']): readonly RateAndMix[] {
  if (own === 'total') {
    return amounts.map(({ baseline, current }) =>
      kind === 'total' ? { rate: current - baseline, mix: 0 } : { rate: 0, mix: current - baseline },
    );
  }
  return rateAndMix(
    amounts.map(({ baseline, current }, cell) => ({
      x0: baseline,
      n0: volumes[cell]?.baseline ?? 0,
      x1: current,
      n1: volumes[cell]?.current ?? 0,
    })),
  );
}

function segmentRows(
  nodeId: NodeId,
  { values, readNode }: SegmentSource,
  leaves: readonly SplitLeaf[],
  effects: readonly RateAndMix[],
): readonly SegmentRow[] {
  const volumes = widestVolumes(leaves);
  const whole = bySide((side) => sum(volumes.map((volume) => volume[side])));
  const hasRows = (cell: number, side: Side): boolean => leaves.some((leaf) => (leaf.volumes[cell]?.[side] ?? 0) > 0);
  return values.flatMap((value, cell): readonly SegmentRow[] => {
    const there = bySide((side) => hasRows(cell, side));
    if (!there.baseline && !there.current) return [];
    const n = volumes[cell] ?? { baseline: 0, current: 0 };
    const { rate, mix } = effects[cell] ?? { rate: 0, mix: 0 };
    const read = bySide((side) => readNode(nodeId, side, cell));
    return [
      {
        value,
        n,
        share: bySide((side) => (whole[side] === 0 ? 0 : n[side] / whole[side])),
        before: read.baseline.kind === 'value' ? read.baseline.value : null,
        after: read.current.kind === 'value' ? read.current.value : null,
        rate,
        mix,
        contribution: rate + mix,
        presence: there.baseline ? (there.current ? 'both' : 'gone') : 'new',
      },
    ];
  });
}

/** The volumes of the leaf with the most of them: of leaves with one denominator, that one. */
function widestVolumes(leaves: readonly SplitLeaf[]): readonly BothSides[] {
  const size = (leaf: SplitLeaf): number => sum(leaf.volumes.map(({ baseline, current }) => baseline + current));
  const [widest] = leaves.toSorted((a, b) => size(b) - size(a));
  return widest?.volumes ?? [];
}
