import { ok, type Result } from '#core/base/result.ts';
import { sum } from '#core/base/sum.ts';
import { isSimpson } from '#core/contribution/isSimpson.ts';
import { leafEffects } from '#core/contribution/leafEffects.ts';
import type { SegmentRow, SegmentSplit, SplitError } from '#core/contribution/ledger.ts';
import type { RateAndMix } from '#core/contribution/rateAndMix.ts';
import { readLeaves, type SegmentSource } from '#core/contribution/readLeaves.ts';
import type { Side } from '#core/contribution/readNode.ts';
import { type BothSides, bySide, type SplitLeaf } from '#core/contribution/splitLeaves.ts';
import type { Doc } from '#core/model/doc.ts';
import type { NodeId } from '#core/model/schema.ts';

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
  const { dimension } = source;
  const read = readLeaves(doc, nodeId, source);
  if (!read.ok) return read;
  const { ends, leaves, kind } = read.value;
  const effects = addEffects(leaves, kind, source.values.length);
  const rate = sum(effects.map((effect) => effect.rate));
  const mix = sum(effects.map((effect) => effect.mix));
  const change = ends.to - ends.from;
  const rows = segmentRows(nodeId, source, leaves, effects);
  const simpson = kind === 'rate' && isSimpson(rows, rate, change);
  return ok({ nodeId, dimension, kind, baseline: ends.from, current: ends.to, change, rows, rate, mix, simpson });
}

/** The effects of all leaves, added up by segment. */
function addEffects(leaves: readonly SplitLeaf[], kind: SegmentSplit['kind'], count: number): readonly RateAndMix[] {
  const effects = Array.from({ length: count }, () => ({ rate: 0, mix: 0 }));
  for (const leaf of leaves) {
    const parts = leafEffects(leaf, kind);
    effects.forEach((effect, cell) => {
      effect.rate += parts[cell]?.rate ?? 0;
      effect.mix += parts[cell]?.mix ?? 0;
    });
  }
  return effects;
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
